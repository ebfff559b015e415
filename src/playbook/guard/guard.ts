import { type Heard, heardWords } from '../../text/heard-words.ts';
import { oneLine } from '../../text/safe.ts';
import { slug } from '../slug.ts';
import { builtInPhrases } from './built-in-phrases.ts';
import { isQuoted, isReported, quotations } from './not-ours.ts';
import { beginnings, beginningsAt, formOf, formsOf, lengthAt, type PhraseForm } from './phrase-form.ts';
import type { PhraseKind } from './phrase-kinds.ts';

/** A phrase that somebody named, in a playbook or for the whole team, and what is said in its place. */
export type NeverSay = { phrase: string; better: string };

/** Built-in phrases are of a kind; those of the playbook and of the team are as they are. */
export type FlagKind = PhraseKind | 'playbook' | 'team';

type Guarded = NeverSay & {
  id: string;
  kind: FlagKind;
  /** The playbook or the team names it, if only to give a built-in phrase other words. */
  isNamed: boolean;
};

type ByBeginning = ReadonlyMap<string, readonly { form: PhraseForm; guarded: Guarded }[]>;

/**
 * All phrases of a playbook, ready to be looked for: by the words that they begin with. The built-in ones are the same
 * for all, but for the better words that were named for some of them.
 */
export type Guard = { own: ByBeginning; builtIn: ByBeginning; better: ReadonlyMap<string, string> };

/** A phrase found in a text, from the letter `from` up to before the letter `to`. */
export type Flag = Guarded & { from: number; to: number };

type Known = { key: string; phrase: Omit<(typeof builtInPhrases)[number], 'says'>; forms: readonly PhraseForm[] };

let known: readonly Known[] | null = null;

/** Made ready when they are first needed: it takes as long as a third of a start. */
function builtIn(): readonly Known[] {
  known ??= builtInPhrases.map(({ says, ...phrase }) => ({
    key: keyOf(heardWords(phrase.phrase)),
    phrase,
    forms: says.flatMap(formsOf),
  }));
  return known;
}

const noTeam: readonly NeverSay[] = [];

/** By the phrases of a playbook, and with them those of the team: asked for at every answer, and always the same. */
const guards = new WeakMap<readonly NeverSay[], WeakMap<readonly NeverSay[], Guard>>();

/**
 * What is not said on a call by this playbook: the team's own phrases, the playbook's and the built-in ones. Whoever
 * names a built-in phrase gives it other words; when it is meant is known better here.
 */
export function guardOf(book: { neverSay: readonly NeverSay[] }, team: readonly NeverSay[] = noTeam): Guard {
  const ofBook = guards.get(book.neverSay) ?? new WeakMap<readonly NeverSay[], Guard>();
  guards.set(book.neverSay, ofBook);
  const guard = ofBook.get(team) ?? makeGuard(book.neverSay, team);
  ofBook.set(team, guard);
  return guard;
}

function makeGuard(neverSay: readonly NeverSay[], team: readonly NeverSay[]): Guard {
  const own = new Map<string, Guarded>();
  const better = new Map<string, string>();
  const add = (given: readonly NeverSay[], kind: 'team' | 'playbook') => {
    for (const [index, { phrase, better: words }] of given.entries()) {
      const heard = heardWords(phrase);
      const key = keyOf(heard);
      const other = builtIn().find((one) => one.key === key || isWholly(one.forms, heard));
      const named = other === undefined ? key : other.phrase.id;
      if (other !== undefined) better.set(named, better.get(named) ?? words);
      else if (!own.has(key))
        own.set(key, { phrase, better: words, kind, isNamed: true, id: slug(phrase) || String(index + 1) });
    }
  };
  add(team, 'team');
  add(neverSay, 'playbook');
  const forms = [...own.values()].flatMap((guarded) => {
    const form = formOf(guarded.phrase);
    return form === null ? [] : [{ form, guarded }];
  });
  return { own: byBeginning(forms), builtIn: builtInByBeginning(), better };
}

let builtInGuard: ByBeginning | null = null;

function builtInByBeginning(): ByBeginning {
  builtInGuard ??= byBeginning(
    builtIn().flatMap(({ phrase, forms }) =>
      forms.map((form) => ({ form, guarded: { ...phrase, better: phrase.better, isNamed: false } })),
    ),
  );
  return builtInGuard;
}

function byBeginning(all: readonly { form: PhraseForm; guarded: Guarded }[]): ByBeginning {
  const found = new Map<string, { form: PhraseForm; guarded: Guarded }[]>();
  for (const one of all) {
    for (const beginning of new Set(beginnings(one.form))) {
      const others = found.get(beginning);
      if (others === undefined) found.set(beginning, [one]);
      else others.push(one);
    }
  }
  return found;
}

/** What had better be said otherwise, in the order of the text. Of phrases that share a word the longest is told. */
export function flagged(text: string, guard: Guard): readonly Flag[] {
  const words = heardWords(text);
  const found = words.flatMap((_, at) => foundAt(words, at, guard));
  if (found.length === 0) return [];
  const quotes = quotations(text);
  const ours = found.filter(({ at, flag }) => !isQuoted(flag, quotes) && !isReported(words, at));
  const taken = new Set<number>();
  const chosen = ours
    .sort((a, b) => b.length - a.length || a.at - b.at)
    .filter(({ at, length }) => {
      const places = words.slice(at, at + length).map(({ from }) => from);
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
  return chosen.map(({ flag }) => flag).sort((a, b) => a.from - b.from);
}

/** The words as they were typed, on one line. */
export function wordsAt(text: string, { from, to }: Pick<Flag, 'from' | 'to'>): string {
  return oneLine(text.slice(from, to)).replace(/ {2,}/g, ' ');
}

type Found = { at: number; length: number; flag: Flag };

/** The longest phrase that begins with a word; of equally long ones the one that came into the guard first. */
function foundAt(words: readonly Heard[], at: number, guard: Guard): Found[] {
  let best: { length: number; guarded: Guarded } | null = null;
  for (const beginning of beginningsAt(words, at)) {
    for (const phrases of [guard.own.get(beginning), guard.builtIn.get(beginning)])
      for (const { form, guarded } of phrases ?? []) {
        const length = lengthAt(form, words, at);
        if (length > (best?.length ?? 0)) best = { length, guarded };
      }
  }
  const first = words[at];
  const last = best === null ? undefined : words[at + best.length - 1];
  if (best === null || first === undefined || last === undefined) return [];
  const better = guard.better.get(best.guarded.id);
  const named = best.guarded.isNamed || better === undefined ? {} : { better, isNamed: true };
  return [{ at, length: best.length, flag: { ...best.guarded, ...named, from: first.from, to: last.to } }];
}

function keyOf(words: readonly Heard[]): string {
  return words.map(({ text }) => text).join(' ');
}

function isWholly(forms: readonly PhraseForm[], words: readonly Heard[]): boolean {
  return words.length > 0 && forms.some((form) => lengthAt(form, words, 0) === words.length);
}
