import type { CallState } from '../../engine/call-state.ts';
import { showMoment } from '../../followup/show-time.ts';
import type { UnfinishedCall } from '../../store/unfinished-calls.ts';
import { clip } from '../../terminal/cells.ts';
import { oneLine } from '../../text/safe.ts';
import type { HowFar } from '../how-far.ts';

type Choice = { call: UnfinishedCall; state: CallState; far: HowFar };

const longest = 60;

/** Several calls to choose from, two lines each: when, whose, with whom and what is to be done; then the last line typed. */
export function callChoices(choices: readonly Choice[], { now, here }: { now: string; here: string }): string[] {
  return choices.flatMap(({ call, state, far }, index) => {
    const when = showMoment(call.startedAt, { now, zone: here });
    const who = [call.customer, call.contact, call.reference].flatMap((part) => (part === null ? [] : [oneLine(part)]));
    const known = who.length === 0 ? 'no name yet' : who.join(', ');
    const what =
      call.hungUpAt !== null ? 'write up' : far.dropped ? 'line dropped' : far.parked ? 'parked' : 'not hung up';
    const last = state.notes.findLast(({ text }) => text !== null)?.text ?? null;
    const about = last === null ? `at ${oneLine(far.title)}` : `"${clip(oneLine(last), longest)}"`;
    return [
      `${String(index + 1).padStart(2)}  ${call.code}  ${when}, ${oneLine(call.agent)}, ${known}`,
      `    ${what}: ${about}`,
    ];
  });
}
