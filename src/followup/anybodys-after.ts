import { type Outcome, quoted, read, refused } from './outcome.ts';
import { lookUp, numberWords } from './spoken/vocabulary.ts';

const longest = 30 * 1440;
const howToWrite = 'write it as 1 hour, 30 minutes, 2h or never';
const amount =
  /(?<![\d.,])(\d{1,5}(?:[.,]\d{1,2})?|[a-z]+) ?(hours|hour|hrs|hr|h|minutes|minute|mins|min|m|days|day|d)(?![a-z])/g;
const minutesIn: Readonly<Record<string, number>> = { h: 60, m: 1, d: 1440 };

/** How many minutes after its time a broken promise becomes anybody's; null: never. */
export function readAnybodysAfter(text: string): Outcome<number | null> {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^after /, '')
    .replace(/ (later|after)$/, '');
  if (/^(never|no|none|off)$/.test(said)) return read(null);
  if (/^(at once|immediately|straight away|right away|now)$/.test(said)) return read(0);
  const minutes = minutesSaid(said);
  if (minutes === null) return refused(`${quoted(text.trim())} is no length of time: ${howToWrite}.`);
  return minutes > longest
    ? refused(`${quoted(text.trim())} is more than 30 days: a time that long is written never.`)
    : read(minutes);
}

/** As it can be read again; null, after which nothing is offered to anybody, is *never*. */
export function anybodysAfterText(minutes: number | null): string {
  return minutes === null ? 'never' : `${minutes} minutes`;
}

function minutesSaid(said: string): number | null {
  const line = said
    .replace(/\bhalf an? hour\b/, '30 minutes')
    .replace(/\b(a|an|one) hour and a half\b/, '90 minutes')
    .replace(/\b(\w+) and a half hours\b/, '$1 hours 30 minutes')
    .replace(/(\d)h(\d\d)$/, '$1h $2m');
  const found = [...line.matchAll(amount)];
  if (found.length === 0 || line.replace(amount, '').replace(/\band\b|[\s,]/g, '') !== '') return null;
  const parts = found.map(([, count = '', unit = '']) => numberOf(count) * (minutesIn[unit.charAt(0)] ?? Number.NaN));
  const sum = Math.round(parts.reduce((total, part) => total + part, 0));
  return Number.isNaN(sum) ? null : sum;
}

function numberOf(word: string): number {
  if (/^(a|an)$/.test(word)) return 1;
  return lookUp(numberWords, word) ?? Number(word.replace(',', '.'));
}
