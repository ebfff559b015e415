import type { CallPromise } from '../../engine/call-state.ts';
import type { Gate, Show } from '../../engine/prompt.ts';
import type { FollowUp } from '../../followup/follow-up.ts';
import { showInstant } from '../../followup/show-time.ts';
import { oneLine } from '../../text/safe.ts';
import { clip, fitting, wrap } from '../cells.ts';
import { clock, type Desk, type View } from './desk.ts';
import { fact, factColumn, factList, twoColumns } from './facts.ts';
import { flow, footer } from './footer.ts';
import { header } from './header.ts';
import { noNotes } from './notes.ts';
import { sayLines } from './say.ts';

/** What was promised and not agreed yet, said back before the line is free. */
export function readBackView(desk: Desk, show: Show & { kind: 'read-back' }): View {
  const middle = show.promises.flatMap((promise) => promiseLines(desk, promise));
  if (show.again !== undefined)
    return {
      ...frame(desk),
      middle,
      question: flow(
        ' What time suits them?',
        ['type it', 'y it is fine after all', 'Enter leaves it not agreed'],
        desk.width,
      ),
      keys: [footer(['type it, then Enter', back(desk), '/u take it back'], desk)],
    };
  return {
    ...frame(desk),
    middle,
    question: flow(' Say it back. Do they agree?', ['y yes', 'n no', 'Enter twice leaves it open'], desk.width),
    keys: [footer(['y or n, then Enter', back(desk), '/p another time', '/u take it back'], desk)],
  };
}

export function wrapUpView(desk: Desk, show: Show & { kind: 'wrap-up' }): View {
  const { style } = desk;
  const chosen = show.dispositions.find(({ id }) => id === show.ending)?.label;
  const ways = waysToEnd(desk, show);
  const missing = show.missing.length === 0 ? 'nothing on this call' : '';
  return {
    ...frame(desk),
    middle: [
      ...fact('Ended as', chosen === undefined ? 'not said yet: type its number' : style.bold(oneLine(chosen)), desk),
      ...(chosen === undefined ? ways : []),
      ...paperLines(desk, show.paper),
      ...owedLines(desk, show.owed),
      ...show.promises.flatMap((promise) => promiseLines(desk, promise)),
      ...limitLines(desk, show.limit),
      ...(missing === '' ? gateLines(desk, 'Still missing', show.missing, 1) : fact('Still missing', missing, desk)),
      ...gateLines(desk, 'For later', show.later, show.missing.length + 1),
      // Where one is chosen the others are seldom wanted, and the first to go in a small window.
      ...(chosen === undefined ? [] : ways),
    ],
    keys: [
      footer(
        [
          chosen === undefined ? 'a number hangs up' : 'Enter hang up',
          show.owed.length === 0 ? '' : 'k this call kept it',
          'c for the CRM',
          'w write up',
          back(desk),
        ],
        desk,
      ),
    ],
  };
}

/** When a call that was done on paper ended: as the paper says, or else as long after its beginning as the typing took. */
function paperLines(desk: Desk, paper: (Show & { kind: 'wrap-up' })['paper']): string[] {
  if (paper === undefined) return [];
  const at = clock(paper.endsAt ?? desk.now, desk.here);
  const how = paper.endsAt === null ? ', as typed. On paper: until 14:20, or took 12 min' : '';
  return fact('Hung up at', `${at}${how}`, desk);
}

/** All ways to end the call, with the numbers that choose one. */
function waysToEnd({ style, width }: Desk, { ending, dispositions }: Show & { kind: 'wrap-up' }): string[] {
  const all = dispositions.map(({ label }, index) => `${index + 1} ${oneLine(label)}`);
  const indent = width < twoColumns ? 0 : factColumn - 3;
  const rows = flow('', all, width - indent).map((row) => ' '.repeat(indent) + row);
  const name = ending === null ? '' : ' Or ended as';
  const named = indent === 0 && name !== '' ? [name, ...rows] : rows;
  return named.map((row, index) => style.dim(index === 0 && indent > 0 ? name + row.slice(name.length) : row));
}

export function writeUpView(desk: Desk, show: Show & { kind: 'write-up' }): View {
  const { missing } = show;
  const done = missing.length === 0;
  const overridden = show.overridden.flatMap(({ why }) => fact('Anyway', oneLine(why), desk));
  return {
    ...frame(desk),
    middle: [
      ...(done ? fact('Still missing', 'nothing', desk) : gateLines(desk, 'Still missing', missing, 1)),
      ...overridden,
    ],
    question: done ? [] : [fitting(desk.width - 1, ...waysOn(missing))],
    keys: [footer([done ? 'Enter finish the write-up' : 'Enter later', back(desk), '/n a note'], desk)],
  };
}

/** What is critical has no way round it: `/o` is offered for the others only. */
function waysOn(missing: readonly Gate[]): readonly [string, ...string[]] {
  const critical = missing.filter(({ level }) => level === 'critical').length;
  if (critical === 0)
    return [
      ' A number goes there.  /o, a number and why: finish anyway.',
      ' A number goes there. /o: finish anyway.',
      ' A number goes there. /o finishes.',
    ];
  if (critical < missing.length)
    return [
      ' A number goes there.  /o, a number and why: do without one that is not marked.',
      ' A number goes there. /o: the unmarked.',
      ' A number goes there.',
    ];
  return [' A number goes there. It must be answered, or the call given up: /g and why.', ' A number goes there.'];
}

export function closedView(desk: Desk, show: Show & { kind: 'closed' }): View {
  const how = show.status === 'abandoned' ? 'This call was given up.' : 'Written up. This call is done.';
  return {
    ...frame(desk),
    middle: wrap(how, desk.width - 2).map((row) => ` ${row}`),
    keys: [footer(['Enter leave'], desk)],
  };
}

const mostOwed = 3;
/** Cells for each of those that share their lines. */
const shortWords = 28;

/** What they were promised before, by whom, and the key that says that this call kept it. */
function owedLines(desk: Desk, owed: readonly FollowUp[]): string[] {
  const { now, here, style } = desk;
  const lines = owed.slice(0, mostOwed).map(({ dueAt, zone, promise, owner, contact }, index) => {
    const key = owed.length === 1 ? 'k' : `k${index + 1}`;
    const broken = dueAt < now ? 'broken, ' : '';
    const number = contact === null || contact === desk.prompt.contact ? '' : ` (${oneLine(contact)})`;
    const when = showInstant(dueAt, { now, zone, here });
    const words = `${broken}${oneLine(owner)}: ${oneLine(promise)}${number}, ${when}`;
    return [...fact(index === 0 ? 'Owed to them' : '', `${style.key(key.padEnd(3))}${words}`, desk)];
  });
  // Many are rare: their words are enough to tell them apart.
  const rest = owed.slice(mostOwed).map(({ promise, dueAt }, index) => {
    const broken = dueAt < now ? '! ' : '';
    return `k${index + 1 + mostOwed} ${clip(`${broken}${oneLine(promise)}`, shortWords)}`;
  });
  const rows = rest.length === 0 ? [] : flow('', rest, Math.max(desk.width - factColumn, shortWords + 4));
  return [...lines.flat(), ...rows.flatMap((row) => fact('', row.trimStart(), desk))];
}

/** What was promised, in the customer's time and ours, and whether they agreed. */
function promiseLines(desk: Desk, promise: CallPromise): string[] {
  const { dueAt, zone, agreed, words, code } = promise;
  const when = showInstant(dueAt, { now: desk.now, zone, here: desk.here });
  const word = agreed === null ? 'Not asked yet' : agreed ? 'They agreed' : 'Not agreed to';
  return [...fact('Promised', when, desk), ...fact(word, `${oneLine(words)}  (${code})`, desk)];
}

/** What is due if this is not solved by then. */
function limitLines(desk: Desk, limit: (Show & { kind: 'wrap-up' })['limit']): string[] {
  if (limit === undefined) return [];
  const within = oneLine(limit.within).replace(/^(?:within|in) /, '');
  return fact('Time limit', `${within}, then: ${oneLine(limit.duty)}`, desk);
}

function gateLines(desk: Desk, name: string, gates: readonly Gate[], from: number): string[] {
  const texts = gates.map(({ missing, level }, index) => {
    const critical = level === 'critical' ? ' (must be answered)' : '';
    return `${index + from}  ${oneLine(missing)}${critical}`;
  });
  return factList(name, texts, desk);
}

function frame(desk: Desk): View {
  return {
    header: header(desk),
    lead: [],
    say: sayLines(desk),
    guide: [],
    middle: [],
    notes: noNotes,
    question: [],
    keys: [],
  };
}

const back = ({ prompt }: Desk) => (prompt.moves.includes('back') ? 'Shift-Tab back' : '');
