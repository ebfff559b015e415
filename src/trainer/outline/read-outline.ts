import { lines } from '../../text/safe.ts';
import { type Line, lineOf } from './outline-line.ts';

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
};

const most = { steps: 60, details: 30 };

/**
 * Takes a numbered, lettered or bulleted text, or one under headings, for a method. A text without any of these has a
 * step in each line.
 */
export function readOutline(text: string): Outline {
  const all = lines(text.replace(/^\ufeff/, ''))
    .split('\n')
    .map((words, index) => ({ ...lineOf(words), line: index + 1 }));
  const isStep = stepsAre(all);
  const steps: (OutlineStep & { details: Told[] })[] = [];
  const odd: (Told & { why: string })[] = [];
  const about: Told[] = [];
  let title: string | null = null;
  let phase: OutlineStep['phase'] = null;
  let isCode = false;
  for (const line of all) {
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
      if (last.details.length < most.details) last.details.push(told);
      else odd.push({ ...told, why: 'left out: the step above is very long already' });
    } else if (title === null && line.text.length <= 80 && !/[.!?]$/.test(line.text)) title = line.text;
    else about.push(told);
  }
  return { title, about, steps, odd };
}

type Read = Line & { line: number };

/** Which lines begin a step: numbers or letters where there are any, else bullets, else headings, else every line. */
function stepsAre(all: readonly Read[]): (line: Read) => boolean {
  const marked = all.filter(({ kind, letter }) => kind === 'number' || letter !== null);
  const bullets = all.filter(({ kind }) => kind === 'bullet');
  const items = marked.length > 1 ? marked : bullets;
  if (items.length > 1) {
    const outermost = Math.min(...items.map(({ indent }) => indent));
    // The first number of a list often stands a little further in than the others.
    const slack = items === marked ? 2 : 1;
    return (line) => items.includes(line) && line.indent <= outermost + slack;
  }
  const headings = all.filter(({ kind }) => kind === 'heading');
  const [first, ...others] = headings;
  if (others.length > 0) {
    const level = Math.max(...others.map(({ level: deep }) => deep));
    const top = Math.min(...others.map(({ level: deep }) => deep));
    const from = first !== undefined && first.level < top ? 1 : 0;
    return (line) => headings.indexOf(line) >= from && line.level >= top && line.level <= level;
  }
  const full = all.filter(({ kind }) => kind !== 'blank' && kind !== 'rule');
  const lead = headOf(all, full);
  return (line) => full.includes(line) && line !== lead && line.kind === 'text';
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
  if (/^(?:the )?(?:follow[- ]?up|check[- ]?(?:in|back)|ring(?:ing)? back)\b/i.test(text)) return 'follow-up';
  return /^(?:after(?:wards| the call)|write[- ]?up|after[- ]call)/i.test(text) ? 'after' : null;
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
