import { type Heard, heardWords } from '../../text/heard-words.ts';

/** A word of a phrase, with all that can stand in its place. */
type Slot = {
  stems: ReadonlySet<string>;
  /** Words that must be heard just as they are. */
  exact: ReadonlySet<string>;
  isNumber: boolean;
  /** A comma before it breaks nothing. */
  pause: boolean;
};

/** One way to say a phrase. */
export type PhraseForm = {
  slots: readonly Slot[];
  /** It begins a clause: "you have to" does, after "I am sorry that" it does not. */
  opens: boolean;
  /** A pause follows. */
  closes: boolean;
  /** "None of this is your fault" is no blame. */
  affirms: boolean;
  notAfter: ReadonlySet<string>;
  notBefore: ReadonlySet<string>;
};

const nothing: ReadonlySet<string> = new Set();

/** A phrase as it stands in a playbook or in the team's settings: just words. */
export function formOf(phrase: string): PhraseForm | null {
  const slots = heardWords(phrase).map(({ text, stem, gap }) => ({
    stems: new Set([stem, ...likewise(text)]),
    exact: nothing,
    isNumber: false,
    pause: gap === 'pause',
  }));
  if (slots.length === 0) return null;
  return { slots, opens: false, closes: false, affirms: false, notAfter: nothing, notBefore: nothing };
}

/**
 * The forms of a built-in phrase, in a small notation: `a|b` one of these, `[very]` or not, `#` a number, `try=` in this
 * form only, `sorry,` a pause may follow (and must, at the end), `^` at the start of a clause, `~` unless it is denied
 * in the same sentence, `<too|how> soon <after>` not beside these.
 */
export function formsOf(pattern: string): PhraseForm[] {
  const [, marks = '', before = '', words = '', after = ''] =
    /^([~^]*)(?:<([^>]*)>\s)?([^<]*?)(?:\s<([^>]*)>)?$/.exec(pattern) ?? [];
  const closes = words.endsWith(',');
  const common = {
    opens: marks.includes('^'),
    affirms: marks.includes('~'),
    closes,
    notAfter: new Set(before.split('|')),
    notBefore: new Set(after.split('|')),
  };
  const parts = (closes ? words.slice(0, -1) : words).match(/\[[^\]]*\],?|\S+/g) ?? [];
  return expanded(parts).map((chosen) => ({ ...common, slots: slotsOf(chosen) }));
}

function expanded(parts: readonly string[]): string[][] {
  return parts.reduce<string[][]>(
    (all, part) => {
      const [, optional, comma = ''] = /^\[(.*)\](,?)$/.exec(part) ?? [];
      if (optional === undefined) return all.map((one) => [...one, part]);
      return all.flatMap((one) => [
        [...one.slice(0, -1), ...one.slice(-1).map((last) => last + comma)],
        [...one, optional + comma],
      ]);
    },
    [[]],
  );
}

function slotsOf(parts: readonly string[]): Slot[] {
  return parts.map((part, index) => {
    const words = part.replace(/,$/, '').split('|');
    const exact = words.filter((word) => word.endsWith('=')).map((word) => word.slice(0, -1));
    const bending = words.filter((word) => !word.endsWith('=') && word !== '#');
    return {
      stems: new Set(
        bending.flatMap((word) => heardWords(word).flatMap(({ text, stem }) => [stem, ...likewise(text)])),
      ),
      exact: new Set(exact),
      isNumber: words.includes('#'),
      pause: parts[index - 1]?.endsWith(',') ?? false,
    };
  });
}

/** What is heard for the same: the short forms can stand for two words each. */
function likewise(word: string): readonly string[] {
  switch (word) {
    case 'is':
    case 'has':
    case 'us':
      return ["'s"];
    case "'s":
      return ['is', 'has'];
    case 'had':
    case 'would':
      return ["'d"];
    case "'d":
      return ['had', 'would'];
    default:
      return [];
  }
}

/** By what the form is looked up: its first two words, or the only one. No form has a number so early. */
export function beginnings({ slots: [first, second] }: PhraseForm): string[] {
  if (first === undefined) return [];
  return second === undefined ? keys(first) : keys(first).flatMap((one) => keys(second).map((two) => `${one} ${two}`));
}

const keys = ({ stems, exact }: Slot) => [...new Set([...stems, ...exact])];

/** The beginnings that can stand at a word of a text. */
export function beginningsAt(words: readonly Heard[], at: number): string[] {
  const first = heardAs(words[at]);
  const second = heardAs(words[at + 1]);
  return [...first, ...first.flatMap((one) => second.map((two) => `${one} ${two}`))];
}

function heardAs(word: Heard | undefined): string[] {
  if (word === undefined) return [];
  return word.stem === word.text ? [word.stem] : [word.stem, word.text];
}

/** How many words from `at` on are this phrase; 0 when they are not. */
export function lengthAt(form: PhraseForm, words: readonly Heard[], at: number): number {
  const { slots } = form;
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index];
    const word = words[at + index];
    if (slot === undefined || word === undefined || !fits(slot, word)) return 0;
    if (index > 0 && (word.gap === 'stop' || (word.gap === 'pause' && !slot.pause))) return 0;
  }
  return stands(form, words, at) ? slots.length : 0;
}

/** Whether what is around the words leaves them the phrase that they look like. */
function stands(form: PhraseForm, words: readonly Heard[], at: number): boolean {
  if (form.opens && !opensClause(words, at)) return false;
  if (words[at]?.gap === 'joined' && form.notAfter.has(words[at - 1]?.text ?? '')) return false;
  const next = words[at + form.slots.length];
  const goesOn = next?.gap === 'joined' || next?.gap === 'line';
  if (form.closes && next?.gap !== 'pause') return false;
  if (next !== undefined && goesOn && form.notBefore.has(next.text)) return false;
  return !(form.affirms && isDenied(words, at));
}

function fits({ stems, exact, isNumber }: Slot, { stem, text }: Heard): boolean {
  return stems.has(stem) || exact.has(text) || (isNumber && /^\p{N}+$/u.test(text));
}

/** Words that lead into a clause without being part of it. */
const leading = new Set(
  'and but so then well now no yes oh okay ok look sorry unfortunately first please sir madam'.split(' '),
);

function opensClause(words: readonly Heard[], at: number): boolean {
  if (words[at]?.gap !== 'joined') return true;
  const before = words[at - 1]?.text ?? '';
  return before === 'but' || (leading.has(before) && opensClause(words, at - 1));
}

const denials = new Set(['none', 'nothing', 'never', 'not', 'no', 'nobody', 'neither']);

function isDenied(words: readonly Heard[], at: number): boolean {
  for (let before = at; before > Math.max(0, at - 30) && words[before]?.gap !== 'stop'; before--)
    if (denials.has(words[before - 1]?.text ?? '')) return true;
  return false;
}
