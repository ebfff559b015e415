/** A line up to the cursor, as bash reads it. Nothing in it is run or looked up: `$x` stays `$x`. */
export type BashLine = {
  /** The words before the one that is being typed. */
  words: readonly string[];
  /** The word that is being typed, without its quoting. */
  current: string;
  /** How much of it stands already and is not replaced: bash replaces only what follows the last quote or break. */
  stands: number;
  /** The quote that is open at the end. */
  quote: Quote;
  /** The word has something in it that bash would act on, such as `$(`: what it will be is not known. */
  acts: boolean;
};

const active = /[$`;&|<>(){}*?[\]~!^]/;

type Quote = '' | '"' | "'";

/** `breaks`: what COMP_WORDBREAKS has. With `:` and `=` in it, bash takes what follows one of them for a word of its own. */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let current: string | null = null;
  let stands = 0;
  let quote: Quote = '';
  let acts = false;
  const add = (text: string) => {
    current = (current ?? '') + text;
  };
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (quote !== '' && letter === quote) {
      quote = '';
      if (breaks.includes(letter)) stands = (current ?? '').length;
    } else if (quote === '' && (letter === '"' || letter === "'")) {
      quote = letter;
      add('');
      stands = (current ?? '').length;
    } else if (letter === '\\' && quote !== "'") {
      const next = line.charAt(at + 1);
      at += 1;
      add(quote === '"' && !'$`"\\'.includes(next) ? `\\${next}` : next);
    } else if (quote === '' && /\s/.test(letter)) {
      if (current !== null) words.push(current);
      current = null;
      stands = 0;
      acts = false;
    } else {
      add(letter);
      acts ||= quote === '' ? active.test(letter) : quote === '"' && /[$`]/.test(letter);
      if (quote === '' && breaks.includes(letter)) stands = (current ?? '').length;
    }
  }
  return { words, current: current ?? '', stands, quote, acts };
}

/** Text as it has to be written for bash to mean just that text, after a quote that is open, or without one. */
export function bashQuoted(text: string, quote: Quote): string {
  if (quote === "'") return text.replaceAll("'", "'\\''");
  // Between double quotes nothing keeps bash from looking up what "!" means in its history, so there they end for it.
  if (quote === '"') return text.replace(/[$`"\\]/g, '\\$&').replaceAll('!', `"'!'"`);
  return text.replace(/[^\p{L}\p{M}\p{N}_%+.,/-]/gu, '\\$&');
}
