import type { CallState } from '../../engine/call-state.ts';
import type { CallEntry } from '../../engine/entry.ts';
import { factsOf } from '../../engine/facts.ts';
import type { FollowUp } from '../../followup/follow-up.ts';
import { showClock, showDay, showMoment } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { showValue } from '../../playbook/answer.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import type { ListedCall } from '../../store/list-calls.ts';
import { forgotten } from '../../text/forgotten.ts';
import { oneLine } from '../../text/safe.ts';
import { entryLine } from './entry-line.ts';
import { showDue } from './entry-time.ts';
import type { Paper } from './paper.ts';

type Shown = {
  call: ListedCall;
  state: CallState;
  entries: readonly CallEntry[];
  followUps: readonly FollowUp[];
  /** Who had it forgotten, and why; null when nobody did. */
  erasure: { at: string; by: string; reason: string } | null;
};

type Context = { now: string; here: string; paper: Paper };

/** A call as a colleague reads it: who, how it ended, what is known, every line with its time. */
export function callView({ call, state, entries, followUps, erasure }: Shown, context: Context): string {
  const { now, here, paper } = context;
  const { style } = paper;
  const clock = (at: string) => showClock(instantToWall(at, here));
  const started = instantToWall(call.startedAt, here);
  const year = instantToWall(now, here).year;
  const who = [call.customer, call.contact, call.reference].flatMap((part) => (part === null ? [] : [oneLine(part)]));
  const ended = call.disposition === null ? 'still open' : dispositions[call.disposition];
  const until = call.hungUpAt === null ? '' : ` to ${clock(call.hungUpAt)}`;
  const facts = Object.entries(factsOf(state)).map(([name, value]) => {
    const internal = state.facts.get(name)?.at(-1)?.internal === true ? '  (ours only)' : '';
    return `  ${name.padEnd(14)} ${oneLine(showValue(value))}${internal}`;
  });
  const promised = followUps.map((followUp) => {
    const when = showDue(followUp.dueAt, followUp.status === 'open', { now, zone: followUp.zone, here });
    const untold = followUp.spoken ? '' : '  (they were not told)';
    return `  ${followUp.code}  ${followUp.status.padEnd(9)}  ${when}: ${oneLine(followUp.promise)}${untold}`;
  });
  return [
    style.bold(
      `Call ${call.code}  ${who.length === 0 ? (erasure === null ? 'no name yet' : forgotten) : who.join('  ')}`,
    ),
    `${oneLine(call.playbook.title)}, ${oneLine(call.agent)}, ${showDay(started, year)} ${clock(call.startedAt)}${until}, ${ended}, ${statusWords[call.status]}`,
    ...(erasure === null ? [] : [forgottenLine(erasure, context)]),
    ...section('Known', facts),
    ...section('Promised', promised),
    ...section(
      'Transcript',
      entries.map((entry) => `  ${clock(entry.at)}  ${entryLine(entry, { now, here })}`),
    ),
  ].join('\n');
}

function forgottenLine({ at, by, reason }: NonNullable<Shown['erasure']>, { now, here }: Context): string {
  return `Forgotten ${showMoment(at, { now, zone: here })} by ${oneLine(by)}: ${oneLine(reason)}`;
}

const statusWords = {
  open: 'not hung up',
  'hung-up': 'to be written up',
  'written-up': 'written up',
  abandoned: 'given up',
};

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
