import type { FollowUp } from '../../followup/follow-up.ts';
import { cityOf, showClock, showDay, showLate } from '../../followup/show-time.ts';
import { dangerEnds } from '../../followup/triage.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { Block, BlockName, WorstFirst } from '../../store/worst-first.ts';
import { cells, wrap } from '../../terminal/cells.ts';
import { type Column, table } from '../../terminal/table.ts';
import { oneLine } from '../../text/safe.ts';
import type { OwnerNow } from '../where-owners-are.ts';
import { nowOf } from './follow-up-now.ts';
import type { Paper } from './paper.ts';
import { secondsLate } from './seconds-late.ts';
import { shellWord } from './shell-word.ts';
import { thousands } from './thousands.ts';

export type FollowUpsContext = {
  now: string;
  /** Whether `now` is this moment, one that is still to come, or one that is past. */
  moment: 'now' | 'ahead' | 'past';
  here: string;
  paper: Paper;
  ownerNow: (owner: string) => OwnerNow;
  /** Whether only what is overdue was asked for. */
  overdueOnly: boolean;
  /** What to type to see more of this list, and to see what is in danger. */
  commands: { more: (limit: number) => string; inDanger: string };
  limit: number;
};

type Row = { block: BlockName; followUp: FollowUp };

const late: readonly BlockName[] = ['nobody-tried', 'tried-late', 'tried-in-time', 'overdue-not-told'];

/**
 * Open follow-ups in blocks, the oldest broken word on top. What the method added by itself is no broken word, and is
 * listed apart.
 */
export function followUpsView(list: WorstFirst, context: FollowUpsContext): string {
  const width = context.paper.width ?? widthWithout;
  const rows = list.blocks.flatMap(({ name, followUps }) => followUps.map((followUp) => ({ block: name, followUp })));
  const parts = [
    wrap(summary(list, context), width).join('\n'),
    ...blocks(list.blocks, rows, context, width),
    footer(list, rows, context, width),
  ];
  return parts.join('\n\n');
}

// Only ever drawn on a terminal; one that does not tell its width is as wide as most.
const widthWithout = 80;

function summary({ counts }: WorstFirst, { now, moment, here }: FollowUpsContext): string {
  const wall = instantToWall(now, here);
  const at = `${showDay(wall, wall.year)} ${showClock(wall)}, here ${cityOf(here)}`;
  const broken = counts['nobody-tried'] + counts['tried-late'];
  const oldest =
    counts.oldestBrokenAt === null
      ? ''
      : `, the oldest ${showLate(secondsLate({ dueAt: counts.oldestBrokenAt }, now))}`;
  const tried = counts['tried-in-time'];
  const untold = counts['overdue-not-told'];
  const isNow = moment === 'now';
  const sentences = [
    broken === 0
      ? `${isNow ? 'Nothing is' : 'nothing'} broken.`
      : `${isNow ? 'B' : 'b'}roken ${thousands(broken)}${oldest}.`,
    ...(tried === 0 ? [] : [`Tried in time, no answer ${thousands(tried)}.`]),
    ...(untold === 0 ? [] : [`Overdue, not told ${thousands(untold)}.`]),
  ].join(' ');
  switch (moment) {
    case 'now':
      return `${at}. ${sentences}`;
    case 'ahead':
      return `At ${at}, if nobody does anything, it will be: ${sentences}`;
    case 'past':
      return `At ${at}, of what is still open, it was: ${sentences}`;
  }
}

const titles: Readonly<Record<BlockName, string>> = {
  'nobody-tried': 'NOBODY TRIED',
  'tried-late': 'TRIED LATE',
  'tried-in-time': 'TRIED IN TIME, NO ANSWER',
  'in-danger': 'IN DANGER WITHIN THE HOUR',
  'to-come': 'TO COME',
  'overdue-not-told': 'OVERDUE, THE CUSTOMER WAS NOT TOLD',
  'to-come-not-told': 'TO COME, NOT TOLD',
};

/** All blocks are one table, so that their columns stand under each other; the heads are told again where they change. */
function blocks(all: readonly Block[], rows: readonly Row[], context: FollowUpsContext, width: number): string[] {
  const drawn = (heads: Heads) => table(rows, columns(rows, context, heads), width - 1).split('\n');
  const here = isWide(context) ? ', here' : '';
  const [lateHead = '', ...lines] = drawn({ when: 'late', due: `was due${here}` });
  // Drawn whole for its columns: only where something is to come.
  let comingHead: string | null = null;
  const coming = () => (comingHead ??= drawn({ when: 'in  ', due: `due${here}    ` })[0] ?? '');
  let told = '';
  return all
    .filter(({ followUps }) => followUps.length > 0)
    .map((block) => {
      const head = late.includes(block.name) ? lateHead : coming();
      const heads = head === told ? [] : [` ${context.paper.style.dim(head)}`];
      told = head;
      const drawnRows = lines.splice(0, block.followUps.length).map((line) => ` ${line}`);
      return [...titleOf(block, context, width), ...heads, ...drawnRows].join('\n');
    });
}

function titleOf({ name, count, followUps }: Block, { paper, now }: FollowUpsContext, width: number): string[] {
  const isSet = name === 'tried-in-time' && followUps.every(({ nextTryAt }) => nextTryAt !== null && nextTryAt >= now);
  const cut = followUps.length < count ? `   the first ${followUps.length} of ${thousands(count)}` : '';
  const title = `${titles[name]}${isSet ? ' (next try is set)' : ''}${cut}`;
  return wrap(title, width).map((line) => paper.style.bold(line));
}

type Heads = { when: string; due: string };

function columns(rows: readonly Row[], context: FollowUpsContext, heads: Heads): readonly Column<Row>[] {
  const { now, here, paper } = context;
  const { year } = instantToWall(now, here);
  const kinds = new Set(rows.map(({ followUp }) => followUp.kind));
  const kind: Column<Row> = { head: 'kind', cell: ({ followUp }) => followUp.kind, drop: 1 };
  const asIs = (text: string) => text;
  return [
    { head: 'id', cell: ({ followUp }) => followUp.code },
    {
      head: heads.when,
      cell: ({ followUp }) => showLate(Math.abs(secondsLate(followUp, now))),
      paint: ({ block }) => {
        if (block === 'nobody-tried' || block === 'tried-late') return paper.style.late;
        return block === 'to-come' || block === 'to-come-not-told' ? asIs : paper.style.warn;
      },
    },
    { head: heads.due, cell: ({ followUp }) => dueTime(followUp, year, context), drop: 3 },
    { head: 'customer', cell: ({ followUp }) => oneLine(followUp.customer ?? followUp.contact ?? '-'), least: 12 },
    ...(kinds.size > 1 ? [kind] : []),
    {
      head: 'words said',
      cell: ({ followUp }) => oneLine(followUp.promise),
      least: isWide(context) ? 16 : 12,
      rather: 22,
      drop: 2,
    },
    { head: 'owner', cell: ({ followUp }) => oneLine(followUp.owner), least: 8, drop: 5 },
    {
      head: 'now',
      cell: ({ block, followUp }) => nowOf(followUp, late.includes(block), context),
      // A time that is cut tells a wrong one.
      least: Number.POSITIVE_INFINITY,
      drop: 4,
    },
  ];
}

/**
 * Always with its weekday; with its date where there is room, or where the weekday alone would not do. `year`: the one that
 * goes without saying.
 */
function dueTime({ dueAt }: FollowUp, year: number, context: FollowUpsContext): string {
  const { now, here } = context;
  const wall = instantToWall(dueAt, here);
  const day = showDay(wall, year);
  const isNear = Math.abs(secondsLate({ dueAt }, now)) < 6 * 86_400;
  return `${isWide(context) || !isNear ? day : day.slice(0, 3)} ${showClock(wall)}`;
}

const isWide = ({ paper }: FollowUpsContext) => (paper.width ?? widthWithout) >= 100;

type Line = readonly [text: string, command: string];

/** What is shown of how many, and what to type next. Where there is no room beside each other, it stands below. */
function footer(list: WorstFirst, rows: readonly Row[], context: FollowUpsContext, width: number): string {
  const lines = [countLine(list, context), ...more(list, context), ...handOver(rows, context)];
  const left = Math.max(...lines.map(([text, command]) => (command === '' ? 0 : cells(text)))) + 4;
  const beside = lines.map(([text, command]) => (command === '' ? text : text.padEnd(left) + command));
  if (beside.every((line) => cells(line) <= width)) return beside.join('\n');
  return lines
    .flatMap(([text, command]) => [...wrap(text, width), ...(command === '' ? [] : [`  ${command}`])])
    .join('\n');
}

function countLine({ followUps, all, counts }: WorstFirst, context: FollowUpsContext): Line {
  const { now, here, overdueOnly, commands } = context;
  const shown = `${thousands(followUps.length)} of ${thousands(all)} shown.`;
  if (!overdueOnly) return [shown, ''];
  const until = `before ${showClock(instantToWall(dangerEnds(now), here))}`;
  const danger = counts['in-danger'];
  if (danger === 0) return [`${shown} Nothing is in danger ${until}.`, ''];
  return [`${shown} In danger ${until}: ${thousands(danger)}.`, commands.inDanger];
}

function more({ followUps, all }: WorstFirst, { commands, limit }: FollowUpsContext): Line[] {
  return followUps.length < all ? [['More of them:', commands.more(Math.min(limit * 4, all))]] : [];
}

/** Of the common letters first: to look up all the others takes a list as long as some rows of it. */
const beginsWithLetter = (word: string) => /^[a-z]/i.test(word) || /^\p{L}/u.test(word);

/** The word that is most in need of another owner: the first whose own one cannot see to it. */
function handOver(rows: readonly Row[], { ownerNow }: FollowUpsContext): Line[] {
  const urgent = rows.filter(({ block }) => late.includes(block) || block === 'in-danger');
  const isFree = ({ followUp }: Row) => ownerNow(followUp.owner).kind === 'free';
  const row = urgent.find((each) => !isFree(each)) ?? urgent[0];
  if (row === undefined) return [];
  const to = rows.find((each) => isFree(each) && each.followUp.owner !== row.followUp.owner)?.followUp.owner;
  // What begins otherwise could be taken for an option.
  const name = to === undefined || !beginsWithLetter(to) ? 'NAME' : shellWord(oneLine(to));
  return [['Hand one over:', `recover followups assign ${oneLine(row.followUp.code)} --to ${name}`]];
}
