import type { Heard } from '../text/heard-words.ts';
import { formOf, lengthAt, type PhraseForm } from './guard/phrase-form.ts';
import type { Ask } from './playbook.ts';

type Looked = { value: string | null; forms: readonly PhraseForm[] };

/** Made once for each ask: it is looked for at every prompt. */
const looked = new WeakMap<Ask, readonly Looked[]>();

/**
 * The answers to an ask that the words of a note tell: ids of choices, `yes`, `no`, or null for the note as it stands.
 * "No refund" tells of no refund.
 */
export function toldIn(ask: Ask, words: readonly Heard[]): readonly (string | null)[] {
  const found = looksOf(ask).filter(({ value, forms }) =>
    forms.some((form) =>
      words.some((_, at) => lengthAt(form, words, at) > 0 && (value === null || !isDenied(words, at))),
    ),
  );
  return found.map(({ value }) => value);
}

function looksOf(ask: Ask): readonly Looked[] {
  const known = looked.get(ask);
  if (known !== undefined) return known;
  const made = (ask.toldBy ?? []).map(({ value, words }) => ({
    value,
    forms: words.map(formOf).filter((form) => form !== null),
  }));
  looked.set(ask, made);
  return made;
}

const denials = new Set(['no', 'not', 'never', 'without', 'neither', 'nor']);

/** As far as one denial reaches: "does not want a refund", but not "it does not work, wants a refund". */
const reach = 4;

function isDenied(words: readonly Heard[], at: number): boolean {
  for (let index = at; index > 0 && index > at - reach && words[index]?.gap === 'joined'; index--)
    if (denials.has(words[index - 1]?.text ?? '')) return true;
  return false;
}
