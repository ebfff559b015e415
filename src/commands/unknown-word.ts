import type { Command } from 'commander';
import { UserError } from '../call/user-error.ts';

/** A word where a command belongs, and there is none of that name: told with what was probably meant. */
export async function unknownWord(word: string, parent: Command, others: readonly string[] = []): Promise<UserError> {
  const { meantBy } = await import('../text/nearest.ts');
  const names = parent
    .createHelp()
    .visibleCommands(parent)
    .map((command) => command.name());
  const path = pathOf(parent);
  if (names.includes(word))
    return new UserError(`"${word}" cannot stand there.`, `Did you mean: ${path} ${word}`, 'usage');
  return new UserError(
    `There is no "${path} ${word}".${meantBy(word, [...names, ...others])}`,
    `See: ${path} --help`,
    'usage',
  );
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** For a command that stands for itself when no other one is named: whatever else is typed is a misspelt one. */
export async function refuseWords(command: Command, parent: Command | null): Promise<void> {
  const [word] = command.args;
  if (word !== undefined) throw await unknownWord(word, parent ?? command);
}

/** What commander refuses, said as we say it: what is wrong and what was probably meant. */
export function inOneSentence(text: string): string {
  const [what = '', ...more] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const meant = more.map((line) => ` ${line.replace(/^\((.*)\)$/, '$1')}`).join('');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${what.endsWith('.') ? '' : '.'}${meant}\n`;
}
