import { minutesOfClock } from './business-hours.ts';
import { type Weekday, weekdays } from './calendar.ts';
import { clockText } from './clock-text.ts';
import { weekdayNames } from './day-names.ts';
import { type Outcome, read } from './outcome.ts';
import { readWorkingWeek, type WorkingWeek, weekText } from './working-week.ts';
import { instantToWall } from './zoned.ts';

/** An agent's own hours are written as the team's are. */
export function readAgentHours(text: string): Outcome<string> {
  const week = readWorkingWeek(text);
  return week.ok ? read(weekText(week.value)) : week;
}

/** Hours that cannot be read stand against no time. */
export function isWithinAgentHours(at: string, value: string, zone: string): boolean {
  return agentHoursDoubt(at, value, zone) === null;
}

/** "You work until 15:00 that day.", "You do not work on Saturdays."; null while the agent works. */
export function agentHoursDoubt(at: string, value: string, zone: string): string | null {
  const week = readWorkingWeek(value);
  if (!week.ok) return null;
  const { weekday, hour, minute, second } = instantToWall(at, zone);
  const minutes = hour * 60 + minute + second / 60;
  const [today, night] = [shiftOf(week.value, weekday), lastNight(week.value, weekday)];
  // The very moment of leaving is still in time, as it is for the team.
  if (minutes <= night || (today && minutes >= today.from && minutes <= today.to)) return null;
  if (today && minutes > today.to) return `You work until ${clockText(today.to)} that day.`;
  if (night <= 0)
    return today ? `You start at ${clockText(today.from)} that day.` : `You do not work on ${weekdayNames[weekday]}s.`;
  return `You work until ${clockText(night)} that day${today ? `, and again from ${clockText(today.from)}` : ''}.`;
}

type Shift = { from: number; to: number };

/** In minutes of the day on which it begins. */
function shiftOf(week: WorkingWeek, day: Weekday): Shift | null {
  const hours = week[day];
  if (!hours) return null;
  const [from, to] = [minutesOfClock(hours.from), minutesOfClock(hours.to)];
  return { from, to: to > from ? to : to + 1440 };
}

/** Until when the shift of the day before runs on this day; -1: it ended before midnight, or there was none. */
function lastNight(week: WorkingWeek, day: Weekday): number {
  const before = shiftOf(week, weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day);
  return Math.max(-1, (before?.to ?? 0) - 1440);
}
