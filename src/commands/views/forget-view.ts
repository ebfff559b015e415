import { showClock, showDay, showMoment } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { HoldingCopy } from '../../store/copies-holding.ts';
import type { CustomerRecord } from '../../store/customer-records.ts';
import type { ListedCall } from '../../store/list-calls.ts';
import type { RecordsOf } from '../../store/records-of.ts';
import { oneLine } from '../../text/safe.ts';
import { counted } from './counted.ts';
import { shellWord } from './shell-word.ts';
import { thousands } from './thousands.ts';

/** What is known before anything is forgotten. `name` is what has to be typed, `names` those that stand there. */
export type ForgetPlan = RecordsOf & {
  name: string;
  names: readonly string[];
  what: string;
  entries: number;
  drafts: number;
  aside: readonly string[];
  mentions: readonly ListedCall[];
  copies: readonly HoldingCopy[];
};

type Context = { now: string; here: string };

const most = 9;

/** All that would be forgotten, what would not, and where it would still stand. */
export function forgetView(plan: ForgetPlan, context: Context): string {
  const { records, others, othersInAll, entries, drafts, aside, mentions, copies, names } = plan;
  const cases = new Set(records.map(({ caseId }) => caseId)).size;
  const size = [
    counted(entries, 'entry', 'entries'),
    ...(drafts === 0 ? [] : [`${counted(drafts, 'line')} typed and not sent`]),
    ...(aside.length === 0 ? [] : [`${counted(aside.length, 'file')} kept aside`]),
  ];
  const isGone = entries + drafts + aside.length === 0;
  const calls = records.some(({ kind, status }) => kind === 'call' && (status === 'open' || status === 'hung-up'));
  return [
    isGone
      ? `Nothing is left to forget in ${plan.what}.`
      : `To forget: ${plan.what}, in ${counted(cases, 'case')}; ${size.join(', ')}.`,
    ...shown(records, (one) => recordLine(one, context)),
    ...(calls && !isGone ? ['A call that was not ended is given up: nobody could carry it on.'] : []),
    ...section(
      'Left as they are, though the name or the number is the same:',
      others,
      (one) => recordLine(one, context),
      othersInAll,
    ),
    ...section(
      'Left as they are, though the name may stand in what was noted there:',
      mentions,
      (call) => `${call.code}  ${began(call.startedAt, context)}`,
    ),
    ...(mentions.length === 0 ? [] : [`  See them: recover calls search ${shellWord(oneLine(names[0] ?? ''))}`]),
    ...copyLines(copies, context),
  ].join('\n');
}

/** Copies are listed whole: each is a file that somebody may want to remove. */
export function copyLines(copies: readonly HoldingCopy[], context: Context): string[] {
  if (copies.length === 0) return [];
  const lines = copies.map((copy) => `  ${oneLine(copy.path)}  ${untilWhen(copy, context)}`);
  return ['Copies that still hold it, and until when if one is made each day:', ...lines];
}

function untilWhen({ goneOn }: HoldingCopy, { now, here }: Context): string {
  if (goneOn === null) return 'until somebody removes it';
  return `until ${showDay(instantToWall(goneOn, here), instantToWall(now, here).year)}`;
}

export function forgetJson(plan: ForgetPlan, done: { dryRun: boolean; forgotten: boolean }): Record<string, unknown> {
  const { records, others, othersInAll, mentions, entries, drafts, aside, copies, name } = plan;
  const ofKind = (wanted: CustomerRecord['kind']) =>
    records.flatMap(({ kind, id, code, status }) => (kind === wanted ? [{ id, code, status }] : []));
  return {
    ...done,
    name,
    calls: ofKind('call'),
    followUps: ofKind('follow-up'),
    cases: [...new Set(records.map(({ caseId }) => caseId))],
    entries,
    drafts,
    aside,
    others: others.map(({ kind, id, code, customer, contact }) => ({ kind, id, code, customer, contact })),
    othersInAll,
    mentions: mentions.map(({ id, code }) => ({ id, code })),
    copies,
  };
}

function recordLine({ kind, code, customer, contact, at, status }: CustomerRecord, context: Context): string {
  const who = [customer, contact].flatMap((part) => (part === null ? [] : [oneLine(part)]));
  const when =
    kind === 'call' ? began(at, context) : `${status}, due ${showMoment(at, { now: context.now, zone: context.here })}`;
  return [`${code}  ${kind === 'call' ? 'call' : 'follow-up'}  ${when}`, ...who].join('  ');
}

function began(at: string, { now, here }: Context): string {
  const wall = instantToWall(at, here);
  return `${showDay(wall, instantToWall(now, here).year)} ${showClock(wall)}`;
}

type Line<Item> = (item: Item) => string;

function section<Item>(title: string, items: readonly Item[], line: Line<Item>, inAll = items.length): string[] {
  return items.length === 0 ? [] : [title, ...shown(items, line, inAll)];
}

function shown<Item>(items: readonly Item[], line: Line<Item>, inAll = items.length): string[] {
  const lines = items.slice(0, most).map((item) => `  ${line(item)}`);
  return inAll > lines.length ? [...lines, `  and ${thousands(inAll - lines.length)} more`] : lines;
}
