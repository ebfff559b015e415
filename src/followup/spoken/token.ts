/** A piece of the line as it was typed, with its place in it. */
export type Token = { text: string; from: number; to: number; glued: boolean } & Kind;

type Kind =
  | { kind: 'word' }
  | { kind: 'number'; value: number }
  | { kind: 'ordinal'; value: number }
  /** 4:30 or 4.30 */
  | { kind: 'clock'; hour: number; minute: number; padded: boolean }
  /** 20/11: a date, or a half as 1/2 */
  | { kind: 'slash'; first: number; second: number }
  /** 20/11/2026, 20.11. */
  | { kind: 'date'; first: number; second: number; year: number | null }
  | { kind: 'iso'; year: number; month: number; day: number; clock: IsoClock | null }
  | { kind: 'mark' };

export type IsoClock = { hour: number; minute: number; second: number; offset: number | null };

const shapes: readonly [RegExp, (found: RegExpExecArray) => Kind | null][] = [
  [/\d{4}\/\d{1,2}\/\d{1,2}(?!\d)/y, (found) => isoDate(found[0])],
  [/\d{4}-\d\d-\d\d(?:(?:t| +)\d\d?:\d\d(?!\d)(?::\d\d(?:[.,]\d+)?)?)?/y, (found) => isoDate(found[0])],
  [
    /\+?\d+(?:-\d+){2,}|\d{3}-\d{4}(?!\d)|24\/7|\d+(?:\.\d+){3,}/y,
    (found) => numericDate(found[0]) ?? { kind: 'word' },
  ],
  [/\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)|\d{1,2}\.\d{1,2}\.(?!\d)/y, (found) => numericDate(found[0])],
  [/(\d{1,2})[:.](\d\d)(?![\d:])/y, (found) => clockTime(found)],
  [/(\d{1,2})\/(\d{1,2})(?![\d/])/y, (found) => ({ kind: 'slash', first: Number(found[1]), second: Number(found[2]) })],
  [/(\d{1,2})(?:st|nd|rd|th)\b/y, (found) => ({ kind: 'ordinal', value: Number(found[1]) })],
  [/\d{1,9}(?:[.,]\d{1,3})?(?![\d.,]*\d)/y, (found) => ({ kind: 'number', value: Number(found[0].replace(',', '.')) })],
  // .5: a part of an hour, where no letter or digit stands before it
  [/(?<![\p{L}\p{N}])\.\d{1,2}(?![\d.])/uy, (found) => ({ kind: 'number', value: Number(`0${found[0]}`) })],
  [/½|¼|¾/y, (found) => ({ kind: 'slash', first: found[0] === '¾' ? 3 : 1, second: found[0] === '½' ? 2 : 4 })],
  [/\p{L}\.(?: ?\p{L}\.)+|[ap]\. ?m\b/uy, () => ({ kind: 'word' })],
  [/\p{L}+(?:['’]\p{L}+)*|\p{N}+/uy, () => ({ kind: 'word' })],
  [/[^\s]/uy, () => ({ kind: 'mark' })],
];

/** Words, numbers and marks of a line, in small letters, each with its place. */
export function tokenise(line: string): Token[] {
  const lower = lowerCase(line);
  const tokens: Token[] = [];
  let at = 0;
  while (at < lower.length) {
    if (/\s/.test(lower.charAt(at))) {
      at++;
      continue;
    }
    const { length, kind } = nextToken(lower, at);
    const text = wordText(lower.slice(at, at + length), kind);
    tokens.push({ ...kind, text, from: at, to: at + length, glued: tokens.at(-1)?.to === at });
    at += length;
  }
  return tokens;
}

function nextToken(line: string, at: number): { length: number; kind: Kind } {
  for (const [shape, read] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(line);
    const kind = found && read(found);
    if (found && kind) return { length: found[0].length + isoOffsetLength(line, at, found[0], kind), kind };
  }
  return { length: 1, kind: { kind: 'mark' } };
}

// Letter by letter: places in the line must stay, and some capitals have a longer small form.
function lowerCase(line: string): string {
  const lower = line.toLowerCase();
  return lower.length === line.length ? lower : line.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

function wordText(text: string, kind: Kind): string {
  if (kind.kind !== 'word') return text;
  const plain = text.replaceAll('’', "'");
  return /^\p{L}\./u.test(plain) ? plain.replace(/[. ]/g, '') : plain.replace(/'s$/, '');
}

function clockTime(found: RegExpExecArray): Kind | null {
  const [, first = '', second = ''] = found;
  const [hour, minute] = [Number(first), Number(second)];
  return hour <= 24 && minute < 60 ? { kind: 'clock', hour, minute, padded: first.startsWith('0') } : null;
}

function numericDate(text: string): Kind | null {
  const [first = '', second = '', year = ''] = text.split(/[/.-]/);
  if (!/^\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d\d)?$/.test(text)) return null;
  // "at 4.30." ends a sentence, "on 20.11." is a date.
  if (year === '' && (Number(first) <= 12 || Number(second) > 12)) return null;
  const years = year === '' ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  return { kind: 'date', first: Number(first), second: Number(second), year: years };
}

function isoDate(text: string): Kind {
  const [year = 0, month = 0, day = 0, hour, minute, second] = text
    .split(/[^\d.,]+/)
    .map((part) => Math.floor(Number(part.replace(',', '.'))));
  const clock = hour === undefined || minute === undefined ? null : { hour, minute, second: second ?? 0, offset: null };
  return { kind: 'iso', year, month, day, clock };
}

// After "09:00" a "-10:00" is the end of a range; after "T09:00" or seconds it is an offset.
function isoOffsetLength(line: string, at: number, text: string, kind: Kind): number {
  if (kind.kind !== 'iso' || !kind.clock) return 0;
  const offset = /^(?:( ?z\b)|([+-])(\d\d):?(\d\d)?(?!\d))/.exec(line.slice(at + text.length, at + text.length + 8));
  if (!offset || (offset[2] === '-' && !/t|:\d\d:/.test(text))) return 0;
  const minutes = Number(offset[3] ?? 0) * 60 + Number(offset[4] ?? 0);
  kind.clock.offset = offset[2] === '-' ? -minutes : minutes;
  return offset[0].length;
}
