/** What stands above the help of a command, which shows how it is typed before it tells what can be said. */
export function examples(...lines: readonly string[]): string {
  return `Examples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}
