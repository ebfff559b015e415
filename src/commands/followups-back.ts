import type { Change } from '../engine/decide-follow-up.ts';
import { isoDay } from '../followup/calendar.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { showClock } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { oneLine } from '../text/safe.ts';
import { suggest } from './app.ts';
import type { Changed, Changing } from './followups-change.ts';
import { shellWord } from './views/shell-word.ts';

/** Says what to type when a change was a slip. Nothing is ever taken off the record: the way back is a change, too. */
export function sayWayBack(on: Changing, kind: Change['kind'], changed: readonly Changed[]): void {
  if (on.isDryRun) return;
  for (const line of wayBack(on, kind, changed)) suggest(on.app, `Was that a slip? recover followups ${line}`);
}

function wayBack(on: Changing, kind: Change['kind'], changed: readonly Changed[]): string[] {
  switch (kind) {
    case 'done':
    case 'release':
    case 'withdraw':
      return [`reopen ${codes(changed)} --why "…"`];
    case 'reopen':
      return grouped(changed, ({ status }) => status, endedAs);
    case 'assign':
    case 'claim':
      return grouped(
        changed,
        ({ owner }) => owner,
        (owner, named) => `assign ${named} --to ${shellWord(oneLine(owner))}`,
      );
    case 'reschedule':
      return changed.flatMap(({ before, after }) => timeBefore(before, after, on.now));
    case 'attempt':
      return changed.map(
        ({ before }) => `reschedule ${before.code} WHEN sets another next try; the try stays on record`,
      );
  }
}

function grouped(
  changed: readonly Changed[],
  by: (before: FollowUp) => string,
  line: (by: string, codes: string) => string,
) {
  const groups = new Map<string, Changed[]>();
  for (const one of changed) groups.set(by(one.before), [...(groups.get(by(one.before)) ?? []), one]);
  return [...groups].map(([name, group]) => line(name, codes(group)));
}

const codes = (changed: readonly Changed[]) => changed.map(({ before }) => oneLine(before.code)).join(' ');

function endedAs(status: string, named: string): string {
  if (status === 'kept') return `done ${named}`;
  return `${status === 'released' ? 'release' : 'withdraw'} ${named} --why "…"`;
}

/** The time that stood before: the word given, or our own next try when only that was moved. */
function timeBefore(before: FollowUp, after: FollowUp, now: string): string[] {
  const isWord = before.dueAt !== after.dueAt;
  const at = isWord ? before.dueAt : before.nextTryAt;
  if (at === null || (!isWord && at <= now)) return [];
  const flags = `${isWord && before.spoken ? ' --agreed' : ''}${at <= now ? ' --why "…"' : ''}`;
  const wall = instantToWall(at, before.zone);
  return [`reschedule ${before.code} ${isoDay(wall)}T${showClock(wall)}${flags}`];
}
