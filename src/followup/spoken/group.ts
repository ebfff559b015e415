import type { Mood, Piece } from './piece.ts';
import type { Amount, Bound, Clock, DaySaid, PartSaid, PeriodSaid, ZoneSaid } from './said.ts';

/** What is said of one moment: "by", "Friday", "noon". */
export type Group = {
  amount: Amount | null;
  clock: Clock | null;
  days: readonly DaySaid[];
  part: PartSaid | null;
  period: PeriodSaid | null;
  zone: ZoneSaid | null;
  bound: Bound | null;
  moods: ReadonlySet<Mood>;
};

/** A group while its words come in. */
export type Draft = { -readonly [Key in keyof Group]: Group[Key] } & { moods: Set<Mood> };

/** False when the group has another such thing already: two times were said. */
export function addToGroup(group: Draft, piece: Piece): boolean {
  switch (piece.kind) {
    case 'bound':
      group.bound = strongest(group.bound, piece.bound);
      return true;
    case 'mood':
      group.moods.add(piece.mood);
      return true;
    case 'day':
      group.days = [...group.days, piece.day];
      return true;
    case 'part':
      return addPart(group, piece.part);
    case 'clock':
      if (group.clock && (group.clock.hour !== piece.clock.hour || group.clock.minute !== piece.clock.minute))
        return false;
      group.clock ??= piece.clock;
      return true;
    case 'amount':
      group.amount ??= piece.amount;
      return group.amount === piece.amount;
    case 'period':
      group.period ??= piece.period;
      return group.period === piece.period;
    case 'zone':
      group.zone ??= piece.zone;
      return group.zone === piece.zone;
    case 'join':
    case 'stop':
    case 'filler':
    case 'unknown':
      return true;
  }
}

// "first thing in the morning" is the first thing; "pm" beside "tonight" adds nothing.
function addPart(group: Draft, part: PartSaid): boolean {
  const before = group.part;
  if (before === null || isStartOf(part, before)) group.part = part;
  else if (before.part !== part.part && !isStartOf(before, part))
    return before.part === 'night' && part.part === 'evening';
  return true;
}

function isStartOf({ part }: PartSaid, { part: other }: PartSaid): boolean {
  if (part === 'opening') return other === 'first-thing' || other === 'morning';
  return part === 'first-thing' && other === 'morning';
}

function strongest(one: Bound | null, other: Bound): Bound {
  if (one === null || one === 'around') return other;
  if (other === 'around' || other === 'by') return one;
  return one === 'by' || one === 'before' ? other : one;
}

/** Whether anything in it tells a time. */
export function hasTime(group: Group): boolean {
  const { amount, clock, days, part, period, moods } = group;
  return amount !== null || clock !== null || days.length > 0 || part !== null || period !== null || moods.has('now');
}

/** Whether it names a day or a stretch of days. */
export function isOnCalendar({ days, period }: Group): boolean {
  return days.length > 0 || period !== null;
}

/** A group that nothing was added to yet. */
export function emptyGroup(): Draft {
  return { amount: null, clock: null, days: [], part: null, period: null, zone: null, bound: null, moods: new Set() };
}
