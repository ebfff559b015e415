/** A word as a shell takes it for one word, and nothing in it for a command. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{M}\w.:+@/-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
