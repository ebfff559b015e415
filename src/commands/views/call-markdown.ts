import { factsOf } from '../../engine/facts.ts';
import { showClock, showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { showValue } from '../../playbook/answer.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import { markdown } from '../../text/markdown.ts';
import type { ExportedCall, ExportedFollowUp } from '../exported-call.ts';
import { entryLine } from './entry-line.ts';
import { showOnRecord } from './entry-time.ts';
import { historyLine } from './follow-up-view.ts';

type Context = { here: string };

/** A document is read at any time: every day stands with its year, and nothing says how far off it is. */
const later = '9999-12-31T00:00:00.000Z';

/** A call to be read or printed: who and when, what is known, what was promised and came of it, and every line. */
export function callMarkdown(exported: ExportedCall, { here }: Context): string {
  const { call, state, entries, followUps } = exported;
  const context = { now: later, here };
  const began = instantToWall(call.startedAt, here);
  const clock = (at: string) => showClock(instantToWall(at, here));
  const until = call.hungUpAt === null ? '' : ` to ${clock(call.hungUpAt)}`;
  const who = [call.customer, call.contact, call.reference].flatMap((part) => (part === null ? [] : [markdown(part)]));
  const ended = call.disposition === null ? 'not ended' : dispositions[call.disposition];
  const facts = Object.entries(factsOf(state)).map(
    ([name, value]) => `- ${markdown(name)}: ${markdown(showValue(value))}`,
  );
  return [
    `## Call ${call.code}: ${showDay(began, began.year)} ${began.year} ${clock(call.startedAt)}${until}`,
    '',
    `${who.length === 0 ? 'no name' : who.join(', ')}. With ${markdown(call.agent)}, ${markdown(call.playbook.title)}, ${ended}.`,
    ...section('Known', facts),
    ...section(
      'Promised',
      followUps.flatMap((one) => followUpLines(one, context)),
    ),
    ...section(
      'Transcript',
      entries.map((entry) => `- ${clock(entry.at)} ${markdown(entryLine(entry, context))}`),
    ),
    '',
  ].join('\n');
}

/** A follow-up with what became of it. */
export function followUpLines({ followUp, life }: ExportedFollowUp, { here }: Context): string[] {
  const context = { now: later, here };
  const { code, promise, dueAt, zone, status, spoken } = followUp;
  const due = showOnRecord(dueAt, { ...context, zone });
  const untold = spoken ? '' : ', they were not told';
  return [
    `- ${markdown(code)}, ${due}: ${markdown(promise)} (${status}${untold})`,
    ...life.map((entry) => `    - ${markdown(historyLine(entry, context, zone).trim())}`),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}
