import { openMinutes } from './business-hours.ts';
import { type Day, type Weekday, weekdayOf } from './calendar.ts';
import { weekdayNames } from './day-names.ts';
import { minuteWords } from './spoken/day-words.ts';
import { type Every, type Often, readEvery } from './spoken/every.ts';
import type { Setting } from './spoken/found.ts';
import { isMoment } from './spoken/part.ts';
import { likelyMinutes } from './spoken/resolve-clock.ts';
import type { Span } from './spoken/said.ts';
import { mendSpelling } from './spoken/spelling.ts';
import { type Token, tokenise } from './spoken/token.ts';
import { weekdayWords } from './spoken/vocabulary.ts';
import { type Reading, readSpokenTime, type TimeContext } from './spoken-time.ts';
import { dayToMs, instantToWall, msToDay } from './zoned.ts';

/** A promise that is kept again and again; `repeats` is our own text, from which the next time is read. */
export type Repeating = { repeats: string; first: Reading };

const longest = 300;

/** "every two hours", "daily at 9", "each Friday at noon"; null when no such promise can be had from it. */
export function readRepeating(phrase: string, context: TimeContext): Repeating | null {
  if (phrase.length > longest) return null;
  const tokens = withoutEnd(mendSpelling(tokenise(phrase)).tokens, phrase, context);
  const every = tokens && readEvery(tokens);
  const setting = settingOf(context);
  const said = every && wordsOf(every, setting);
  if (!said) return null;
  const first = firstRound(said, context, setting);
  return first.kind === 'time' ? { repeats: said.repeats, first: withDoubt(first, said) } : null;
}

/** The round behind `context.now`, the moment from which it is counted. */
export function nextRound(repeats: string, context: TimeContext): Reading {
  const today = msToDay(Date.parse(context.now), context.zone);
  return readSpokenTime(
    exactly(spokenOn(repeats, today)),
    endsAtMidnight(repeats, context) ? justBefore(context) : context,
  );
}

// Our own 11:00 is in the morning, also for those who work at night.
function exactly(text: string): string {
  return text.replace(/ at (1[0-2]):\d\d$/, (clock, hour) => `${clock} ${hour === '12' ? 'pm' : 'am'}`);
}

// A night that lasts until midnight is over with its own day: the night behind it is tomorrow's.
function endsAtMidnight(repeats: string, { now, zone }: TimeContext): boolean {
  const { hour, minute } = instantToWall(now, zone);
  return hour === 0 && minute === 0 && / night$/.test(repeats);
}

function justBefore(context: TimeContext): TimeContext {
  return { ...context, now: new Date(Date.parse(context.now) - 1).toISOString() };
}

// "Next Friday" is the Friday to come, whatever day it is counted from.
function spokenOn(repeats: string, today: Day): string {
  const [, name = '', behind = ''] = /^next (\w+day)\b(.*)$/.exec(repeats) ?? [];
  const weekday = weekdayWords[name.toLowerCase()];
  return weekday === undefined || weekday === weekdayOf(today) ? repeats : `this coming ${name}${behind}`;
}

type Words = {
  repeats: string;
  /** the minutes of the day that were said, and the others that may be meant */
  minutes: number | null;
  other: number | null;
  often: Often;
};

function wordsOf({ often, clock, part }: Every, setting: Setting): Words | null {
  const day = dayWordsOf(often);
  if (day === null) return null;
  if (clock === null && part === null) return { repeats: day, minutes: null, other: null, often };
  if (!isOfDays(often) || (part && (isMoment(part.part) || part.part === 'lunch' || part.part === 'after-lunch')))
    return null;
  if (clock === null) return { repeats: `${day} ${part?.part}`, minutes: null, other: null, often };
  const likely = likelyMinutes(clock, setting.today, part, setting);
  if (!likely || likely.minutes >= 1440) return null;
  return { repeats: `${day} at ${minuteWords(likely.minutes)}`, ...likely, often };
}

function dayWordsOf(often: Often): string | null {
  switch (often.kind) {
    case 'weekday':
      return `next ${weekdayNames[often.weekday]}`;
    case 'workday':
      return 'the next business day';
    case 'span':
      return isOneDay(often) ? (often.working ? 'the next business day' : 'tomorrow') : spanWords(often);
  }
}

function isOneDay({ span: { months, days, minutes } }: Often & { kind: 'span' }): boolean {
  return days === 1 && months === 0 && minutes === 0;
}

function isOfDays(often: Often): boolean {
  return often.kind !== 'span' || (often.span.minutes === 0 && often.span.days + often.span.months > 0);
}

function spanWords({ span, working }: { span: Span; working: boolean }): string | null {
  const { months, days, minutes } = span;
  const sizes: readonly [count: number, name: string][] = [
    [months, 'month'],
    [working || days % 7 > 0 ? days : 0, 'day'],
    [!working && days % 7 === 0 ? days / 7 : 0, 'week'],
    [minutes % 60 === 0 ? minutes / 60 : 0, 'hour'],
    [minutes % 60 > 0 ? minutes : 0, 'minute'],
  ];
  const [size, more] = sizes.filter(([count]) => count > 0);
  if (!size || more || !Number.isInteger(size[0])) return null;
  return `in ${size[0]} ${working ? 'business ' : ''}${size[1]}${size[0] === 1 ? '' : 's'}`;
}

// Where the time of the day is still to come, the first round is today's.
function firstRound({ repeats, minutes, often }: Words, context: TimeContext, setting: Setting): Reading {
  const { today, zone, now, team } = setting;
  const isToday =
    minutes !== null &&
    dayToMs(today, minutes, zone).ms > now &&
    (often.kind === 'weekday'
      ? isOn(today, often.weekday)
      : often.kind === 'workday'
        ? openMinutes(today, team) !== null
        : isOneDay(often));
  return isToday ? readSpokenTime(exactly(`today at ${minuteWords(minutes)}`), context) : nextRound(repeats, context);
}

function isOn(day: Day, weekday: Weekday): boolean {
  return weekdayOf(day) === weekday;
}

function withDoubt(first: Reading & { kind: 'time' }, { minutes, other }: Words): Reading {
  if (minutes === null || other === null) return first;
  const doubt = `Read as ${minuteWords(minutes)}, not ${minuteWords(other)}.`;
  return { ...first, sure: 'ambiguous', doubts: [...first.doubts, doubt] };
}

/**
 * Without "until it is fixed" and "with news", which say nothing about when; null when the promise ends at a time,
 * which no text of ours could hold.
 */
function withoutEnd(tokens: readonly Token[], phrase: string, context: TimeContext): readonly Token[] | null {
  const until = tokens.findIndex(({ text }) => ['until', 'till', 'til'].includes(text));
  const head = until < 0 ? tokens : tokens.slice(0, until);
  const end = until < 0 ? '' : phrase.slice(tokens[until + 1]?.from ?? phrase.length);
  if (until >= 0 && (end.trim() === '' || readSpokenTime(end, context).kind === 'time')) return null;
  return head.filter(({ text }) => !news.includes(text));
}

const news = ['news', 'update', 'updates', 'progress', 'status', 'report', 'any'];

function settingOf({ now, zone, team }: TimeContext): Setting {
  const ms = Date.parse(now);
  return { now: ms, zone, today: msToDay(ms, zone), clockZone: zone, team };
}

/** Words that promise something again and again, whether or not it can be read how often. */
export function soundsRepeating(phrase: string): boolean {
  return /\b(every|each|daily|hourly|weekly|nightly)\b/i.test(phrase);
}

export const askHowOften = 'How often exactly? Say it like "every two hours" or "daily at nine".';
