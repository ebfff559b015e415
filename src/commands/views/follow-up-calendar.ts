import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { FollowUp, FollowUpKind } from '../../followup/follow-up.ts';
import { cityOf, showClock, showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { clip } from '../../terminal/cells.ts';
import { oneLine } from '../../text/safe.ts';
import { inBatches } from './in-batches.ts';

type Context = {
  now: string;
  /** Whose calendar it is: what somebody else has by now is taken out of it. Null when it is everybody's. */
  of?: string | null;
};

/** Calendars take an event again only when its `sequence` has grown. */
type Entry = { followUp: FollowUp; sequence: number };

const minute = 60_000;
const eventMinutes = 15;
const alarmMinutes = 10;

/** Titles stand in small boxes, and calendars cut or refuse long ones. The description has all the words. */
const longestTitle = 160;

/**
 * Follow-ups as an iCalendar document, in pieces that make one when they are put together. Importing it again changes the
 * events that are there already: what was called off goes away, what was kept stays as done, and neither rings.
 */
export function* followUpCalendar(entries: Iterable<Entry>, context: Context): Generator<string> {
  const empty = calendarOf([]);
  const head = empty.slice(0, -end.length);
  yield head;
  for (const some of inBatches(entries, atOnce)) {
    const whole = calendarOf(some.map((entry) => event(entry, context)));
    yield whole.slice(head.length, -end.length);
  }
  yield end;
}

const end = 'END:VCALENDAR\r\n';

/** Few enough to be small beside the program, and enough to be quick. */
const atOnce = 100;

function calendarOf(events: ICalEventData[]): string {
  const calendar = ical({
    prodId: { company: 'recover', product: 'follow-ups', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: 'Follow-ups',
    events,
  });
  return `${calendar.toString()}\r\n`;
}

function event({ followUp, sequence }: Entry, { now, of = null }: Context): ICalEventData {
  const { id, notBefore, dueAt } = followUp;
  const starts = Date.parse(notBefore ?? dueAt);
  const { mark, status, isOpen } = standing(followUp, of);
  const summary = clip(`${mark}${title(followUp)}`, longestTitle);
  // What is late already stands in the list; a calendar would ring for all of it at once when it is imported.
  const rings = isOpen && starts > Date.parse(now);
  return {
    id: `${oneLine(id)}@recover`,
    sequence,
    stamp: new Date(now),
    start: new Date(starts),
    end: new Date(starts + eventMinutes * minute),
    summary,
    description: description(followUp),
    status,
    transparency: isOpen ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    alarms: rings ? [{ type: ICalAlarmType.display, triggerBefore: alarmMinutes * 60, description: summary }] : [],
  };
}

/** Not every calendar takes an event away because it was cancelled: its title says it too. */
function standing(
  { status, owner }: FollowUp,
  of: string | null,
): { mark: string; status: ICalEventStatus; isOpen: boolean } {
  const over = (mark: string, how: ICalEventStatus) => ({ mark: `${mark}: `, status: how, isOpen: false });
  if (of !== null && owner !== of) return over(`Now with ${oneLine(owner)}`, ICalEventStatus.CANCELLED);
  switch (status) {
    case 'open':
      return { mark: '', status: ICalEventStatus.CONFIRMED, isOpen: true };
    case 'kept':
      return over('Done', ICalEventStatus.CONFIRMED);
    case 'released':
      return over('They let us off', ICalEventStatus.CANCELLED);
    case 'withdrawn':
      return over('Withdrawn', ICalEventStatus.CANCELLED);
  }
}

const toDo: Readonly<Record<FollowUpKind, (who: string) => string>> = {
  callback: (who) => `Ring ${who}`,
  update: (who) => `Tell ${who} how it stands`,
  'check-in': (who) => `Ask ${who} whether all is well`,
  fix: (who) => `Put it right for ${who}`,
  internal: (who) => `Inside, for ${who}`,
};

function title({ kind, customer, contact, promise }: FollowUp): string {
  const who = oneLine(customer ?? '') || oneLine(contact ?? '') || 'the customer';
  const words = oneLine(promise);
  return `${toDo[kind](who)}${words === '' ? '' : `: ${words}`}`;
}

function description(followUp: FollowUp): string {
  const { code, contact, owner, promise, spoken, nextTryAt, zone } = followUp;
  const there = (at: string) => {
    const wall = instantToWall(at, zone);
    return `${showDay(wall, wall.year)} ${showClock(wall)} in ${cityOf(zone)}`;
  };
  return [
    `${spoken ? 'Words said' : 'The customer was not told'}: ${oneLine(promise)}`,
    `Due: ${there(followUp.dueAt)}`,
    ...(nextTryAt === null ? [] : [`Next try: ${there(nextTryAt)}`]),
    `Number: ${oneLine(contact ?? '') || 'none'}`,
    `Owner: ${oneLine(owner)}`,
    '',
    `recover followups call ${code}`,
  ].join('\n');
}
