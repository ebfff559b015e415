import type { Token } from './token.ts';

/** Words in a row, as "end of the? day|week": `?` may be left out, `|` is a choice. */
type Step = { words: readonly string[]; optional: boolean };

/** `starts` are the words it can begin with: most patterns are done with by one look. */
type Pattern = { steps: readonly Step[]; starts: ReadonlySet<string> };

const compiled = new Map<string, Pattern>();

/** Where the words end, or null when they are not there. */
export function match(tokens: readonly Token[], at: number, pattern: string): number | null {
  const { steps, starts } = compile(pattern);
  return starts.has(textAt(tokens, at)) ? matchSteps(tokens, at, steps, 0) : null;
}

/** The longest of several. */
export function matchAny(tokens: readonly Token[], at: number, patterns: readonly string[]): number | null {
  const ends = patterns.flatMap((pattern) => match(tokens, at, pattern) ?? []);
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** The text of a token; empty behind the last one. */
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

function compile(pattern: string): Pattern {
  const known = compiled.get(pattern);
  if (known) return known;
  const steps = pattern.split(' ').map((step) => ({
    words: step.replace(/\?$/, '').split('|'),
    optional: step.endsWith('?'),
  }));
  const needed = steps.findIndex(({ optional }) => !optional);
  const made = {
    steps,
    starts: new Set(steps.slice(0, needed < 0 ? steps.length : needed + 1).flatMap(({ words }) => words)),
  };
  compiled.set(pattern, made);
  return made;
}
