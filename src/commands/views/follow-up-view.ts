import type { FollowUpEntry } from '../../engine/entry.ts';
import { attemptWords, type FollowUp, isOverdue } from '../../followup/follow-up.ts';
import { kindWords } from '../../followup/kind-words.ts';
import { showClock, showDay, showLate, showMoment } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { ListedCall } from '../../store/list-calls.ts';
import type { Said } from '../../text/kinds.ts';
import { oneLine } from '../../text/safe.ts';
import type { OwnerNow } from '../where-owners-are.ts';
import { showDue, showOnRecord } from './entry-time.ts';
import { ownerWords } from './follow-up-now.ts';
import type { Paper } from './paper.ts';

/** Where a follow-up comes from and what else was said in its case: calls, the oldest first. */
export type FollowUpAround = {
  calls: readonly ListedCall[];
  ownerNow: OwnerNow;
  /** Whether anybody may take it by now. */
  isAnybodys: boolean;
};

type Context = { now: string; here: string; paper: Paper; machine: readonly Said[] };

/** One follow-up: whom, when, the very words, and each change with who and when. */
export function followUpView(
  followUp: FollowUp,
  entries: readonly FollowUpEntry[],
  around: FollowUpAround,
  context: Context,
): string {
  const { now, here, paper } = context;
  const { zone, dueAt, firstDueAt, nextTryAt } = followUp;
  const isOpen = followUp.status === 'open';
  const show = (at: string, isDue = false) => showDue(at, isDue && isOpen, { now, zone, here });
  const who = [followUp.customer, followUp.contact].flatMap((part) => (part === null ? [] : [oneLine(part)]));
  const moved = firstDueAt === dueAt ? [] : [`First said   ${show(firstDueAt)}`];
  const next = nextTryAt === null ? [] : [`Next try     ${show(nextTryAt, true)}`];
  const notTold = followUp.spoken ? '' : ', the customer was not told';
  const anybodys = around.isAnybodys ? ", anybody's by now" : '';
  return [
    paper.style.bold(`${followUp.code}  ${who.length === 0 ? 'no name' : who.join('  ')}`),
    `${stateOf(followUp, now)}${anybodys}${notTold}`,
    `Words said   ${oneLine(followUp.promise)}`,
    `What         ${kindWords[followUp.kind]}${followUp.contact === null ? ', no number is known' : ''}`,
    `Due          ${show(dueAt, true)}`,
    ...moved,
    ...next,
    `Owner        ${oneLine(followUp.owner)}${followUp.owner === followUp.firstOwner ? '' : `, first ${oneLine(followUp.firstOwner)}`}${isOpen ? `: ${ownerWords(around.ownerNow, { ...context, paper: { ...paper, width: null } })}` : ''}`,
    ...tries(followUp),
    ...context.machine.map((words, index) => `${index === 0 ? 'On a machine' : '            '} ${oneLine(words)}`),
    ...callLines(followUp, around.calls, context),
    '',
    ...entries.map((entry) => historyLine(entry, context, zone)),
  ].join('\n');
}

/** The call that it was promised on, and the other calls of the case. */
function callLines({ callId }: FollowUp, calls: readonly ListedCall[], { now, here }: Context): string[] {
  const lines = calls.map(({ id, code, startedAt, agent, playbook, reference }) => {
    const about = reference === null ? '' : `, ${oneLine(reference)}`;
    const when = showMoment(startedAt, { now, zone: here });
    const isFirst = id === callId;
    return `${isFirst ? 'Promised on  ' : 'Also         '}${code}, ${when}, ${oneLine(agent)}, ${oneLine(playbook.title)}${about}`;
  });
  const to = calls.find(({ id }) => id === callId) ?? calls[0];
  if (to === undefined) return ['Promised on  no call: it was added by itself'];
  const first = calls.some(({ id }) => id === callId) ? [] : ['Promised on  no call: it was added by itself'];
  return [...first, ...lines, `             recover calls show ${to.code}`];
}

function tries({ attempts, lastResult, repeats }: FollowUp): string[] {
  const last =
    lastResult === null ? '' : `, the last: ${lastResult === 'reached' ? 'reached them' : attemptWords[lastResult]}`;
  const tried = attempts === 0 ? [] : [`Tries        ${attempts}${last}`];
  return repeats === null ? tried : [...tried, 'Again        until it is solved or they let us off'];
}

function stateOf(followUp: FollowUp, now: string): string {
  if (isOverdue(followUp, now)) {
    const seconds = (Date.parse(now) - Date.parse(followUp.dueAt)) / 1000;
    return `${followUp.spoken ? 'Broken' : 'Overdue'} for ${showLate(seconds)}`;
  }
  switch (followUp.status) {
    case 'open':
      return 'Open';
    case 'kept':
      return followUp.lateSeconds > 0 ? `Kept, ${showLate(followUp.lateSeconds)} late` : 'Kept';
    case 'released':
      return 'They let us off';
    case 'withdrawn':
      return 'Withdrawn';
  }
}

/** One change of a follow-up, with who and when. */
export function historyLine(entry: FollowUpEntry, { now, here }: Pick<Context, 'now' | 'here'>, zone: string): string {
  const wall = instantToWall(entry.at, here);
  const when = `${showDay(wall, instantToWall(now, here).year)} ${showClock(wall)}`;
  const told = whatHappened(entry, (at) => showOnRecord(at, { now, zone, here }));
  return `  ${when}  ${oneLine(entry.by)}: ${told}`;
}

function whatHappened(entry: FollowUpEntry, show: (at: string) => string): string {
  const because = (why: string | null | undefined) => (why == null || why === '' ? '' : `, because ${oneLine(why)}`);
  switch (entry.kind) {
    case 'opened': {
      const { owner, spoken, dueAt } = entry.what;
      const whose = owner === entry.by ? '' : `, for ${oneLine(owner)} to see to`;
      return `${spoken ? 'promised' : 'planned'} for ${show(dueAt)}${whose}${because(entry.words?.why)}`;
    }
    case 'rescheduled': {
      const agreed = entry.what.agreed ? 'agreed on' : 'next try';
      const said = entry.words === null ? '' : `, "${oneLine(entry.words.promise)}"`;
      return `${agreed} ${show(entry.what.dueAt)}${said}${because(entry.words?.why)}`;
    }
    case 'attempted': {
      const { result, nextTryAt } = entry.what;
      const note = entry.words === null ? '' : `: ${oneLine(entry.words.note)}`;
      const next = nextTryAt === null ? ', no next try set' : `, next try ${show(nextTryAt)}`;
      return `tried, ${attemptWords[result]}${note}${next}`;
    }
    case 'claimed':
      return `took it over from ${oneLine(entry.what.from)}`;
    case 'assigned':
      return `gave it to ${oneLine(entry.what.owner)}, from ${oneLine(entry.what.from)}${because(entry.words?.why)}`;
    case 'released':
      return `they let us off${because(entry.words?.why)}`;
    case 'reopened':
      return `opened again${because(entry.words?.why)}`;
    case 'updated':
      return `it is ${Object.values(entry.words ?? {})
        .map(oneLine)
        .join(', ')}`;
    case 'kept': {
      const how = entry.words === null ? 'done' : `done: ${oneLine(entry.words.how)}`;
      return (entry.what.next ?? null) === null ? how : `${how}; the next one is planned`;
    }
    case 'withdrawn':
      return `${entry.what.slip ? 'taken back, a slip' : 'given up'}${because(entry.words?.why)}`;
  }
}
