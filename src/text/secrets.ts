import { cardNumbersIn } from './card-number.ts';
import { expressionFor, type SecretPattern } from './secret-patterns.ts';

/** What was taken out of a text; for a card, the four digits that it may be known by. */
export type Removed = { what: string; ends: string | null };

export type Cleaned = { text: string; removed: readonly Removed[] };

type Found = Removed & { from: number; to: number };

const cardNumber = 'card number';
const securityCode = 'security code';

/**
 * A text as it may be kept: without card numbers, the codes on their backs, and whatever else the team has named, each
 * with a word about what stood there. A text that was cleaned before comes back as it is.
 */
export function withoutSecrets(text: string, patterns: readonly SecretPattern[] = []): Cleaned {
  const found = secretsIn(text, patterns);
  if (found.length === 0) return { text, removed: [] };
  let kept = '';
  let from = 0;
  for (const one of found) {
    kept += `${text.slice(from, one.from)}[${wordsOn(one)}]`;
    from = one.to;
  }
  return { text: kept + text.slice(from), removed: found.map(({ what, ends }) => ({ what, ends })) };
}

/** Where a place in a text comes to lie when the secrets are taken out of it. */
export function placeWithoutSecrets(text: string, at: number, patterns: readonly SecretPattern[] = []): number {
  const found = secretsIn(text, patterns).filter(({ from }) => from < at);
  const last = found.at(-1);
  const end = last === undefined ? at : Math.max(at, last.to);
  return withoutSecrets(text.slice(0, end), patterns).text.length;
}

/** "card number removed, ends 1111" */
function wordsOn({ what, ends }: Removed): string {
  return `${what} removed${ends === null ? '' : `, ends ${ends}`}`;
}

/** For the agent, after a save: each thing once. */
export function saidOfRemoved(removed: readonly Removed[]): string | null {
  const words = [...new Set(removed.map(wordsOn))];
  if (words.length === 0) return null;
  const said = words.join('; ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function secretsIn(text: string, patterns: readonly SecretPattern[]): readonly Found[] {
  const cards = cardNumbersIn(text);
  const all = [
    ...cards.map(({ from, to, last }) => ({ what: cardNumber, ends: last, from, to })),
    ...cards.flatMap(({ to }) => codeBehind(text, to)),
    ...codesNamed(text),
    ...patterns.flatMap((pattern) =>
      [...text.matchAll(expressionOf(pattern))].map(({ 0: match, index }) => ({
        what: pattern.name,
        ends: null,
        from: index,
        to: index + match.length,
      })),
    ),
  ];
  const spared = marksIn(text, patterns);
  return apart(all.filter(({ from, to }) => !spared.some((mark) => mark.from < to && from < mark.to)));
}

/** The three or four digits on the back, wherever they are called by a name. */
function codesNamed(text: string): Found[] {
  if (!/c[vs]|security/i.test(text)) return [];
  const named =
    /(?<![\p{L}\p{N}])(?:cvv2?|cvc2?|cv2|csc|security (?:code|number))(?:\s+(?:is|was|number|no\.?))?[\s:=#-]{0,4}(\p{Nd}{3,4})(?![\p{Nd}])/giu;
  return [...text.matchAll(named)].flatMap((found) => codeAt(found, found.index));
}

/** They stand right behind the card number too, maybe after the month in which it ends. */
function codeBehind(text: string, at: number): Found[] {
  const behind =
    /^[\s,;:/|-]{1,4}(?:(?:exp\S{0,8}\s{0,2})?\p{Nd}{2}\s?[/-]\s?\p{Nd}{2,4}[\s,;:/|-]{1,4})?(\p{Nd}{3,4})(?![\p{L}\p{Nd}]|[.,:/-]\p{Nd})/u;
  return codeAt(behind.exec(text.slice(at, at + 40)), at);
}

function codeAt(found: RegExpExecArray | null, at: number): Found[] {
  if (found === null) return [];
  const to = at + found[0].length;
  return [{ what: securityCode, ends: null, from: to - (found[1]?.length ?? 0), to }];
}

/** What is said about a secret may look like one itself. */
function marksIn(text: string, patterns: readonly SecretPattern[]): readonly { from: number; to: number }[] {
  if (patterns.length === 0) return [];
  const names = new Set([cardNumber, securityCode, ...patterns.map(({ name }) => name)]);
  return [...text.matchAll(/\[([^[\]]{1,40}) removed(?:, ends \d{4})?\]/g)]
    .filter(({ 1: name = '' }) => names.has(name))
    .map(({ 0: mark, index }) => ({ from: index, to: index + mark.length }));
}

/** In their order, and none within another: of two that overlap, the first one, grown by the second. */
function apart(all: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of [...all].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const before = kept.at(-1);
    if (before === undefined || one.from >= before.to) kept.push({ ...one });
    else before.to = Math.max(before.to, one.to);
  }
  return kept;
}

const expressions = new WeakMap<SecretPattern, RegExp>();

function expressionOf(pattern: SecretPattern): RegExp {
  const known = expressions.get(pattern) ?? expressionFor(pattern);
  expressions.set(pattern, known);
  return known;
}
