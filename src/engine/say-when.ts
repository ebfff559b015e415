import { instantToWall } from '../followup/zoned.ts';

const weekdays = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const months = 'January February March April May June July August September October November December'.split(' ');

/** An instant as one says it aloud, in the listener's zone: "Wednesday 18 November at 15:30". */
export function sayWhen(at: string, zone: string): string {
  const { weekday, day, month, hour, minute } = instantToWall(at, zone);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `${weekdays[weekday]} ${day} ${months[month - 1]} at ${clock}`;
}
