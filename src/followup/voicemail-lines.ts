import { oneLine, plain } from '../text/safe.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';

/** All that a line on a machine can be filled with: anybody may hear it, so nothing of the matter is among them. */
export const voicemailNames = ['agent', 'customer', 'direct'] as const;

const longest = 220;
const example = 'This is {{ agent }}. Please ring me on {{ direct | this number }}.';

/** What a team lets its agents leave, a line each. */
export function readVoicemail(text: string): Outcome<readonly string[]> {
  const lines = plain(text)
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  if (lines.length === 0) return refused(`What may be left on a machine? Write it as ${example}`);
  for (const line of lines) {
    const strange = [...line.matchAll(/\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}/g)].find(
      ([, name = '']) => !(voicemailNames as readonly string[]).includes(name),
    );
    if (strange !== undefined)
      return refused(
        `Anybody may hear a machine: ${quoted(strange[0])} cannot stand there, only {{ agent }}, {{ customer }} and {{ direct }}.`,
      );
    if (/\{\{|\}\}/.test(line.replace(/\{\{[^{}]*\}\}/g, '')))
      return refused(`The braces in ${quoted(line)} hold no name.`);
    if (line.length > longest) return refused(`${quoted(line)} is too long for a machine: at most ${longest} letters.`);
  }
  return read(lines);
}
