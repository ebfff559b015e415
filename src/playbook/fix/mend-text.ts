import type { Problem } from '../problem.ts';
import { type Edit, editFor } from './edit-for.ts';

/** A line that was changed; null before where one was put in, null after where one was taken out. */
export type Mended = { line: number; rule: string; before: string | null; after: string | null };

/** What is wrong with a text, in its own file only; null when it takes too much to look at. */
export type Check = (text: string) => Promise<readonly Problem[] | null>;

const mostRounds = 40;

/** Each look takes up to 2 seconds. An honest file needs one for each kind of slip in it, and some more. */
const mostLooks = 300;

/**
 * The text with all mended that can be mended safely, and every other letter as it was. Each change is checked: it stays
 * only when less is wrong afterwards, so a second run finds nothing more to do.
 */
export async function mendText(whole: string, look: Check): Promise<{ text: string; mended: readonly Mended[] }> {
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  let text = whole.slice(mark.length);
  let looks = 0;
  const check: Check = async (text) => {
    looks += 1;
    return looks > mostLooks ? null : look(text);
  };
  let problems = (await check(text)) ?? [];
  const mended: Mended[] = [];
  const refused = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const tries = triesIn(text, problems).filter((one) => !refused.has(keyOf(one)));
    if (tries.length === 0) break;
    const better = (await improved(text, tries, problems, check)) ?? (await firstBetter(text, tries, problems, check));
    if (better === null) break;
    mended.push(...better.tries.map(({ shown }) => shown));
    text = better.text;
    problems = better.problems;
  }
  return { text: mark + text, mended: mended.sort((a, b) => a.line - b.line) };

  async function firstBetter(now: string, tries: readonly Try[], found: readonly Problem[], ask: Check) {
    for (const one of tries) {
      const better = tries.length === 1 ? null : await improved(now, [one], found, ask);
      if (better !== null) return better;
      refused.add(keyOf(one));
    }
    return null;
  }
}

type Try = { edit: Edit; shown: Mended };

const keyOf = ({ shown: { rule, before, after } }: Try) => JSON.stringify([rule, before, after]);

/** One change a line at most: the next one is seen when this one is done. */
function triesIn(text: string, problems: readonly Problem[]): Try[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const byLine = new Map<number, Try>();
  for (const problem of problems) {
    const line = lines[problem.line - 1];
    const edit = line === undefined ? null : editFor(problem, line, lines.slice(problem.line));
    if (line === undefined || edit === null) continue;
    const at = edit.kind === 'lead' ? leadAt(lines) : problem.line;
    const before = edit.kind === 'lead' ? null : line;
    const after = edit.kind === 'line' ? edit.after : edit.kind === 'lead' ? edit.line : null;
    if (!byLine.has(at)) byLine.set(at, { edit, shown: { line: at, rule: problem.rule, before, after } });
  }
  return [...byLine.values()];
}

/** The comments at the top stay at the top. */
function leadAt(lines: readonly string[]): number {
  const first = lines.findIndex((line) => !/^\s*(?:#.*)?$/.test(line));
  return Math.max(first, 0) + 1;
}

async function improved(text: string, tries: readonly Try[], before: readonly Problem[], check: Check) {
  const changed = withEdits(text, tries);
  const problems = await check(changed);
  return problems !== null && isBetter(before, problems) ? { text: changed, problems, tries } : null;
}

function withEdits(text: string, tries: readonly Try[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const pieces = text.split(/(?<=\n)/);
  for (const { edit, shown } of [...tries].sort((a, b) => b.shown.line - a.shown.line)) {
    const at = shown.line - 1;
    const [piece = ''] = pieces.slice(at, at + 1);
    const ending = /\r?\n$/.exec(piece)?.[0] ?? '';
    if (edit.kind === 'line') pieces[at] = edit.after + ending;
    else if (edit.kind === 'lead') pieces.splice(at, 0, edit.line + end);
    else pieces.splice(at, 1);
  }
  return pieces.join('');
}

const reading = ['yaml', 'yaml-feature'];

/** While a file cannot be read, the rest of what is wrong with it is hidden: then only what hides it counts. */
function isBetter(before: readonly Problem[], after: readonly Problem[]): boolean {
  const hiding = (problems: readonly Problem[]) => problems.filter(({ rule }) => reading.includes(rule)).length;
  if (hiding(before) > 0) return hiding(after) < hiding(before);
  const errors = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error').length;
  if (hiding(after) > 0 || errors(after) > errors(before)) return false;
  return errors(after) < errors(before) || after.length < before.length;
}
