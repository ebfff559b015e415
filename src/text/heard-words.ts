/** A word as it is heard: "It's" is "it" and a short "is". */
export type Heard = {
  /** Small letters, one kind of apostrophe; the short forms written out. */
  text: string;
  /** Without the endings of verbs and plurals: what "try", "tries" and "trying" share. */
  stem: string;
  /** Where the word it was heard in stands. */
  from: number;
  to: number;
  /** What stands before it. */
  gap: Gap;
};

/**
 * `joined`: nothing that is heard, as a space or a quote. `line`: a new line. `pause`: a comma, a bracket or the like.
 * `stop`: the sentence is over.
 */
export type Gap = 'joined' | 'line' | 'pause' | 'stop';

const letter = '[\\p{L}\\p{N}]';
const apostrophes = "'’‘ʼ`´＇";

const anyApostrophe = new RegExp(`[${apostrophes}]`, 'g');

/**
 * "A.S.A.P." is one word; in others an apostrophe may stand inside. Made when something is first heard: its classes of
 * letters are looked up then, and each start would wait for that.
 */
const makePattern = () =>
  new RegExp(
    `(?<!${letter})(?:\\p{L}\\.){2,}(?:\\p{L}(?!${letter}))?|${letter}[\\p{L}\\p{M}\\p{N}]*(?:[${apostrophes}][\\p{L}\\p{M}\\p{N}]+)*`,
    'gu',
  );

let pattern: RegExp | null = null;

type Part = Pick<Heard, 'text' | 'stem'>;

/** What was heard in a word before: a few hundred words are most of what is said. */
const known = new Map<string, readonly Part[]>();
const mostKnown = 5_000;

/** The words of a text as an ear takes them, with their places, for what must not be said. */
export function heardWords(text: string): Heard[] {
  const heard: Heard[] = [];
  let end = 0;
  pattern ??= makePattern();
  for (const { 0: found, index: from } of text.matchAll(pattern)) {
    const to = from + found.length;
    let gap = heard.length === 0 ? 'stop' : gapOf(text.slice(end, from));
    for (const { text: word, stem } of heardIn(found)) {
      heard.push({ text: word, stem, from, to, gap });
      gap = 'joined';
    }
    end = to;
  }
  return heard;
}

function heardIn(found: string): readonly Part[] {
  const before = known.get(found);
  if (before !== undefined) return before;
  const parts = partsOf(found).map((word) => ({ text: word, stem: stemOf(word) }));
  if (found.length > longest) return parts;
  if (known.size >= mostKnown) known.clear();
  known.set(found, parts);
  return parts;
}

function gapOf(between: string): Gap {
  if (between === ' ' || between === '') return 'joined';
  // Three dots are a hesitation and end nothing.
  const marks = between.replace(/\.{2,}|…/g, ' ');
  if (/[.!?;]|\n\s*\n/.test(marks)) return 'stop';
  // A dash between spaces sets off, one without joins.
  if (/[,:()[\]{}|/]|\s[-–—]|[-–—]\s|—/.test(marks)) return 'pause';
  return marks.includes('\n') ? 'line' : 'joined';
}

/** What follows the apostrophe. "'s" and "'d" can be two words each, and stay as they are. */
const short: Readonly<Record<string, string>> = { ll: 'will', ve: 'have', re: 'are', m: 'am', s: "'s", d: "'d" };

/** Written without an apostrophe in a hurry, and forms that do not follow the rule. */
const whole: Readonly<Record<string, readonly string[]>> = {
  cannot: ['can', 'not'],
  "can't": ['can', 'not'],
  "won't": ['will', 'not'],
  "shan't": ['shall', 'not'],
  "ain't": ['is', 'not'],
  its: ['it', "'s"],
  thats: ['that', "'s"],
  theres: ['there', "'s"],
  im: ['i', 'am'],
  ill: ['i', 'will'],
  ive: ['i', 'have'],
  youll: ['you', 'will'],
  youve: ['you', 'have'],
  youre: ['you', 'are'],
  theyll: ['they', 'will'],
  weve: ['we', 'have'],
  wont: ['will', 'not'],
  cant: ['can', 'not'],
};

const hurried = /^(do|does|did|is|are|was|were|have|has|had|could|would|should)nt$/;

function partsOf(found: string): readonly string[] {
  const word = found.normalize('NFKC').toLowerCase().replace(anyApostrophe, "'");
  const known = Object.hasOwn(whole, word) ? whole[word] : undefined;
  if (known !== undefined) return known;
  if (word.includes('.')) return [word.replaceAll('.', '')];
  const verb = hurried.exec(word)?.[1];
  if (verb !== undefined) return [verb, 'not'];
  const parts = word.split("'");
  const [head = ''] = parts;
  const rest = parts.slice(1).map((part) => (part === 't' ? 'not' : Object.hasOwn(short, part) ? short[part] : null));
  // A name such as O'Brien.
  if (rest.some((part) => part === null || part === undefined)) return [parts.join('')];
  const tails = rest.filter((part) => part !== null && part !== undefined);
  return [rest[0] === 'not' ? head.replace(/n$/, '') : head, ...tails];
}

/** Short words whose last letters are no ending. */
const unbending = new Set(['does', 'during', 'evening', 'morning', 'thing', 'nothing', 'always', 'perhaps', 'indeed']);

/** No verb is longer, and what is longer is looked at no further. */
const longest = 24;

/** The endings that a phrase may have or not: enough to hear one verb in its forms, no grammar. */
function stemOf(word: string): string {
  if (word.length < 4 || word.length > longest || unbending.has(word) || !/^[a-z]+$/.test(word)) return word;
  if (/(?:ies|ied)$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  const bare = withoutEnding(word);
  // "stopped" is "stop", and "leave" is what "leaving" leaves.
  return bare.length < 4 ? bare : bare.replace(/([bdfgmnprt])\1$/, '$1').replace(/e+$/, '');
}

function withoutEnding(word: string): string {
  const verb = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(word)?.[1] ?? '';
  if (verb.length > 2) return verb;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}
