import { openOfDay } from './day-ends.ts';
import { momentWords } from './day-words.ts';
import { ask, type Found, lessSure, type Resolved, type Setting } from './found.ts';
import type { Group } from './group.ts';
import { dayOf } from './group-day.ts';
import { resolveClockRange } from './resolve-clock-range.ts';
import { resolveGroup } from './resolve-group.ts';
import type { Statement } from './statement.ts';

/** A statement is one moment, a range that is due at its upper end, or a choice. */
export function resolveStatement({ first, join, second }: Statement, setting: Setting): Resolved {
  if (!second || join === null) return resolveGroup(first, setting);
  if (join === 'or' && areTwoPromises(first, second)) return resolveEither(first, second, setting);
  const [start, end] = [inherit(first, second), inOrder(inherit(second, first), first)];
  if (start.clock && end.clock && haveOneDay(start, end))
    return resolveClockRange(start, start.clock, end, end.clock, join, setting);
  return resolveRange(start, end, join, setting);
}

/** "Tomorrow at 10 or, failing that, Friday at 2": the first is the promise, the other is told. */
export function withFallback(main: Resolved, instead: Resolved, setting: Setting): Resolved {
  if (main.kind === 'ask') return main;
  if (instead.kind === 'ask') return instead;
  return {
    ...main,
    shape: 'multiple',
    sure: lessSure(main.sure, 'convention'),
    doubts: [...main.doubts, `Otherwise ${momentWords(instead.until, setting)}.`],
    reading: `${main.reading}, or else ${instead.reading}`,
  };
}

function resolveEither(first: Group, second: Group, setting: Setting): Resolved {
  // "Tomorrow or Friday at 3" is at 3 on either day.
  const isShared = first.clock === null && first.part === null && second.clock !== null && second.part === null;
  const main = isShared ? { ...first, clock: second.clock, bound: first.bound ?? second.bound } : first;
  const found = withFallback(resolveGroup(main, setting), resolveGroup(second, setting), setting);
  return found.kind === 'ask' ? found : { ...found, sure: 'ambiguous' };
}

// Monday or Tuesday, from 4pm today to noon tomorrow, between now and Friday
function resolveRange(first: Group, second: Group, join: 'range' | 'or', setting: Setting): Resolved {
  if (second.clock?.bare && !first.clock && join === 'or' && !second.moods.has('at'))
    return ask('A number alone may be a time, or not.');
  const end = resolveGroup(plainEnd(second), setting);
  if (end.kind === 'ask') return end;
  const start = first.moods.has('now') ? startNow(setting) : resolveGroup(plainEnd(first), setting);
  if (start.kind === 'ask') return start;
  const from = start.from ?? beginningOf(first, start.until, setting);
  if (from >= end.until) return ask('The first end of that lies behind the second.');
  return {
    ...end,
    from: Math.max(from, setting.now),
    shape: first.clock || second.clock ? 'window' : 'deadline',
    reading: `${start.reading} ${join === 'or' ? 'or' : 'to'} ${end.reading}`,
    sure: lessSure(start.sure, end.sure),
    doubts: [...start.doubts, ...end.doubts],
  };
}

// A date that begins a range begins with its opening.
function beginningOf(group: Group, until: number, setting: Setting): number {
  const day = group.clock || group.part || group.amount ? null : dayOf(group, setting);
  return day?.kind === 'day' ? openOfDay(day.day, setting) : until;
}

function plainEnd(group: Group): Group {
  return { ...group, bound: null, moods: new Set(['at']) };
}

function startNow({ now }: Setting): Found {
  return { kind: 'found', from: now, until: now, shape: 'point', reading: 'now', sure: 'clear', doubts: [] };
}

// "Tomorrow at 10 or Friday at 2", "in an hour or at 5pm": no window spans them.
function areTwoPromises(first: Group, second: Group): boolean {
  if ((first.amount === null) !== (second.amount === null)) return true;
  return first.days.length > 0 && second.days.length > 0 && (first.clock !== null || second.clock !== null);
}

/** "Between 10 and 12 tomorrow": what one end says, the other may mean too. */
function inherit(group: Group, other: Group): Group {
  const hasDay = group.days.length > 0 || group.period !== null || group.amount !== null || group.moods.has('now');
  const takesPart = group.clock !== null && other.clock !== null && group.part === null && group.clock.half === null;
  return {
    ...group,
    days: hasDay ? group.days : other.days,
    period: hasDay ? group.period : other.period,
    amount: hasDay ? group.amount : other.amount,
    part: takesPart ? other.part : group.part,
  };
}

// "Monday to Wednesday", spoken on a Tuesday: the Wednesday is the one behind that Monday.
function inOrder(group: Group, before: Group): Group {
  const [day, base] = [group.days[0], before.days[0]];
  const isLoose = group.days.length === 1 && before.days.length === 1 && !group.period && day !== base;
  if (!isLoose || day?.kind !== 'weekday' || day.which !== 'coming' || !base) return group;
  return { ...group, days: [{ kind: 'weekday-beside', weekday: day.weekday, side: 'after', base }] };
}

function haveOneDay(one: Group, other: Group): boolean {
  return one.days === other.days || (one.days.length === 0 && other.days.length === 0);
}
