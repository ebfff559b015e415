/** A word as a shell takes it for one word, and nothing in it for a command. */
export function shellWord(word: string): string {
  const isOne = /^[\w.:+@/-]+$/.test(word) || /^[\p{L}\p{M}\w.:+@/-]+$/u.test(word);
  return isOne ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
