import type { Read } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import type { Part, PartSaid } from './said.ts';
import type { Token } from './token.ts';

const words: readonly [part: Part, patterns: readonly string[]][] = [
  [
    'close',
    [
      'the? eod|eob|cob|cop|eop',
      'the? close of? business|play|trading|day',
      'the? end of? the|this|that? business|working|work|trading? day|business|play|trading',
      'the? closing|close time',
      'the? closing',
      'when we|you close|shut',
      'day end',
      'within the business|working|work? day',
      'the? last thing',
    ],
  ],
  ['first-thing', ['first|1st thing in? the? morning?']],
  [
    'opening',
    [
      'the? start|beginning of? the? business|working|work? day|business|play',
      'the? sod|sob|bob',
      'opening time?',
      'when|once? we|you open|opens',
    ],
  ],
  ['after-lunch', ['after lunch|lunchtime', 'after lunch time|break|hour']],
  ['lunch', ['lunch|lunchtime', 'lunch time|break|hour']],
  ['morning', ['morning|mornin|morn|am']],
  ['afternoon', ['afternoon|arvo|pm']],
  ['evening', ['evening|eve', 'after work|hours']],
  ['night', ['night|nite']],
];

/** this afternoon, late morning, close of business, first thing */
export function readPart(tokens: readonly Token[], at: number): Read<PartSaid> | null {
  const lead = match(tokens, at, 'this') ?? at;
  const third = readThird(tokens, lead);
  const late = third && readName(tokens, third.to);
  if (third && late && !isMoment(late.value)) {
    return { value: { part: late.value, this: lead > at, third: third.value }, to: late.to };
  }
  const name = readName(tokens, lead);
  return name && { value: { part: name.value, this: lead > at, third: null }, to: name.to };
}

/** Of no length, so that it has no early or late half. */
export function isMoment(part: Part): part is 'first-thing' | 'opening' | 'close' {
  return part === 'first-thing' || part === 'opening' || part === 'close';
}

function readName(tokens: readonly Token[], at: number): Read<Part> | null {
  for (const [part, patterns] of words) {
    const to = matchAny(tokens, at, patterns);
    if (to !== null) return { value: part, to };
  }
  return readClosing(tokens, at);
}

// "by close" and "before we close" are times, "you close at 5" is none.
function readClosing(tokens: readonly Token[], at: number): Read<Part> | null {
  const isBefore = ['before', 'until', 'till'].includes(textAt(tokens, at - 1));
  const we = isBefore ? match(tokens, at, 'we|you close|shut') : null;
  const isSaidOfSomeone = ['we', 'you', 'they', 'it', 'i'].includes(textAt(tokens, at - 1));
  const to = we ?? (isSaidOfSomeone ? null : match(tokens, at, 'the? close'));
  return to === null ? null : { value: 'close', to };
}

/** tonight: a part and a day in one word */
export function readTonight(tokens: readonly Token[], at: number): number | null {
  return matchAny(tokens, at, ['tonight|tonite|2nite', 'this night']);
}

/** "early tomorrow" is its morning, "late on Friday" its afternoon. */
export function readEarlyOrLate(tokens: readonly Token[], at: number): Read<Part> | null {
  const word = textAt(tokens, at);
  if (word !== 'early' && word !== 'late') return null;
  return { value: word === 'early' ? 'morning' : 'afternoon', to: match(tokens, at + 1, 'on|in') ?? at + 1 };
}

function readThird(tokens: readonly Token[], at: number): Read<'early' | 'mid' | 'late'> | null {
  const early = matchAny(tokens, at, ['early in? the|this?', 'the? start|beginning of the|this?']);
  if (early !== null) return { value: 'early', to: early };
  const mid = matchAny(tokens, at, ['mid -?', 'the? middle of the|this?']);
  if (mid !== null) return { value: 'mid', to: mid };
  const late = matchAny(tokens, at, ['late in? the|this?', 'the? end of the|this?']);
  return late === null ? null : { value: 'late', to: late };
}
