import { shiftOn } from '../business-hours.ts';
import { plusDays } from '../calendar.ts';
import { doubtWords } from '../doubts.ts';
import { msToDay } from '../zoned.ts';
import { onBothClocks } from './close-words.ts';
import { timeWords } from './day-words.ts';
import type { Setting } from './found.ts';
import type { Stretch, Window } from './part-window.ts';

/** What stands against a part of the day in which the team does not work, or hardly: to open at its end is too late. */
export function stretchDoubts({ part }: Stretch, { from, until }: Window, setting: Setting): string[] {
  const { team } = setting;
  if (part === 'opening') {
    const opening = onBothClocks(until, setting);
    return opening === null ? [] : [`Start of business is the team's: ${opening}.`];
  }
  const day = msToDay(from, team.zone);
  const shifts = [-1, 0, 1].flatMap((days) => shiftOn(plusDays(day, days), team) ?? []);
  const [within] = shifts.filter((shift) => shift.from < until && shift.to > from);
  if (from >= until || (within && (within.from <= from || until - within.from >= hour))) return [];
  const next = within ?? shifts.find((shift) => shift.from === until);
  if (!next) return [];
  const opens = `opens at ${timeWords(next.from, team.zone)}`;
  return [within ? `The team ${opens} that day.` : `${doubtWords.closed} (${opens})`];
}

const hour = 3_600_000;
