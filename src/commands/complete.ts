import type { Command } from 'commander';
import { oneLine } from '../text/safe.ts';
import { type App, print } from './app.ts';
import { bashQuoted, readBashLine } from './bash-line.ts';
import { type Candidate, type Place, placeAt } from './complete-place.ts';
import { valuesFor } from './complete-values.ts';

/**
 * Prints what can stand at the end of a line: `files`, or `words` and then one a line. Whatever goes wrong, nothing is
 * printed: somebody is in the middle of typing.
 */
export async function complete(app: App, program: Command, shell: string, typed: readonly string[]): Promise<void> {
  try {
    const lines = shell === 'bash' ? await forBash(app, program, typed) : await forOthers(app, program, shell, typed);
    print(app, lines.join('\n'));
  } catch {
    // The next Tab asks again.
  }
}

/** Candidates as zsh and fish take them, with what they are about after a tab. Both choose and quote for themselves. */
async function forOthers(app: App, program: Command, shell: string, typed: readonly string[]): Promise<string[]> {
  const place = placeAt(program, typed);
  const found = await candidates(app, program, place);
  if (found === 'files') return ['files'];
  // Zsh replaces what follows the "=", fish the whole word.
  const before = shell === 'fish' ? place.before : '';
  return ['words', ...found.map(({ value, about }) => `${before}${value}\t${about}`)];
}

/** Bash is given only what fits, quoted, and with what it is about when it does nothing but show a list. */
async function forBash(app: App, program: Command, typed: readonly string[]): Promise<string[]> {
  const [kind = '', breaks = '', line = ''] = typed;
  const { words, current, stands, quote, acts } = readBashLine(line, breaks);
  const place = placeAt(program, [...words.slice(1), current]);
  const found = await candidates(app, program, place);
  if (found === 'files') return ['files'];
  // What was begun as a command would be ended with words out of the data.
  if (acts) return ['words'];
  const all = found.map(({ value, about }) => ({ value: place.before + value, about }));
  const fitting = beginning(all, current);
  const isList = listing.has(kind) && fitting.length > 1;
  const shown = fitting.map(({ value, about }) => {
    const word = bashQuoted(value.slice(stands), quote);
    return isList && about !== '' ? `${word}  (${about})` : word;
  });
  return ['words', ...shown];
}

/** What COMP_TYPE says when several are listed and none of them is put into the line: codes of "?", "!" and "@". */
const listing: ReadonlySet<string> = new Set(['63', '33', '64']);

/** Capitals count where they make a difference. */
function beginning(all: readonly Candidate[], typed: string): readonly Candidate[] {
  const exact = all.filter(({ value }) => value.startsWith(typed));
  if (exact.length > 0) return exact;
  return all.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));
}

const longestAbout = 70;

/** Only what can be typed as it stands is offered, once. */
async function candidates(app: App, program: Command, place: Place): Promise<readonly Candidate[] | 'files'> {
  const values = await valuesFor(app, program, place);
  if (values === 'files') return 'files';
  const found = new Map<string, string>();
  for (const { value, about } of [...place.names, ...values])
    if (value !== '' && value === oneLine(value) && !found.has(value)) found.set(value, cut(oneLine(about)));
  return [...found].map(([value, about]) => ({ value, about }));
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestAbout ? text : `${letters.slice(0, longestAbout - 1).join('')}…`;
}
