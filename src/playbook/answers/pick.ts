import type { Choice } from '../playbook.ts';
import { type Read, refused, taken, wordsOf } from './read.ts';

type Offer = { choices: readonly Choice[]; other: boolean };

/** A number in the list, an id, the beginning of an id or label, or free words where they are allowed. */
export function readChoice(ask: Offer, raw: unknown): Read<string> {
  const typed = wordsOf(raw) ?? '';
  if (typed === '') return refused(wanted(ask));
  const found = pick(ask, typed);
  if (found.length === 1) return taken(found[0] as string);
  if (found.length > 1) return refused(ambiguous(ask, typed, found));
  return ask.other && !/^\d+$/.test(typed) ? taken(typed) : refused(wanted(ask));
}

/** Several at once: "1 3", "1, 3", or a list. Each counts once. */
export function readChoices(ask: Offer, raw: unknown): Read<readonly string[]> {
  const parts = Array.isArray(raw) ? raw.map((part) => wordsOf(part) ?? '') : split(ask, wordsOf(raw) ?? '');
  if (parts.length === 0 || parts.includes('')) return refused(wantedSeveral(ask));
  const picked: string[] = [];
  for (const part of parts) {
    const found = pick(ask, part);
    if (found.length > 1) return refused(ambiguous(ask, part, found));
    const own = ask.other && !/^\d+$/.test(part) ? part : undefined;
    const one = found[0] ?? own;
    if (one === undefined) return refused(wantedSeveral(ask));
    if (!picked.includes(one)) picked.push(one);
  }
  return taken(picked);
}

/** The ids that the words can mean: whole words before beginnings, so that "re" can be a choice beside "refund". */
function pick({ choices }: Offer, typed: string): string[] {
  if (/^\d+$/.test(typed)) {
    const numbered = choices[Number(typed) - 1];
    if (numbered !== undefined) return [numbered.id];
  }
  const wish = typed.toLowerCase();
  const whole = choices.filter(({ id, label }) => id.toLowerCase() === wish || label.toLowerCase() === wish);
  if (whole.length > 0) return whole.slice(0, 1).map(({ id }) => id);
  return choices
    .filter(({ id, label }) => id.toLowerCase().startsWith(wish) || label.toLowerCase().startsWith(wish))
    .map(({ id }) => id);
}

/** Commas part; "and" and spaces part only what would otherwise be nothing in the list, so that long labels can be typed. */
function split(ask: Offer, typed: string): string[] {
  const apart = (part: string, marks: RegExp) => (pick(ask, part).length > 0 ? [part] : partsOf(part, marks));
  return partsOf(typed, /[,;]/)
    .flatMap((part) => apart(part, / and | & /))
    .flatMap((part) => {
      const words = apart(part, / /);
      return words.every((word) => pick(ask, word).length > 0) ? words : [part];
    });
}

function partsOf(typed: string, marks: RegExp): string[] {
  const parts = typed.split(marks).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function ambiguous({ choices }: Offer, typed: string, found: readonly string[]): string {
  const labels = choices.filter(({ id }) => found.includes(id)).map(({ label }) => `"${label}"`);
  return `"${typed}" can be ${labels.join(' or ')}: type more of it, or its number.`;
}

function wanted({ choices, other }: Offer): string {
  const or = other ? ', or say it in your own words' : '';
  return choices.length === 1 ? `Pick 1${or}.` : `Pick ${span(choices.length)}, or its first letters${or}.`;
}

/** The numbers of a list of that many: "1 to 3", of two "1 or 2". */
export const span = (size: number) => (size === 1 ? '1' : size === 2 ? '1 or 2' : `1 to ${size}`);

function wantedSeveral({ choices }: Offer): string {
  return `Pick one or several from 1 to ${choices.length}, such as "1 ${choices.length}".`;
}
