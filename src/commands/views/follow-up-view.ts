import type { FollowUpEntry } from '../../engine/entry.ts';
import { attemptWords, type FollowUp, isOverdue } from '../../followup/follow-up.ts';
import { showClock, showDay, showLate } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { Said } from '../../text/kinds.ts';
import { oneLine } from '../../text/safe.ts';
import { showOnRecord } from './entry-time.ts';
import type { Paper } from './paper.ts';

type Context = { now: string; here: string; paper: Paper; machine: readonly Said[] };

/** One follow-up: whom, when, the very words, and each change with who and when. */
export function followUpView(followUp: FollowUp, entries: readonly FollowUpEntry[], context: Context): string {
  const { now, here, paper } = context;
  const { zone, dueAt, firstDueAt, nextTryAt } = followUp;
  const show = (at: string) => showOnRecord(at, { now, zone, here });
  const who = [followUp.customer, followUp.contact].flatMap((part) => (part === null ? [] : [oneLine(part)]));
  const moved = firstDueAt === dueAt ? [] : [`First said   ${show(firstDueAt)}`];
  const next = nextTryAt === null ? [] : [`Next try     ${show(nextTryAt)}`];
  return [
    paper.style.bold(`${followUp.code}  ${who.length === 0 ? 'no name' : who.join('  ')}`),
    `${stateOf(followUp, now)}${followUp.spoken ? '' : ', added by the method: the customer was not told'}`,
    `Words said   ${oneLine(followUp.promise)}`,
    `Due          ${show(dueAt)}`,
    ...moved,
    ...next,
    `Owner        ${oneLine(followUp.owner)}${followUp.owner === followUp.firstOwner ? '' : `, first ${oneLine(followUp.firstOwner)}`}`,
    ...tries(followUp),
    ...context.machine.map((words, index) => `${index === 0 ? 'On a machine' : '            '} ${oneLine(words)}`),
    '',
    ...entries.map((entry) => historyLine(entry, context, zone)),
  ].join('\n');
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

function historyLine(entry: FollowUpEntry, { now, here }: Context, zone: string): string {
  const wall = instantToWall(entry.at, here);
  const when = `${showDay(wall, instantToWall(now, here).year)} ${showClock(wall)}`;
  const told = whatHappened(entry, (at) => showOnRecord(at, { now, zone, here }));
  return `  ${when}  ${oneLine(entry.by)}: ${told}`;
}

function whatHappened(entry: FollowUpEntry, show: (at: string) => string): string {
  const because = (why: string | null | undefined) => (why == null || why === '' ? '' : `, because ${oneLine(why)}`);
  switch (entry.kind) {
    case 'opened':
      return `${entry.what.spoken ? 'promised' : 'planned'} for ${show(entry.what.dueAt)}${because(entry.words?.why)}`;
    case 'rescheduled': {
      const agreed = entry.what.agreed ? 'agreed on' : 'next try';
      return `${agreed} ${show(entry.what.dueAt)}${because(entry.words?.why)}`;
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
      return `withdrawn${because(entry.words?.why)}`;
  }
}
