import { UserError } from '../call/user-error.ts';
import { readDistance } from '../followup/distance.ts';
import { readSpokenTime } from '../followup/spoken-time.ts';
import type { Store } from '../store/store.ts';
import { readInstant } from './given.ts';
import { teamOf } from './team-of.ts';

type Option = '--at' | '--due';

/** The moment that an option gives: an instant, how far ahead it is, or a time as it is spoken on the agent's own clock. */
export function whenGiven(
  option: Option,
  text: string,
  { now, here, store }: { now: string; here: string; store: Store | null },
): string {
  const at = readInstant(wholeDay(option, text), here);
  if (at !== null) return at;
  const minutes = readDistance(text);
  if (minutes !== null) return new Date(Date.parse(now) + minutes * 60_000).toISOString();
  const reading = readSpokenTime(text, { now, zone: here, team: teamOf(store, here) });
  if (reading.kind === 'time') return reading.dueAt;
  throw new UserError(
    `${option} cannot be "${text}". ${reading.question}`,
    'It takes 1h, 30m, 2d, a moment such as 2026-11-18T17:00, or a time as you say it: "today at five".',
    'usage',
  );
}

/** What is due until a day is due until that day is over. */
function wholeDay(option: Option, text: string): string {
  return option === '--due' && /^\s*\d{4}-\d\d-\d\d\s*$/.test(text) ? `${text.trim()}T23:59` : text;
}
