// The one place that makes text safe to show. Names, notes and playbooks come from anywhere; a terminal obeys control
// characters, and a reader believes the order in which letters appear.

const REPLACEMENT = '\ufffd';

/** Halves of a character without the other half. By numbers: a class by name costs each start, even unused. */
const halves = /[\ud800-\udfff]/gu;

/** C0 and C1 controls except tab and newline. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Embeddings, overrides and isolates: they make a line read in another order than it was written. */
const turners = /[\u202a-\u202e\u2066-\u2069]/g;

/** Characters without width or picture, and tags: words can be hidden in them. The two joiners are judged by their neighbours. */
const hidden =
  /\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * More marks over one letter than any writing has: they would be drawn over the lines around it, and bringing 100,000 of
 * them into their normal order takes 10 seconds. Unicode's own limit for streams (UAX 15).
 */
const heaped = () => /(\p{M}{30})\p{M}+/gu;

// Classes of letters by their names are looked up when a pattern is made: these are made for texts that need the look.

/** A joiner means something inside an emoji, and between the letters of scripts that join (Persian, Hindi and others). */
function makeStrayJoiners(): RegExp {
  const inEmoji = /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/u;
  const inWord = /(?<=[\u0600-\u18af]\p{M}*)[\u200c\u200d](?=[\u0600-\u18af])/u;
  return new RegExp(`(?!${inEmoji.source}|${inWord.source})[\\u200c\\u200d]`, 'gu');
}

let strayJoiners: RegExp | null = null;

function withoutStrayJoiners(text: string): string {
  if (!/[\u200c\u200d]/.test(text)) return text;
  strayJoiners ??= makeStrayJoiners();
  return text.replace(strayJoiners, '');
}

/** Most text, with the accents of names: it has one form, and needs none of the costly looks below. */
const harmless = /^[\x20-\x7e\n\t\u00a0-\u00ac\u00ae-\u024f]*$/;

/**
 * Text without anything that a terminal obeys or that hides words, in one normal form. Newlines and tabs stay.
 * What was a control or turned the reading order leaves a mark, so that a trick shows.
 */
export function plain(text: string): string {
  if (harmless.test(text)) return text;
  const readable = text
    .replace(halves, REPLACEMENT)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(controls, picture)
    .replace(turners, REPLACEMENT)
    .replace(hidden, '');
  const shown = withoutStrayJoiners(readable).replace(heaped(), '$1');
  // A mark may come out as two.
  return shown.normalize('NFC').replace(heaped(), '$1');
}

/** Safe text on one line: newlines and tabs become spaces, the ends are trimmed. */
export function oneLine(text: string): string {
  const safe = plain(text);
  if (!/[\n\t]/.test(safe)) return safe.trim();
  const parts = safe.split(/[\n\t]/);
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}

/** Safe text that keeps its newlines; tabs become spaces. */
export function lines(text: string): string {
  return plain(text).replaceAll('\t', '    ');
}

// JSON itself escapes only what lies below the space. These a terminal obeys, or they turn the order of what is read.
const obeyedInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as a JSON document: what it says is the same, and nothing in it acts on a terminal. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    obeyedInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export type Unsafe = { index: number; name: string };

/** Where a text first holds something that no honest file needs: a control character or one that turns the reading order. */
export function firstUnsafe(text: string): Unsafe | null {
  const found = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u.exec(text);
  if (found === null) return null;
  const code = found[0].charCodeAt(0);
  const name = code === 0x1b ? 'Escape' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { index: found.index, name };
}

/** Text without any of those, and without the colours of a terminal: for words that go into a file. */
export function withoutUnsafe(text: string): string {
  return [/\u001b\[[\d;]*[A-Za-z]/g, halves, controls, turners].reduce(
    (rest, hidden) => rest.replace(hidden, ''),
    text,
  );
}

/** ESC is shown as ␛, NUL as ␀ and so on; the C1 controls have no pictures. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : REPLACEMENT;
}
