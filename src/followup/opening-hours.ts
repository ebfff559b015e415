import { type ClockText, clockText } from './clock-text.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';
import type { DayHours } from './team.ts';

type Hours = NonNullable<DayHours>;

const halfDay = 720;
const wholeDay = 1440;
/** Before this hour nobody opens, unless it is said with am or as on a 24-hour clock. */
const earliest = 360;

/** From 9 to 5, 9am to 17:00, 22:00 to 6:00: the end lies after midnight when it is not later than the beginning. */
export function hoursBetween(from: ClockText, to: ClockText, said: string): Outcome<Hours> {
  const found = minutesBetween(from, to);
  if (found === null)
    return refused(`${quoted(said)} may be meant in two ways: write it as on a 24-hour clock, such as 09:00-17:00.`);
  const [start, end] = found;
  if (start % wholeDay === end % wholeDay && start !== 0)
    return refused(`${quoted(said)} begins and ends at the same time: a whole day is 0:00-24:00.`);
  if (start === wholeDay)
    return refused(`${quoted(said)} begins when the day is over: the first minute of a day is 0:00.`);
  return read({ from: clockText(start), to: clockText(end === 0 ? wholeDay : end) });
}

function minutesBetween(from: ClockText, to: ClockText): [from: number, to: number] | null {
  if (from.clock === 'twelve') return fromTwelve(from.minutes, to);
  if (to.clock !== 'twelve' || isOnlyOfDay(from)) return [from.minutes, to.minutes];
  const later = to.minutes + halfDay;
  // 9am-5 ends at 17:00 and 11pm-7 in the morning; 7am-10 may end at either ten.
  if (to.minutes <= from.minutes) return [from.minutes, later > from.minutes ? later : to.minutes];
  return later < wholeDay && from.clock === 'am-pm' ? null : [from.minutes, to.minutes];
}

function fromTwelve(from: number, to: ClockText): [from: number, to: number] | null {
  if (to.clock === 'day') return [from, to.minutes];
  if (to.clock === 'twelve') {
    if (from < earliest || from === to.minutes + halfDay || (from >= halfDay && to.minutes === from)) return null;
    return [from, to.minutes > from ? to.minutes : to.minutes + halfDay];
  }
  const fits = [from % halfDay, (from % halfDay) + halfDay].filter((minutes) => minutes < to.minutes);
  const likely = fits.length > 1 ? fits.filter((minutes) => minutes >= earliest) : fits;
  return likely.length === 1 && likely[0] !== undefined ? [likely[0], to.minutes] : null;
}

/** 22:00, 14 and 0:00 leave no doubt about the clock that the end is on too. */
function isOnlyOfDay({ minutes, clock }: ClockText): boolean {
  return clock === 'day' && (minutes >= halfDay + 60 || minutes < 60);
}
