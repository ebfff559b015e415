/** One thing that came from the keyboard: a run of characters, one key, or a paste as a whole. */
export type Piece = { kind: 'text' | 'key' | 'paste'; text: string } | { kind: 'paste-too-long'; length: number };

/** What is not finished yet: the beginning of an escape sequence, or of a paste. */
export type Unfinished = { held: string; paste: { text: string; length: number } | null };

/** A paste above this is refused as a whole: half a paste would look like all of it. */
export const pasteLimit = 20_000;

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

export const nothingHeld: Unfinished = { held: '', paste: null };

/**
 * Cuts what the terminal sent into pieces. With bracketed paste on, a paste comes between two marks: whatever stands
 * between them is text, its newlines and control keys included.
 */
export function cutInput(before: Unfinished, chunk: string): { unfinished: Unfinished; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = before.held + chunk;
  let { paste } = before;
  for (;;) {
    const mark = paste === null ? pasteStart : pasteEnd;
    const at = text.indexOf(mark);
    const whole = at >= 0 ? at : text.length - (paste === null ? openEscape(text) : beginningOf(mark, text));
    if (paste === null) pieces.push(...keysIn(text.slice(0, whole)));
    else paste = longer(paste, text.slice(0, whole));
    if (at < 0) return { unfinished: { held: text.slice(whole), paste }, pieces };
    text = text.slice(at + mark.length);
    if (paste !== null) pieces.push(finished(paste));
    paste = paste === null ? { text: '', length: 0 } : null;
  }
}

/** What is held is given out after all: nothing more came that would finish it. */
export function giveUp({ held, paste }: Unfinished): Piece[] {
  return paste === null ? keysIn(held) : [finished(longer(paste, held))];
}

/** How many characters at the end of the text are an escape sequence that has not ended. */
function openEscape(text: string): number {
  return /\x1b+(?:\[[0-9;:<=>?]*[ -/]*|O)?$/.exec(text)?.[0].length ?? 0;
}

/** How many characters at the end of the text may be the beginning of the mark. */
function beginningOf(mark: string, text: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--)
    if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}

function longer({ text, length }: { text: string; length: number }, more: string) {
  return { text: text.length > pasteLimit ? text : text + more.slice(0, pasteLimit + 1), length: length + more.length };
}

function finished({ text, length }: { text: string; length: number }): Piece {
  if (length > pasteLimit) return { kind: 'paste-too-long', length };
  return { kind: 'paste', text: text.replace(/\r\n?/g, '\n').replace(/\n$/, '') };
}

/** Escape sequences and control characters are keys, one piece each; the rest is text. */
function keysIn(text: string): Piece[] {
  const cut =
    text.match(/\x1b+(?:\[[0-9;:<=>?]*[ -/]*[@-~]|O[^\x1b]|[^\x1b])?|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g) ?? [];
  return cut.map((piece) => ({
    kind: piece <= '\x1f' || /^[\x00-\x1f\x7f]/.test(piece) ? 'key' : 'text',
    text: piece,
  }));
}
