import type { CallState } from '../../engine/call-state.ts';
import { currentFact } from '../../engine/facts.ts';
import type { FollowUp } from '../../followup/follow-up.ts';
import { showDay, showMoment } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { oneLine } from '../../text/safe.ts';

type Context = { now: string; here: string };

const mostOwed = 2;

/** A number that somebody tried and found to be another's. */
export type WrongNumber = { contact: string; at: string; by: string };

/** At the start of a call, in two or three lines: whether they rang before, with whom, and whose word is broken. */
export function beforeLines(
  last: CallState | null,
  count: number,
  owed: readonly FollowUp[],
  wrong: WrongNumber | null,
  { now, here }: Context,
): string[] {
  const when = (at: string) => showMoment(at, { now, zone: here });
  const rang =
    last === null
      ? []
      : [
          `Rang ${count === 1 ? 'before' : `${count} times before, the last`}: ${when(last.startedAt)}, ${issueOf(last)}with ${oneLine(last.agent)}.`,
        ];
  const broken = owed
    .filter(({ dueAt }) => dueAt < now)
    .slice(0, mostOwed)
    .map(({ owner, dueAt, promise, attempts }) => {
      const tried = attempts === 0 ? 'Nobody rang.' : 'Nobody was reached.';
      return `! ${oneLine(owner)} promised by ${when(dueAt)}: ${oneLine(promise)}. ${tried}`;
    });
  const open = owed.filter(({ dueAt }) => dueAt >= now).slice(0, mostOwed - broken.length);
  const ahead = open.map(
    ({ owner, dueAt, promise }) => `${oneLine(owner)} has promised by ${when(dueAt)}: ${oneLine(promise)}.`,
  );
  const number =
    wrong === null
      ? []
      : [`! ${oneLine(wrong.contact)}: wrong number on ${dayOf(wrong.at, { now, here })} (${oneLine(wrong.by)}).`];
  return [...number, ...rang, ...broken, ...ahead];
}

function dayOf(at: string, { now, here }: Context): string {
  return showDay(instantToWall(at, here), instantToWall(now, here).year);
}

/** What it was about: the recap, else the first main note, else nothing. */
function issueOf(call: CallState): string {
  const issue = currentFact(call, 'issue')?.value;
  const note = call.notes.find(({ main }) => main)?.text ?? call.notes[0]?.text ?? null;
  const words = typeof issue === 'string' ? issue : note;
  return words === null ? '' : `"${oneLine(words)}", `;
}
