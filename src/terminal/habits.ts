/** How an agent likes the screen of a call. */
export type Habits = {
  /** Small phrases, in sight while they talk. */
  phrases: readonly string[];
  /** After so many milliseconds of listening without a key one of them becomes bold; null when nothing is to change by itself. */
  nudgeAfter: number | null;
  /** Beside the customer: when the call began, or how long it runs. Either changes with a key only. */
  clock: 'since' | 'running';
};

export const usualHabits: Habits = {
  phrases: ['I see', 'OK', 'Go on', 'That must have been annoying'],
  nudgeAfter: 20_000,
  clock: 'since',
};

const mostPhrases = 8;
const longestPhrase = 40;

/** The phrases in "I see / Go on / Mm"; null when there are none, or too many for one row. */
export function readPhrases(text: string): readonly string[] | null {
  const phrases = text
    .split(/[/;\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
  const fits = phrases.length > 0 && phrases.length <= mostPhrases;
  return fits && phrases.every((phrase) => phrase.length <= longestPhrase) ? phrases : null;
}
