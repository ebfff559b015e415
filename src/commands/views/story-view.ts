import type { CallState } from '../../engine/call-state.ts';
import { factsOf } from '../../engine/facts.ts';
import { attemptWords, type FollowUp } from '../../followup/follow-up.ts';
import { showMoment } from '../../followup/show-time.ts';
import { showValue } from '../../playbook/answer.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import { oneLine } from '../../text/safe.ts';
import { showDue } from './entry-time.ts';

type Context = { now: string; here: string };

/** What was said and promised in a case before, for the agent's eyes: each call with its notes and facts, each promise. */
export function storyLines(calls: readonly CallState[], followUps: readonly FollowUp[], context: Context): string[] {
  const told = calls.flatMap((call) => [...callLines(call, context), '']);
  const promised = followUps.map((followUp) => promiseLine(followUp, context));
  return [...told, ...(promised.length === 0 ? [] : ['Promised', ...promised])].filter(
    (line, index, all) => line !== '' || index < all.length - 1,
  );
}

function callLines(call: CallState, { now, here }: Context): string[] {
  const ended = call.disposition === null ? 'not ended' : dispositions[call.disposition];
  const notes = call.notes.flatMap(({ text, main }) =>
    text === null ? [] : [`  ${main ? '* ' : ''}${oneLine(text)}`],
  );
  const facts = Object.entries(factsOf(call)).flatMap(([name, value]) =>
    name === 'story' ? [] : [`  ${name}: ${oneLine(showValue(value))}`],
  );
  return [`${showMoment(call.startedAt, { now, zone: here })}, ${oneLine(call.agent)}, ${ended}`, ...notes, ...facts];
}

function promiseLine(followUp: FollowUp, { now, here }: Context): string {
  const { promise, owner, dueAt, zone, status, attempts, lastResult, lateSeconds } = followUp;
  const late = status === 'kept' && lateSeconds > 0 ? ' late' : '';
  const broken = status === 'open' && dueAt < now ? 'broken' : `${status}${late}`;
  const last = lastResult === null || lastResult === 'reached' ? '' : `, the last: ${attemptWords[lastResult]}`;
  const tries = attempts === 0 ? '' : `, ${attempts === 1 ? '1 try' : `${attempts} tries`}${last}`;
  const when = showDue(dueAt, status === 'open', { now, zone, here });
  return `  ${oneLine(owner)}, by ${when}: ${oneLine(promise)} (${broken}${tries})`;
}
