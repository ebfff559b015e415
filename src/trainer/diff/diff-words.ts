import { distance } from 'fastest-levenshtein';
import { oneLine } from '../../text/safe.ts';

/** What is different in a part of a playbook, in plain words. */
export type Difference = { where: string; what: readonly string[] };

export const quoted = (text: string) => `"${oneLine(text)}"`;

/** That one value became another, was added, or was taken out; nothing when it stayed. */
export function changedWord(name: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  if (before === null) return [`${name} was added: ${quoted(after ?? '')}`];
  if (after === null) return [`${name} was taken out: ${quoted(before)}`];
  return [`${name} was changed:`, `  - ${oneLine(before)}`, `  + ${oneLine(after)}`];
}

/** Lines that came, went, or are another wording of one that went; and when only their order is new. */
export function changedLines(name: string, before: readonly string[], after: readonly string[]): string[] {
  const gone = before.filter((line) => !after.includes(line));
  const come = after.filter((line) => !before.includes(line));
  const said: string[] = [];
  for (const line of come) {
    const near = nearest(line, gone);
    if (near !== null) gone.splice(gone.indexOf(near), 1);
    said.push(...changedWord(name, near, line));
  }
  for (const line of gone) said.push(`${name} was taken out: ${quoted(line)}`);
  const isShuffled = said.length === 0 && before.join('\n') !== after.join('\n');
  return isShuffled ? [`${name}: the order is another one`] : said;
}

/** The line that this one may have been before: nearly half of it, or more, is the same. */
function nearest(line: string, others: readonly string[]): string | null {
  const far = (other: string) =>
    distance(line.slice(0, 500), other.slice(0, 500)) / Math.max(line.length, other.length, 1);
  const [best] = [...others].sort((a, b) => far(a) - far(b));
  return best !== undefined && far(best) < 0.6 ? best : null;
}

/** Which of the things that both lists have stand elsewhere among them: as few as explain the new order. */
export function moved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const now = after.filter((id) => before.includes(id));
  // The longest run that kept its order; whatever is not in it was moved.
  const runs: string[][] = [];
  for (const id of now) {
    const goesOn = runs.filter((run) => before.indexOf(run.at(-1) ?? '') < before.indexOf(id));
    runs.push([...longest(goesOn), id]);
  }
  const kept = longest(runs);
  return new Set(now.filter((id) => !kept.includes(id)));
}

function longest(runs: readonly string[][]): string[] {
  return runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
}
