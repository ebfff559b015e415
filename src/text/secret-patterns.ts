/** What a team never keeps: what it is called, and how it looks. */
export type SecretPattern = { name: string; looks: string };

/** How a lead writes one: `#` is a digit, `@` a letter, `*` at the end the rest of a word. */
const patternForm = 'customer PIN = PIN ####';

const mostPatterns = 20;
const longestLook = 60;

export type PatternsRead = { ok: true; patterns: readonly SecretPattern[] } | { ok: false; problem: string };

/** One or several, on lines of their own or with commas between. */
export function readSecretPatterns(text: string): PatternsRead {
  const parts = text.split(/[,\n]/).map((part) => part.trim());
  const given = parts.filter((part) => part !== '');
  if (given.length > mostPatterns)
    return { ok: false, problem: `There can be ${mostPatterns} of them, not ${given.length}.` };
  const patterns: SecretPattern[] = [];
  for (const part of given) {
    const [name = '', looks = ''] = part.split(/=(.*)/s).map((side) => side.trim().replace(/\s+/g, ' '));
    const problem = problemWith(name, looks);
    if (problem !== null) return { ok: false, problem: `"${part}": ${problem}` };
    patterns.push({ name, looks });
  }
  return { ok: true, patterns };
}

/** As the setting is written: a name and its look a line. */
export function secretPatternsText(patterns: readonly SecretPattern[]): string {
  return patterns.map(({ name, looks }) => `${name} = ${looks}`).join('\n');
}

function problemWith(name: string, looks: string): string | null {
  if (!/^[\p{L}][\p{L}\p{N} '-]{0,29}$/u.test(name))
    return `first what it is called, then how it looks, like ${patternForm}.`;
  if (looks.length > longestLook) return `that is too long: ${longestLook} characters are enough.`;
  if (/\*./.test(looks)) return '* stands for the rest of a word, so it comes last.';
  const told = looks.match(/[\p{L}\p{N}#]/gu)?.length ?? 0;
  return told < 3 ? 'that would take away far too much: write at least three letters or digits (#).' : null;
}

const gap = /[\s:=.-]+/;

/**
 * The same as an expression that takes the same short time on any text: each part of it has a fixed length or a bound,
 * and no two that follow each other can begin with the same character.
 */
export function expressionFor({ looks }: SecretPattern): RegExp {
  const words = looks.split(gap).filter((word) => word !== '');
  const source = words.map((word) => [...word].map(atom).join('')).join('[\\s:=.-]{0,3}');
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu');
}

function atom(character: string): string {
  if (character === '#') return '\\p{Nd}';
  if (character === '@') return '\\p{L}';
  if (character === '*') return '[^\\s]{1,64}';
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
