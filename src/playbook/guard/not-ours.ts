import type { Heard } from '../../text/heard-words.ts';

// A recap may tell what others said: "You were told that it's our policy" hides behind nothing.

type Quotation = { from: number; to: number };

const mark = /[“”„"«»]/g;

/** What stands between double quotes, but for a text that stands in quotes as a whole. */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let open: number | null = null;
  for (const { index } of text.matchAll(mark)) {
    if (open !== null) {
      found.push({ from: open, to: index });
      open = null;
    } else if (/\S\s*$/.test(text.slice(Math.max(0, index - 3), index)) && /[\s([]/.test(text.charAt(index - 1)))
      open = index;
  }
  return found;
}

/** Whether a stretch of a text lies within what somebody else has said. */
export function isQuoted({ from, to }: { from: number; to: number }, quotes: readonly Quotation[]): boolean {
  return quotes.some((quote) => quote.from < from && to <= quote.to);
}

const telling = new Set(
  'said say says saying told tell tells telling heard promised answered wrote assured'.split(' '),
);
const helping = new Set(
  'have had has not already just also only never ever would will can could do did always clearly'.split(' '),
);

/** As many words as a sentence has that can still be followed on the telephone. */
const sentence = 30;

/** Somebody else says it, in the same sentence. What the agent has said before is the agent's all the same. */
export function isReported(words: readonly Heard[], at: number): boolean {
  for (let verb = at; verb > Math.max(0, at - sentence) && words[verb]?.gap !== 'stop'; verb--)
    if (telling.has(words[verb - 1]?.text ?? '') && isOfOthers(words, verb - 1)) return true;
  return isSaidAfter(words, at);
}

const others = new Set(['they', 'he', 'she']);

/** "It comes soon, they said." */
function isSaidAfter(words: readonly Heard[], at: number): boolean {
  for (let who = at + 1; who < Math.min(words.length, at + sentence) && words[who]?.gap !== 'stop'; who++)
    if (
      others.has(words[who]?.text ?? '') &&
      telling.has(words[who + 1]?.text ?? '') &&
      words[who + 1]?.gap === 'joined'
    )
      return true;
  return false;
}

function isOfOthers(words: readonly Heard[], verb: number): boolean {
  let before = verb;
  while (before > 0 && words[before]?.gap === 'joined' && helping.has(words[before - 1]?.text ?? '')) before--;
  const who = words[before]?.gap === 'joined' ? words[before - 1]?.text : undefined;
  // "As my colleague told you, it's our policy" argues with somebody else's words.
  if (who === undefined || who === 'i' || who === 'as' || who === 'like') return false;
  for (let word = before; word > Math.max(0, verb - sentence) && words[word]?.gap !== 'stop'; word--) {
    const text = words[word - 1]?.text;
    if (text === 'as' && (word - 1 === 0 || words[word - 1]?.gap !== 'joined')) return false;
  }
  return true;
}
