import { type Notes, unfoldNotes } from './unfold-notes.ts';

export type Size = { columns: number; rows: number };

/** What stands over the input line and under it. `pages`: how often what does not fit can be turned on. */
export type Screen = { above: string[]; below: string[]; pages: number };

/** A screen in pieces, each line made and coloured already. Which of them are drawn depends on the height of the window. */
export type Parts = {
  header: readonly string[];
  /** What is known of the customer besides the header. */
  details: readonly string[];
  /** What is to be known before speaking. */
  lead: readonly string[];
  /** Lines to speak: the last thing to go. */
  say: readonly string[];
  /** Coaching: the first thing to go. */
  guide: readonly string[];
  /** What the screen is about besides: lists, a reading, the menu. */
  middle: readonly string[];
  /** All notes, oldest first; the newest that fit are drawn. */
  notes: Notes;
  question: readonly string[];
  /** Under the input: a problem, or what has just been saved. */
  status: readonly string[];
  /** Under that: what is good to have in sight, and goes before anything else does. */
  aside?: readonly string[];
  keys: readonly string[];
  rule: string;
  /** The middle is a list that lies over the step, and matters more than what is said there. */
  isOver: boolean;
  /** How often what does not fit was turned on, and the key that does it. */
  page: number;
  turns: string;
};

/** Lines are kept short enough to read on a wide terminal. */
const widest = 100;

/** On taller terminals a screen grows only as far as it has something to show, so that the eye stays in one place. */
const usual = 23;

/** How many lines there may be, and how many there are made to be, so that the line typed in keeps its place. */
export type Room = { most: number; least: number };

/** The width of a page in cells: wider windows are left empty beside it. */
export function pageWidth({ columns }: Size): number {
  return Math.min(columns, widest);
}

/** The room around an input line of so many rows. One row of the window stays free. */
export function roomAround(inputRows: number, { rows }: Size): Room {
  const most = Math.max(1, rows - 1 - inputRows);
  return { most, least: Math.min(most, usual - inputRows) };
}

/** As many lines as fit: coaching goes first, then older notes, blank lines, rules, lists; what is to be said stays. */
export function layout(parts: Parts, { most, least }: Room): Screen {
  const folded = fitting(parts, most);
  const notes = unfoldNotes(folded.notes, parts.notes, most - heightOf(folded));
  const drawn = { ...folded, notes };
  const { above, below } = assemble(drawn);
  const spare = Math.max(0, least - above.length - below.length);
  const question = drawn.question.length;
  const { pages } = drawn;
  return { above: [...above.slice(0, above.length - question), ...blank(spare), ...drawn.question], below, pages };
}

type Drawn = Omit<Parts, 'notes'> & { notes: readonly string[]; gaps: boolean; rules: boolean; pages: number };

/** A short window that has notes keeps the newest three, as long as the line to say can begin. */
const leastNotes = 3;
const leastSay = 3;

/** More notes than rows never fit: of a thousand, all the others need not be tried one after another. */
const mostNotes = ({ notes }: Parts, rows: number) => Math.min(notes.lines.length, Math.max(rows, 4));

function fitting(parts: Parts, rows: number): Drawn {
  const withNotes = parts.notes.lines.length === 0 ? null : squeezed(parts, rows);
  return withNotes !== null && heightOf(withNotes) <= rows ? withNotes : cutDown(parts, rows);
}

/** All that can go before the last notes do. */
function squeezed(parts: Parts, rows: number): Drawn {
  const all = mostNotes(parts, rows);
  const least = Math.min(all, leastNotes);
  let drawn: Drawn = { ...parts, notes: withHeading(parts, all), gaps: true, rules: true, pages: 1 };
  const over = () => heightOf(drawn) - rows;
  // Most screens fit as they are, and this is done at every key.
  if (over() <= 0) return drawn;
  const without = (change: Partial<Drawn>) => {
    if (over() > 0) drawn = { ...drawn, ...change };
  };
  const dropNotes = (fewest: number) => {
    for (let shown = all; over() > 0 && shown >= fewest; shown--) without({ notes: withHeading(parts, shown) });
  };
  dropNotes(Math.min(all, 4));
  if (over() > 0) drawn = { ...drawn, aside: [], notes: withHeading(parts, all) };
  dropNotes(Math.min(all, 4));
  if (over() > 0) drawn = { ...drawn, guide: [], notes: withHeading(parts, all) };
  dropNotes(least);
  without({ details: [] });
  without({ gaps: false });
  without({ rules: false });
  without({ keys: drawn.keys.slice(-1) });
  without({ header: drawn.header.slice(0, 1) });
  without({ notes: parts.notes.lines.slice(-least) });
  if (over() > 0) drawn = turned(drawn, 'say', Math.max(leastSay, drawn.say.length - over()));
  return drawn;
}

function cutDown(parts: Parts, rows: number): Drawn {
  const all = mostNotes(parts, rows);
  let drawn: Drawn = { ...parts, notes: withHeading(parts, all), gaps: true, rules: true, pages: 1 };
  const over = () => heightOf(drawn) - rows;
  if (over() <= 0) return drawn;
  const dropNotes = (fewest: number) => {
    for (let shown = all; over() > 0 && shown >= fewest; shown--)
      drawn = { ...drawn, notes: withHeading(parts, shown) };
  };
  const without = (change: Partial<Drawn>) => {
    if (over() > 0) drawn = { ...drawn, ...change };
  };
  dropNotes(Math.min(all, 4));
  if (over() > 0) drawn = { ...drawn, aside: [], notes: withHeading(parts, all) };
  dropNotes(Math.min(all, 4));
  if (over() > 0) drawn = { ...drawn, guide: [], notes: withHeading(parts, all) };
  dropNotes(Math.min(all, 2));
  without({ details: [] });
  without({ gaps: false });
  dropNotes(0);
  without({ rules: false });
  without({ keys: drawn.keys.slice(0, 1) });
  // A list that was asked for matters more than the line to say.
  if (parts.isOver && drawn.say.length - over() < 2) without({ say: [] });
  if (parts.isOver) without({ say: cut(drawn.say, drawn.say.length - over()) });
  const turn = (name: Turned) => {
    if (over() > 0) drawn = turned(drawn, name, drawn[name].length - over());
  };
  turn('middle');
  turn('lead');
  // Where one of them has no row left they take turns in the same rows.
  const isGone = (name: Turned) => parts[name].length > 0 && drawn[name].length === 0;
  if (!parts.isOver && (isGone('middle') || isGone('lead')))
    drawn = { ...drawn, lead: [], middle: [], say: [...parts.lead, ...parts.say, ...parts.middle], pages: 1 };
  without({ header: drawn.header.slice(0, 1) });
  without({ question: drawn.question.slice(0, Math.max(1, drawn.question.length - over())) });
  without({ keys: [] });
  without({ header: [] });
  turn('say');
  return drawn;
}

function withHeading({ notes }: Parts, shown: number): readonly string[] {
  const lines = shown === 0 ? [] : notes.lines.slice(-shown);
  const heading = lines.length === 0 ? null : notes.heading(shown);
  return heading === null ? lines : [heading, ...lines];
}

/** The first lines, and how many are missing. */
function cut(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = Math.max(0, most - 1);
  return most < 1 ? [] : [...lines.slice(0, kept), ` … ${lines.length - kept} more lines: make the window taller`];
}

type Turned = 'say' | 'middle' | 'lead';

/** As many lines of a part as fit, and how to see the others. */
function turned(drawn: Drawn, name: Turned, most: number): Drawn {
  const lines = drawn[name];
  if (lines.length <= most) return drawn;
  if (most < 1) return { ...drawn, [name]: [] };
  const each = Math.max(1, most - 1);
  // One row alone says first that there is more than that row, and then shows it line by line.
  const ahead = most === 1 ? 1 : 0;
  const pages = Math.ceil(lines.length / each) + ahead;
  const page = ((drawn.page % pages) + pages) % pages;
  const from = (page - ahead) * each;
  const shown = page < ahead ? [] : lines.slice(from, from + each);
  const place = page < ahead ? `${lines.length} lines` : `${from + 1} to ${from + shown.length} of ${lines.length}`;
  const hint = ahead > 0 && shown.length > 0 ? [] : [` … ${place}, ${drawn.turns} for more`];
  return { ...drawn, [name]: [...shown, ...hint], pages: Math.max(drawn.pages, pages) };
}

function heightOf(drawn: Drawn): number {
  const { above, below } = assemble(drawn);
  return above.length + below.length;
}

function assemble(drawn: Drawn): Omit<Screen, 'pages'> {
  const rule = drawn.rules ? [drawn.rule] : [];
  const blocks = [drawn.lead, drawn.say, drawn.guide, drawn.middle, drawn.notes].filter((lines) => lines.length > 0);
  const gap = drawn.gaps ? [''] : [];
  const body = blocks.flatMap((lines) => [...lines, ...gap]);
  return {
    above: [...drawn.header, ...drawn.details, ...rule, ...gap, ...body, ...drawn.question],
    below: [
      ...(drawn.status.length === 0 ? rule.map(() => '') : drawn.status),
      ...(drawn.aside ?? []),
      ...rule,
      ...drawn.keys,
    ],
  };
}

const blank = (count: number) => Array.from({ length: count }, () => '');
