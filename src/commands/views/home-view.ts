import { sameDay } from '../../followup/calendar.ts';
import { cityOf, showClock, showDay, showDistance } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { Waiting, WaitingCall, WaitingForOthers, WaitingPromise } from '../../store/waiting.ts';
import { cells, clip } from '../../terminal/cells.ts';
import { oneLine } from '../../text/safe.ts';
import type { HowFar } from '../how-far.ts';
import { hanging } from './hanging.ts';
import type { Paper } from './paper.ts';

/** One numbered line of the home page. `id` is the follow-up's or the call's. */
export type HomeItem =
  | { kind: 'ring' | 'anybodys' | 'covered'; id: string; promise: WaitingPromise }
  | { kind: 'dropped' | 'cut-off' | 'parked' | 'write-up'; id: string; call: WaitingCall; at: string };

/** `far` tells of each unfinished call where it stands. */
export function homeItems(
  { promises, cutOff, toWriteUp, anybodys, covered }: Waiting & WaitingForOthers,
  far: (callId: string) => HowFar,
): readonly HomeItem[] {
  const open = cutOff.slice(0, mostCutOff).map((call): HomeItem => {
    const { parked, dropped, title } = far(call.id);
    return { kind: dropped ? 'dropped' : parked ? 'parked' : 'cut-off', id: call.id, call, at: title };
  });
  const promised = (kind: 'ring' | 'anybodys' | 'covered') => (promise: WaitingPromise) => ({
    kind,
    id: promise.id,
    promise,
  });
  return [
    // First what nobody sees to: whoever looks next is the one who can.
    ...open.filter(({ kind }) => kind === 'dropped'),
    ...anybodys.slice(0, mostAnybodys).map(promised('anybodys')),
    ...promises.slice(0, mostRing).map(promised('ring')),
    ...covered.map(promised('covered')),
    ...open.filter(({ kind }) => kind === 'parked'),
    ...open.filter(({ kind }) => kind === 'cut-off'),
    ...toWriteUp
      .slice(0, mostToWriteUp)
      .map((call) => ({ kind: 'write-up' as const, id: call.id, call, at: far(call.id).title })),
  ];
}

/** What there is besides. `tasks`: how many of the method's own follow-ups are overdue, of which no customer was told. */
export function moreWaits(waits: Waiting & WaitingForOthers, tasks: number): string[] {
  const { promises, anybodys, cutOff, toWriteUp, unseen } = waits;
  const own = promises.length - mostRing;
  const unfinished = Math.max(0, cutOff.length - mostCutOff) + Math.max(0, toWriteUp.length - mostToWriteUp) + unseen;
  return [
    ...(anybodys.length > mostAnybodys ? ["More is anybody's: recover followups --overdue"] : []),
    ...(own > 0 ? [`${own} more of your own: recover followups --mine`] : []),
    ...(unfinished > 0
      ? [`${unfinished === 1 ? '1 more call is' : `${unfinished} more calls are`} unfinished: recover calls --open`]
      : []),
    ...(tasks > 0
      ? [
          `${tasks === 1 ? '1 task of ours is' : `${tasks} tasks of ours are`} overdue: recover followups --overdue --mine`,
        ]
      : []),
  ];
}

type Context = {
  now: string;
  here: string;
  agent: string;
  playbook: string;
  paper: Paper;
  canChoose: boolean;
  /** What has no room on the page, and where it stands. */
  more: readonly string[];
};

/** So that what is worst stays in sight on a small screen. */
const mostAnybodys = 5;
const mostRing = 9;
const mostCutOff = 5;
const mostToWriteUp = 5;

const headings = {
  dropped: 'THE LINE DROPPED, ring them back',
  anybodys: "ANYBODY'S: nobody sees to it, its number makes it yours",
  ring: 'RING',
  covered: 'YOU STAND IN, its number makes it yours',
  parked: 'PARKED',
  'cut-off': 'CUT OFF',
  'write-up': 'WRITE UP',
};

export function homeView(items: readonly HomeItem[], context: Context): string {
  const { now, here, agent, canChoose, paper, more } = context;
  const wall = instantToWall(now, here);
  const cut = (line: string) => clip(line, paper.width ?? Number.POSITIVE_INFINITY);
  const lines = [cut(`${oneLine(agent)}, ${showDay(wall, wall.year)} ${showClock(wall)}`), ''];
  let heading = '';
  for (const [index, item] of items.entries()) {
    if (headings[item.kind] !== heading) {
      heading = headings[item.kind];
      lines.push(...rowsOf(heading, paper.width));
    }
    const line = `${String(index + 1).padStart(3)}  ${itemLine(item, context)}`;
    const [first = '', ...more] = isNarrow(paper) ? rowsOf(line, paper.width) : [cut(line)];
    // Coloured last: what is not seen must not be counted as width.
    lines.push(
      first.replace(/^( *\d+ {2})(BROKEN)/, (_, number, word) => number + paper.style.late(word)),
      ...more,
    );
  }
  if (more.length > 0) lines.push('', ...more.map(cut));
  if (items.length === 0) lines.push('Nothing waits: no promise, no cut-off call, nothing to write up.');
  lines.push('', ...(canChoose ? keysLines(items.length, context) : ['A new call: recover start']).map(cut));
  return lines.join('\n');
}

/** Below this many cells the columns of the page leave no room for the words. */
const columnsNeed = 60;
const isNarrow = ({ width }: Paper) => width !== null && width < columnsNeed;
const mostRows = 3;

/** In as many rows as it takes, three at most; columns are given up. */
function rowsOf(line: string, width: number | null): string[] {
  if (width === null || cells(line) <= width) return [line];
  // A number to ring stays in one piece.
  const joined = line.replace(/(\S) {3,}/g, '$1  ').replace(/(\d) (?=\d)/g, '$1\u00a0');
  const rows = hanging(joined, width).replaceAll('\u00a0', ' ').split('\n');
  if (rows.length <= mostRows) return rows;
  return [...rows.slice(0, mostRows - 1), `${clip(rows[mostRows - 1] ?? '', width - 2)} …`];
}

/** The keys in one row, or in as many as a narrow window needs: `q` must not be what is cut. */
function keysLines(count: number, { playbook, paper }: Context): string[] {
  const numbers = count === 0 ? [] : [`${count === 1 ? '1' : `1-${count}`}: open that one`];
  const keys = [`Enter: new call, ${oneLine(playbook)}`, ...numbers, 'm: other method', 'q: leave'];
  const rows: string[] = [];
  for (const key of keys) {
    const longer = `${rows.at(-1)}     ${key}`;
    if (rows.length > 0 && cells(longer) <= (paper.width ?? Number.POSITIVE_INFINITY)) rows.splice(-1, 1, longer);
    else rows.push(key);
  }
  return rows;
}

function itemLine(item: HomeItem, { now, here }: Context): string {
  if ('call' in item) {
    const { call } = item;
    const at = showClock(instantToWall(call.hungUpAt ?? call.startedAt, here));
    const who = `${nameOf(call).padEnd(16)} ${oneLine(call.contact ?? 'no number').padEnd(16)}`;
    return `at ${at.padEnd(15)} ${who} ${call.code}  ${oneLine(item.at)}`;
  }
  const { dueAt, zone, promise } = item.promise;
  const broken = dueAt < now;
  const distance = showDistance(now, dueAt);
  const when = (broken ? `BROKEN ${distance.replace(/ ago$/, '')}` : distance).padEnd(18);
  const there = showClock(instantToWall(dueAt, zone));
  const local = showClock(instantToWall(dueAt, here));
  const day = sameDay(instantToWall(dueAt, here), instantToWall(now, here)) ? '' : `${showWeekday(dueAt, here)} `;
  const clock = zone === here || there === local ? `${day}${local}` : `${there} ${cityOf(zone)}, ${day}${local} here`;
  const contact = oneLine(item.promise.contact ?? 'no number').padEnd(16);
  const { givenBy } = item.promise;
  const given = givenBy === null || givenBy === item.promise.owner ? '' : `${oneLine(givenBy)} gave you: `;
  const owner = item.kind === 'ring' ? given : `${oneLine(item.promise.owner)}: `;
  return `${when} ${nameOf(item.promise).padEnd(16)} ${contact} ${clock}, ${owner}${oneLine(promise)}`;
}

const showWeekday = (at: string, zone: string) =>
  showDay(instantToWall(at, zone), instantToWall(at, zone).year).slice(0, 3);

const nameOf = (who: { customer: string | null }) => oneLine(who.customer ?? 'no name yet');
