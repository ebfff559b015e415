import type { Token } from './token.ts';

/** Words in a row, as "end of the? day|week": `?` may be left out, `|` is a choice. */
type Step = { words: readonly string[]; optional: boolean };

const compiled = new Map<string, readonly Step[]>();

/** Where the words end, or null when they are not there. */
export function match(tokens: readonly Token[], at: number, pattern: string): number | null {
  return matchSteps(tokens, at, stepsOf(pattern), 0);
}

/** The longest of several. */
export function matchAny(tokens: readonly Token[], at: number, patterns: readonly string[]): number | null {
  const ends = patterns.flatMap((pattern) => match(tokens, at, pattern) ?? []);
  return ends.length > 0 ? Math.max(...ends) : null;
}

export function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

function matchSteps(tokens: readonly Token[], at: number, steps: readonly Step[], step: number): number | null {
  const wanted = steps[step];
  if (!wanted) return at;
  if (wanted.words.includes(textAt(tokens, at))) {
    const end = matchSteps(tokens, at + 1, steps, step + 1);
    if (end !== null) return end;
  }
  // "first-thing", "month-end": a hyphen between two words of a phrase is a space.
  if (step > 0 && textAt(tokens, at) === '-' && !wanted.words.includes('-')) {
    const end = wanted.words.includes(textAt(tokens, at + 1)) ? matchSteps(tokens, at + 1, steps, step) : null;
    if (end !== null) return end;
  }
  return wanted.optional ? matchSteps(tokens, at, steps, step + 1) : null;
}

function stepsOf(pattern: string): readonly Step[] {
  let steps = compiled.get(pattern);
  if (!steps) {
    steps = pattern.split(' ').map((step) => ({
      words: step.replace(/\?$/, '').split('|'),
      optional: step.endsWith('?'),
    }));
    compiled.set(pattern, steps);
  }
  return steps;
}
