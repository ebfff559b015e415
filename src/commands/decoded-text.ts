import { UserError } from '../call/user-error.ts';
import { type App, say } from './app.ts';

/** From 0x80 on, where Windows-1252 is not Latin 1; Node's own decoder takes the one for the other. */
const windows = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/**
 * A text that somebody saved, in UTF-8 or as Windows writes it. What was guessed is said; what is no text at all (a
 * document of Word, a picture) is refused. `name` stands at the beginning of a sentence.
 */
export function decodedText(app: App, bytes: Uint8Array, name: string): string {
  const text = decoded(app, bytes, name);
  if (/[\x00-\x08\x0e-\x1f]/.test(text))
    throw new UserError(`${name} is not plain text.`, 'Save it as plain text, or copy it and paste: import -');
  return text;
}

function decoded(app: App, bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = Array.from(bytes, (byte) => windows[byte - 0x80] ?? String.fromCharCode(byte)).join('');
    say(app, `${name} is not UTF-8: read as a text of Windows. Look at its accents and quotes.`);
    return text;
  }
}
