import { heardWords } from '../../text/heard-words.ts';
import { oneLine } from '../../text/safe.ts';
import type { AskForm } from '../format/ask-form.ts';
import type { Ask, Evidence } from '../playbook.ts';
import type { Place } from '../problem.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';
import { tellError, type Workbench } from './workbench.ts';

type Form = AskForm['told-by'];

/** The words that tell an answer: a list for an answer in words, a list under each answer where there are few. */
export function compileToldBy(ask: Ask, form: Form, tree: Tree | undefined, bench: Workbench): Evidence[] {
  if (form === undefined || tree === undefined) return [];
  const tell = (at: Place, message: string, hint: string | null = null) =>
    tellError(bench, at, 'told-by', message, hint);
  const isMap = typeof form === 'object' && !Array.isArray(form);
  switch (ask.type) {
    case 'text': {
      if (!isMap) return evidence(null, form, tree, tell);
      tell(
        tree.at,
        'An answer in words is told by words alone.',
        'Write them as a list: told-by: [wants, would like].',
      );
      return [];
    }
    case 'yes-no':
    case 'choice':
    case 'choices': {
      if (ask.type === 'yes-no' && ask.readsBack !== null) {
        tell(tree.at, 'What is read back on this call cannot have been agreed to before.', 'Leave "told-by" out.');
        return [];
      }
      const answers = ask.type === 'yes-no' ? ['yes', 'no'] : ask.choices.map(({ id }) => id);
      if (!isMap) {
        const first = answers[0] ?? 'answer';
        tell(
          tree.at,
          'Which answer do these words tell?',
          `Write them under it: told-by: { ${first}: [words, other words] }.`,
        );
        return [];
      }
      return byAnswer(form, answers, tree, tell);
    }
    // Told at its name already: the field means nothing for the others.
    default:
      return [];
  }
}

type Tell = (at: Place, message: string, hint?: string | null) => void;

function byAnswer(
  form: Readonly<Record<string, string | string[]>>,
  answers: readonly string[],
  tree: Tree,
  tell: Tell,
): Evidence[] {
  if (Object.keys(form).length === 0) tell(tree.at, 'No words stand here.', 'Leave "told-by" out, or give it words.');
  const known = new Map<string, string>();
  return Object.entries(form).flatMap(([name, words]) => {
    const entry = entryOf(tree, name);
    const value = asTyped(name, answers);
    if (!answers.includes(value)) {
      tell(entry?.at ?? tree.at, `There is no answer "${name}".`, didYouMean(name, answers));
      return [];
    }
    const found = evidence(value, words, entry?.value ?? tree, tell);
    for (const phrase of found.flatMap((each) => each.words)) {
      const heard = heardAs(phrase);
      const other = known.get(heard);
      if (other !== undefined && other !== value)
        tell(entry?.at ?? tree.at, `"${phrase}" tells both "${other}" and "${value}", so it tells neither.`);
      known.set(heard, value);
    }
    return found;
  });
}

/** An editor may have written a yes as true. */
function asTyped(name: string, answers: readonly string[]): string {
  if (answers.includes(name)) return name;
  return name === 'true' ? 'yes' : name === 'false' ? 'no' : name;
}

/** Commas part phrases in a text as they do in a list: none is ever heard across one. */
function evidence(value: string | null, given: string | readonly string[], tree: Tree, tell: Tell): Evidence[] {
  const listed = typeof given === 'string' ? [given] : given;
  const words = listed.flatMap((item, index) => {
    const at = (childOf(tree, index) ?? tree).at;
    return item.split(/[\n,]/).flatMap((part) => {
      const phrase = oneLine(part);
      const problem = phrase === '' ? null : problemOf(phrase);
      if (problem !== null) tell(at, problem);
      return phrase === '' || problem !== null ? [] : [phrase];
    });
  });
  if (words.length > 0) return [{ value, words }];
  if (listed.every((item) => item.split(/[\n,]/).every((part) => oneLine(part) === '')))
    tell(tree.at, 'No words stand here.', 'Leave "told-by" out, or give it words such as [wants, would like].');
  return [];
}

function problemOf(phrase: string): string | null {
  const heard = heardWords(phrase);
  if (heard.length === 0) return `"${phrase}" has no word that could be heard.`;
  return heard.slice(1).some(({ gap }) => gap !== 'joined')
    ? `"${phrase}" is never found: words are looked for within one part of a sentence.`
    : null;
}

const heardAs = (phrase: string) =>
  heardWords(phrase)
    .map(({ stem }) => stem)
    .join(' ');
