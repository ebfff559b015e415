import { doubtWords } from '../doubts.ts';
import { msToDay } from '../zoned.ts';
import { type Found, lessSure, type Resolved, type Setting } from './found.ts';
import { hoursDoubts } from './hours-doubts.ts';
import type { Reading, TimeContext } from './outcome.ts';
import type { Piece } from './piece.ts';
import { readPieces } from './pieces.ts';
import { questionFor, questionWhy } from './questions.ts';
import { resolveStatement, withFallback } from './resolve.ts';
import type { DaySaid, ZoneSaid } from './said.ts';
import { mendSpelling } from './spelling.ts';
import { type Phrase, readPhrase, type Statement } from './statement.ts';
import type { Token } from './token.ts';
import { clockZoneOf, placeDoubts, placeWords, seasonDoubts, shownZoneOf } from './zone-said.ts';

/** A reading, and what it was read from. */
export type Read = { reading: Reading; pieces: readonly Piece[]; phrase: Phrase };

/** Tokens to pieces to a phrase to instants; `words` is the line they come from. */
export function readTokens(all: readonly Token[], words: string, context: TimeContext): Read {
  const { tokens, mended } = mendSpelling(all);
  const pieces = readPieces(tokens);
  const phrase = readPhrase(pieces);
  const setting = settingFor(context);
  const said = words.slice(all[0]?.from ?? 0, all.at(-1)?.to ?? 0);
  if (phrase.kind !== 'phrase')
    return {
      reading: { kind: 'ask', question: questionFor(phrase, said, unreadWords(phrase, tokens, words), setting) },
      pieces,
      phrase,
    };
  const zone = zoneSaidIn(phrase.main) ?? (phrase.instead ? zoneSaidIn(phrase.instead) : null);
  const zoned = inZone(setting, zone);
  const main = resolveStatement(phrase.main, zoned);
  const found = phrase.instead ? withFallback(main, resolveStatement(phrase.instead, zoned), zoned) : main;
  return {
    reading: readingOf(found, phrase, zone, mended, { ...setting, clockZone: zoned.clockZone }),
    pieces,
    phrase,
  };
}

function settingFor({ now, zone, team }: TimeContext): Setting {
  const ms = Date.parse(now);
  return { now: ms, zone, today: msToDay(ms, zone), clockZone: zone, team };
}

// "EOD Pacific", "tomorrow morning London time": the named clock has the day's beginning and end too.
function inZone(setting: Setting, said: ZoneSaid | null): Setting {
  const clockZone = clockZoneOf(said, setting.zone, setting.team.zone);
  if (!said) return setting;
  return { ...setting, zone: clockZone, clockZone, team: { ...setting.team, zone: clockZone } };
}

function readingOf(
  found: Resolved,
  phrase: Phrase & { kind: 'phrase' },
  zone: ZoneSaid | null,
  mended: readonly string[],
  setting: Setting,
): Reading {
  if (found.kind === 'ask') return { kind: 'ask', question: questionWhy(found.why, setting) };
  const isPast = found.until <= setting.now;
  if (isPast && !hasYear(phrase.main)) return { kind: 'ask', question: questionWhy('That is in the past.', setting) };
  const hedge = hasHedge(phrase) ? ['Said with a "maybe": is it a promise?'] : [];
  const place = placeDoubts(zone, setting.clockZone);
  const season = seasonDoubts(zone, setting.clockZone, found.until);
  return {
    kind: 'time',
    dueAt: new Date(found.until).toISOString(),
    notBefore: found.from === null || found.from > found.until ? null : new Date(found.from).toISOString(),
    zone: shownZoneOf(zone, setting.clockZone, setting.zone),
    reading:
      zone && setting.clockZone !== setting.zone
        ? `${found.reading}, ${placeWords(zone, setting.clockZone)} time`
        : found.reading,
    sure: sureness(found, hedge.length + place.length > 0, mended.length + season.length > 0),
    shape: found.shape,
    doubts: [
      ...(isPast ? [doubtWords.past] : []),
      ...found.doubts,
      ...place,
      ...season,
      ...hedge,
      ...mended,
      ...hoursDoubts(found.until, setting.zone, setting.team, saidBy(phrase.main)),
    ],
  };
}

function sureness(found: Found, isHedged: boolean, isMended: boolean): Found['sure'] {
  return lessSure(found.sure, isHedged ? 'ambiguous' : isMended ? 'convention' : 'clear');
}

function unreadWords(phrase: Phrase, tokens: readonly Token[], words: string): string {
  if (phrase.kind !== 'unread') return '';
  const [first, last] = [phrase.pieces[0], phrase.pieces.at(-1)];
  if (!first || !last) return '';
  return words.slice(tokens[first.from]?.from ?? 0, tokens[last.to - 1]?.to ?? 0);
}

function zoneSaidIn({ first, second }: Statement): ZoneSaid | null {
  return second?.zone ?? first.zone;
}

function saidBy({ first, second }: Statement): 'clock' | 'amount' | 'day' {
  const { clock, amount } = second ?? first;
  return clock || first.clock ? 'clock' : amount ? 'amount' : 'day';
}

function hasHedge({ main, instead }: Phrase & { kind: 'phrase' }): boolean {
  return [main, instead].some(
    (statement) => statement?.first.moods.has('hedge') || statement?.second?.moods.has('hedge'),
  );
}

// A date with its year is meant as it stands, be it past.
function hasYear({ first, second }: Statement): boolean {
  return [...first.days, ...(second?.days ?? [])].some(
    (day: DaySaid) => (day.kind === 'date' || day.kind === 'numeric') && day.year !== null,
  );
}
