import { oneLine } from '../text/safe.ts';
import type { DraftPlaybook } from '../trainer/outline/draft-playbook.ts';
import type { Language } from '../trainer/outline/draft-words.ts';

const mostNamed = 8;

/**
 * What was guessed of a draft and what could not be, a sentence each. `read`: the language that the text was found to be
 * in, or null where that could not be told; undefined where the person has named one.
 */
export function guessedView({ steps, language }: DraftPlaybook, read: Language | null | undefined): string[] {
  const without = steps.filter(({ acts }) => acts.length === 0).map(({ title }) => oneLine(title));
  const named = without.slice(0, mostNamed).join('; ');
  const more = without.length > mostNamed ? ` and ${without.length - mostNamed} more` : '';
  const all = without.length === steps.length ? 'any step does' : `${without.length} of ${steps.length} steps do`;
  const acts =
    without.length === 0
      ? []
      : [`What ${all} to a conversation was not guessed, and is written with "act": ${named}${more}.`];
  return [...acts, ...languageLine(language, read)];
}

function languageLine(language: Language, read: Language | null | undefined): string[] {
  if (read === null)
    return [
      'Its language was not recognised. Labels and suggested lines are English; --language de makes them German.',
    ];
  return read === 'de' && language === 'de'
    ? ['Read as German: so are its labels and suggested lines. --language en makes them English.']
    : [];
}
