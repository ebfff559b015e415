import { openMinutes, usualMinutes } from './business-hours.ts';
import { type Reading, readSpokenTime, type TimeContext } from './spoken-time.ts';
import { dayToMs, msToDay } from './zoned.ts';

/** When somebody is back who is away "until Monday": a day alone means its opening hour, not its close. */
export function readReturn(words: string, context: TimeContext): Reading {
  const reading = readSpokenTime(words, context);
  if (reading.kind === 'ask' || !/^(close of business|end of day)\b/.test(reading.reading)) return reading;
  const { team } = context;
  const day = msToDay(Date.parse(reading.dueAt), team.zone);
  const { from } = openMinutes(day, team) ?? usualMinutes(team);
  return { ...reading, dueAt: new Date(dayToMs(day, from, team.zone).ms).toISOString(), notBefore: null };
}
