import type { CallState } from '../../engine/call-state.ts';
import { factsOf } from '../../engine/facts.ts';
import { showClock, showDay, showMoment } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { showValue } from '../../playbook/answer.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import { oneLine } from '../../text/safe.ts';

type Context = { now: string; here: string };

/**
 * A call as it goes into our own records elsewhere: plain lines without borders or columns, made from what was answered
 * and noted and nothing else. What is ours only stands in it, marked.
 */
export function crmBlock(state: CallState, { now, here }: Context): string[] {
  const who = [state.customer, state.contact, state.reference].flatMap((part) =>
    part === null ? [] : [oneLine(part)],
  );
  const began = instantToWall(state.startedAt, here);
  const until = state.hungUpAt === null ? '' : `-${showClock(instantToWall(state.hungUpAt, here))}`;
  const when = `${showDay(began, began.year)} ${began.year} ${showClock(began)}${until}`;
  const ended = state.disposition === null ? 'not ended yet' : dispositions[state.disposition];
  const isOurs = (name: string) => state.facts.get(name)?.at(-1)?.internal === true;
  const facts = Object.entries(factsOf(state)).filter(([, value]) => !isPromise(value));
  const known = facts.map(([name, value]) => {
    const inside = isOurs(name) ? ' (ours only)' : '';
    return `${oneLine(name)}${inside}: ${oneLine(showValue(value))}`;
  });
  const promised = state.promises
    .filter((promise) => !promise.withdrawn)
    .map(({ dueAt, words, agreed, zone, kind }) => {
      const word = agreed === true ? ', they agreed' : '';
      const what = kind === 'internal' ? 'to do (ours only)' : 'promised';
      return `${what} by ${showMoment(dueAt, { now, zone })}${zone === here ? '' : ` (${zone})`}: ${oneLine(words)}${word}`;
    });
  return [
    `${who.length === 0 ? 'no name' : who.join(', ')}`,
    `call ${state.code}, ${when}, ${oneLine(state.agent)}, ${ended}`,
    ...known,
    ...promised,
  ];
}

const isPromise = (value: unknown) => typeof value === 'object' && value !== null && 'followUp' in value;
