import { firstUnsafe, plain, withoutUnsafe } from '../../text/safe.ts';
import { aroundList } from './around-list.ts';
import { type Line, lineOf } from './outline-line.ts';
import { tableRows } from './table-rows.ts';

/** A line of a method on paper, and where it stood. The first line is 1. */
export type Told = { line: number; text: string };

export type OutlineStep = {
  line: number;
  letter: string | null;
  title: string;
  phase: 'follow-up' | 'after' | null;
  details: readonly Told[];
};

/** What a text was taken for: a method with steps, and lines that were not understood. */
export type Outline = {
  title: string | null;
  about: readonly Told[];
  steps: readonly OutlineStep[];
  odd: readonly (Told & { why: string })[];
  /** It had neither numbers, letters, bullets nor headings. */
  isByLine: boolean;
};

const most = { steps: 60, details: 30 };

/**
 * Takes a numbered, lettered or bulleted text, a table, or one under headings, for a method. A text without any of these
 * has a step in each line.
 */
export function readOutline(text: string): Outline {
  // Word and printed pages have breaks of their own.
  const written = text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n').split('\n');
  const words = written.map((line) => plain(withoutUnsafe(line)));
  const { leftOut, subject } = aroundList(words);
  const rows = tableRows(words);
  const all = words.flatMap((one, index): Read[] => {
    if (leftOut.has(index)) return [{ ...lineOf(''), line: index + 1 }];
    return (rows.get(index) ?? [lineOf(one)]).map((line) => ({ ...line, line: index + 1 }));
  });
  const { isStep, isByLine } = stepsAre(all);
  const lastStep = all.findLastIndex(isStep);
  const steps: (OutlineStep & { details: Told[] })[] = [];
  const odd: (Told & { why: string })[] = [];
  const about: Told[] = [];
  for (const [index, line] of written.entries())
    if (firstUnsafe(line) !== null)
      odd.push({ line: index + 1, text: words[index] ?? '', why: 'hidden characters were left out' });
  for (const [index, why] of leftOut) odd.push({ line: index + 1, text: words[index]?.trim() ?? '', why });
  let title = subject;
  let phase: OutlineStep['phase'] = null;
  let isCode = false;
  for (const [at, line] of all.entries()) {
    const told = { line: line.line, text: line.text };
    if (line.kind === 'fence') isCode = !isCode;
    if (line.kind === 'blank' || line.kind === 'rule') continue;
    if (isCode || line.kind === 'fence' || line.kind === 'table') {
      odd.push({ ...told, why: 'left out: neither a step nor a sentence' });
      continue;
    }
    const named = phaseNamed(line);
    const last = steps.at(-1);
    if (named !== null && steps.length > 0 && !isStep(line)) {
      phase = named;
      steps.push({ line: line.line, letter: null, ...parted(line.text), phase, details: [] });
    } else if (isStep(line)) {
      if (steps.length >= most.steps) odd.push({ ...told, why: `left out: there are ${most.steps} steps already` });
      else if (line.text === '') odd.push({ ...told, why: 'left out: nothing stands behind it' });
      else {
        const { title: short, rest } = parted(line.text);
        const details = rest === '' ? [] : [{ line: line.line, text: rest }];
        steps.push({ line: line.line, letter: line.letter, title: short, phase, details });
      }
    } else if (last !== undefined) {
      if (line.kind === 'heading') odd.push({ ...told, why: 'a heading: kept as a hint of the step above' });
      else if (at > lastStep && isApart(line, all[at - 1]) && named === null && last.phase === phase && phase === null)
        odd.push({ ...told, why: 'stands behind the list: kept as a hint of the last step' });
      if (last.details.length < most.details) last.details.push(told);
      else odd.push({ ...told, why: 'left out: the step above is very long already' });
    } else if (title === null && line.text.length <= 80 && !/[.!?]$/.test(line.text)) title = line.text;
    else about.push(told);
  }
  return { title, about, steps, odd, isByLine };
}

const isApart = ({ kind, indent }: Read, before: Read | undefined) =>
  kind === 'text' && indent === 0 && before?.kind === 'blank';

type Read = Line & { line: number };

type Steps = { isStep: (line: Read) => boolean; isByLine: boolean };

/** Which lines begin a step: numbers or letters where there are any, else bullets, else headings, else every line. */
function stepsAre(all: readonly Read[]): Steps {
  const marked = all.filter(({ kind, letter }) => kind === 'number' || letter !== null);
  const bullets = all.filter(({ kind }) => kind === 'bullet');
  const items = marked.length > 1 ? marked : bullets;
  const headings = headingsBelow(all);
  const isList = items.length > 1 && (items === marked || headings.length < 2 || headings.some(isPart));
  if (isList) {
    const outermost = leastOf(items.map(({ indent }) => indent));
    const listed = new Set(items);
    // The first number of a list often stands a little further in than the others.
    const slack = items === marked ? 2 : 1;
    const alone = items === marked ? withoutItem(headings, all, listed) : new Set<Read>();
    return {
      isStep: (line) => alone.has(line) || (listed.has(line) && line.indent <= outermost + slack),
      isByLine: false,
    };
  }
  if (headings.length > 1) {
    const heads = new Set(headings);
    return { isStep: (line) => heads.has(line), isByLine: false };
  }
  const full = all.filter(({ kind }) => kind !== 'blank' && kind !== 'rule');
  const lead = headOf(all, full);
  return { isStep: (line) => line !== lead && line.kind === 'text', isByLine: true };
}

/** The headings, without the one that is the title of the whole. */
function headingsBelow(all: readonly Read[]): Read[] {
  const headings = all.filter(({ kind }) => kind === 'heading');
  const [first, ...others] = headings;
  const top = leastOf(others.map(({ level }) => level));
  return first !== undefined && first.level < top ? others : headings;
}

/** A heading over several steps, not over one. */
const isPart = (heading: Read) =>
  phaseNamed(heading) !== null || /^(?:phase|part|stage|section)\b|\bcall\b/i.test(heading.text);

/** The headings below which there is text, and no numbered step. */
function withoutItem(headings: readonly Read[], all: readonly Read[], marked: ReadonlySet<Read>): ReadonlySet<Read> {
  const wanted = new Set(headings.filter((heading) => phaseNamed(heading) === null && !marked.has(heading)));
  const found = new Set<Read>();
  let below = { hasText: false, hasItem: false };
  for (const line of all.toReversed()) {
    if (line.kind === 'blank' || line.kind === 'rule') continue;
    if (line.kind !== 'heading') {
      below = { hasText: true, hasItem: below.hasItem || marked.has(line) };
      continue;
    }
    if (wanted.has(line) && below.hasText && !below.hasItem) found.add(line);
    below = { hasText: false, hasItem: false };
  }
  return found;
}

/** The first line, when a blank one sets it apart from more than one other. */
function headOf(all: readonly Read[], full: readonly Read[]): Read | null {
  const [first] = full;
  if (first === undefined || full.length < 3) return null;
  return all[first.line]?.kind === 'blank' ? first : null;
}

function phaseNamed({ kind, text }: Read): OutlineStep['phase'] {
  if (kind !== 'heading' && kind !== 'text') return null;
  if (text.length > 40 || /[.!?,]$/.test(text)) return null;
  if (
    /^(?:the )?(?:follow[- ]?up|check[- ]?(?:in|back)|ring(?:ing)? back|nachfassen|beim r(?:ü|ue)ckruf)\b/i.test(text)
  )
    return 'follow-up';
  return /^(?:after(?:wards| the call)|write[- ]?up|after[- ]call|danach\b|hinterher\b|nachbereitung|nach dem (?:anruf|gespräch|telefonat))/i.test(
    text,
  )
    ? 'after'
    : null;
}

const longestTitle = 60;

/** "Listen. Ask them to explain." is a title and what is said about it. */
function parted(text: string): { title: string; rest: string } {
  const short = /^(.{2,60}?)(?:[.:!?]|\s[–—-])\s+(\S.*)$/.exec(text);
  if (short?.[1] !== undefined && short[2] !== undefined) return { title: short[1].trim(), rest: short[2].trim() };
  if (text.length <= longestTitle) return { title: text.replace(/[.:]$/, ''), rest: '' };
  const words = text.slice(0, longestTitle - 10).replace(/\s+\S*$/, '');
  return { title: words, rest: text };
}

/** Of as many as there are lines: more than can be handed to one function. */
const leastOf = (numbers: readonly number[]) => numbers.reduce((least, one) => Math.min(least, one), 1e9);
