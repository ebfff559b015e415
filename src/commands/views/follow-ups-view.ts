import { type FollowUp, isOverdue } from '../../followup/follow-up.ts';
import { cityOf, showClock, showDay, showDistance, showLate } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { type Column, table } from '../../terminal/table.ts';
import { oneLine } from '../../text/safe.ts';
import type { Paper } from './paper.ts';
import { secondsLate } from './seconds-late.ts';

type Context = { now: string; here: string; paper: Paper };

/**
 * Open follow-ups, the oldest broken word first. What the method added by itself is no broken word, and is listed
 * apart.
 */
export function followUpsView(followUps: readonly FollowUp[], context: Context): string {
  const { now, here, paper } = context;
  const late = followUps.filter((followUp) => isOverdue(followUp, now));
  const broken = late.filter((followUp) => followUp.spoken);
  const blocks: readonly (readonly [string, readonly FollowUp[]])[] = [
    ['BROKEN, nobody has done it', broken],
    ['OVERDUE, the customer was not told', late.filter((followUp) => !followUp.spoken)],
    ['TO COME', followUps.filter((followUp) => !late.includes(followUp) && followUp.spoken)],
    [
      'TO COME, the customer was not told',
      followUps.filter((followUp) => !late.includes(followUp) && !followUp.spoken),
    ],
  ];
  const lists = blocks
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => `${title}\n${table(rows, columns(context), paper.width)}`);
  return [summary(broken, now, here), ...lists].join('\n\n');
}

function summary(broken: readonly FollowUp[], now: string, here: string): string {
  const wall = instantToWall(now, here);
  const moment = `${showDay(wall, wall.year)} ${showClock(wall)}, here ${cityOf(here)}.`;
  const oldest = broken[0];
  if (oldest === undefined) return `${moment} Nothing is broken.`;
  return `${moment} Broken ${broken.length}, the oldest ${showLate(secondsLate(oldest, now))}.`;
}

function columns({ now, here, paper }: Context): readonly Column<FollowUp>[] {
  const year = instantToWall(now, here).year;
  return [
    { head: 'id', cell: (followUp) => followUp.code },
    {
      head: 'when',
      cell: (followUp) =>
        isOverdue(followUp, now) ? `late ${showLate(secondsLate(followUp, now))}` : showDistance(now, followUp.dueAt),
      paint: (followUp) => (isOverdue(followUp, now) ? paper.style.late : (text) => text),
    },
    {
      head: 'due, here',
      cell: ({ dueAt }) => {
        const wall = instantToWall(dueAt, here);
        return `${showDay(wall, year)} ${showClock(wall)}`;
      },
    },
    { head: 'customer', cell: (followUp) => oneLine(followUp.customer ?? followUp.contact ?? '-') },
    { head: 'kind', cell: (followUp) => followUp.kind, drop: 1 },
    { head: 'owner', cell: (followUp) => oneLine(followUp.owner), drop: 2 },
    { head: 'words said', cell: (followUp) => oneLine(followUp.promise) },
  ];
}
