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

/**
 * At the start of a call, in a few lines: whether they rang before, with whom, whose word is broken, and what went wrong
 * more than once. `causes`: one of each earlier call that has one. `customer`: who is on the line, as far as is known.
 */
export function beforeLines(
  last: CallState | null,
  known: { customer: string | null; count: number; causes: readonly string[]; wrong: WrongNumber | null },
  owed: readonly FollowUp[],
  { now, here }: Context,
): string[] {
  const { customer, count, causes, wrong } = known;
  const when = (at: string) => showMoment(at, { now, zone: here });
  const rang =
    last === null
      ? []
      : [
          `Rang ${count === 1 ? 'before' : `${count} times before, the last`}: ${when(last.startedAt)}, ${otherName(last.customer, customer)}${issueOf(last)}with ${oneLine(last.agent)}.`,
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
  return [...number, ...rang, ...broken, ...ahead, ...repeated(causes)];
}

/** Several people can have one number: nobody is greeted by what another one rang about. */
function otherName(before: string | null, now: string | null): string {
  const plain = (name: string) => oneLine(name).toLowerCase();
  return before === null || plain(before) === plain(now ?? '') ? '' : `as ${oneLine(before)}, `;
}

/** What they had to ring about more than once, as it was written last. */
function repeated(causes: readonly string[]): string[] {
  const plain = (cause: string) => oneLine(cause).toLowerCase();
  const times = (cause: string) => causes.filter((other) => plain(other) === plain(cause)).length;
  const most = causes.toSorted((a, b) => times(b) - times(a))[0];
  if (most === undefined || times(most) < 2) return [];
  return [`The same cause ${times(most)} times, for us only: ${oneLine(most)}.`];
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
