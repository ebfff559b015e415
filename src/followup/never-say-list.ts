import { heardWords } from '../text/heard-words.ts';
import { oneLine, plain } from '../text/safe.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';

/** What the team never says, and what is said in its place. */
export type TeamPhrase = { phrase: string; better: string };

/** Each is looked for at every key that is typed: nobody on the phone could keep more in mind anyway. */
export const mostPhrases = 200;

const longestPhrase = 80;
const longestBetter = 160;
const example = 'our policy: here is what I can do';

/** Reads "our policy: here is what I can do; calm down: I am listening", one a line or with semicolons between. */
export function readNeverSay(text: string): Outcome<readonly TeamPhrase[]> {
  const found: TeamPhrase[] = [];
  for (const entry of plain(text).split(/[\n;]/)) {
    const words = oneLine(entry).trim();
    if (words === '') continue;
    const phrase = phraseOf(words);
    if (!phrase.ok) return phrase;
    found.push(phrase.value);
  }
  const phrases = tidyNeverSay(found);
  if (phrases.length === 0) return refused(`There is no phrase in that: write it as ${example}.`);
  return phrases.length > mostPhrases
    ? refused(`There is room for ${mostPhrases} phrases: leave out those that nobody says.`)
    : read(phrases);
}

/** One a line, the way in which they are stored. */
export function neverSayText(phrases: readonly TeamPhrase[]): string {
  return tidyNeverSay(phrases)
    .map(({ phrase, better }) => `${phrase}: ${better}`)
    .join('\n');
}

/** The list without one of its phrases, however that is written; null when it is not there. */
export function withoutPhrase(phrases: readonly TeamPhrase[], named: string): readonly TeamPhrase[] | null {
  const key = heardAs(named);
  const rest = phrases.filter(({ phrase }) => heardAs(phrase) !== key);
  return rest.length === phrases.length ? null : rest;
}

/** Each phrase once. Said anew, it keeps its place and gets the newer words. */
function tidyNeverSay(phrases: readonly TeamPhrase[]): readonly TeamPhrase[] {
  const known = new Map<string, TeamPhrase>();
  for (const one of phrases) known.set(heardAs(one.phrase), one);
  return [...known.values()];
}

function phraseOf(words: string): Outcome<TeamPhrase> {
  const colon = words.search(/:(?=\s|$)/);
  const at = colon < 0 ? words.indexOf(':') : colon;
  const phrase = unquoted(at < 0 ? words : words.slice(0, at));
  const better = at < 0 ? '' : unquoted(words.slice(at + 1));
  if (phrase === '' || better === '')
    return refused(`${quoted(words)} needs the phrase, a colon and what is said in its place, such as ${example}.`);
  const heard = heardAs(phrase);
  if (heard === '') return refused(`${quoted(phrase)} has no word that could be heard: write it as ${example}.`);
  if (phrase.length > longestPhrase || better.length > longestBetter)
    return refused(
      `${quoted(words)} is too long: a phrase has at most ${longestPhrase} letters, what is said in its place ${longestBetter}.`,
    );
  if (` ${heardAs(better)} `.includes(` ${heard} `))
    return refused(`${quoted(better)} holds ${quoted(phrase)} itself: say it in other words.`);
  return read({ phrase, better });
}

const unquoted = (text: string) => text.trim().replace(/^["“„«]\s*([^"“”„«»]*?)\s*["”“»]$/u, '$1');

/** What a phrase sounds like: capitals, kinds of quotes and short forms make no difference. */
const heardAs = (phrase: string) =>
  heardWords(phrase)
    .map(({ text }) => text)
    .join(' ');
