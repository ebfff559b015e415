/** The letters that make a terminal itself take a text to the clipboard, where it allows that: also from far away. */
export function terminalCopy(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}
