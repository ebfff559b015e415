import { type Command, CommanderError } from 'commander';
import { exitCodes, UserError } from './call/user-error.ts';
import { recoverCommand } from './cli.ts';
import { LeftError } from './commands/left-error.ts';
import { makeApp } from './commands/make-app.ts';
import { lines } from './text/safe.ts';

/** Runs one command line. The only place that catches everything and that says with which code the program ends. */
export async function main(argv: readonly string[]): Promise<void> {
  const { words, colourless } = withoutColourFlag(argv);
  // Until it ends on purpose: should it ever wait for what cannot come, Node ends it, and that must not look well.
  process.exitCode = exitCodes.failed;
  const made = makeApp(process, colourless ? { ...process.env, NO_COLOR: '1' } : process.env);
  // A fault in the middle of a key press reaches nobody else. What was saved is saved; the terminal is given back.
  process.once('uncaughtException', (error) => {
    made.close();
    process.exit(report(error));
  });
  try {
    await withSafeErrors(recoverCommand(made.app, words[2])).parseAsync(words);
    process.exitCode = made.exitCode();
  } catch (error) {
    process.exitCode = report(error);
  } finally {
    made.close();
    await tellOfHistory(words);
  }
  // Ending by the signal itself lets the shell see it, and spares Node 20 the crash that process.exit causes once the
  // terminal is gone.
  const signal = made.endedBy();
  if (signal !== null) process.kill(process.pid, signal);
}

/** `--no-color` may stand before or after the command; what follows `--` is not ours. */
function withoutColourFlag(argv: readonly string[]): { words: string[]; colourless: boolean } {
  const end = argv.indexOf('--');
  const ours = (index: number) => end === -1 || index < end;
  const words = argv.filter((word, index) => !(word === '--no-color' && ours(index)));
  return { words, colourless: words.length < argv.length };
}

/** The shell remembers what was typed at it, and others on this computer saw it run: none of that is ours to mend. */
async function tellOfHistory(words: readonly string[]): Promise<void> {
  const typed = words.slice(2).join(' ');
  if (!/(?:\d\D{0,4}){12}/.test(typed)) return;
  const { cardNumbersIn } = await import('./text/card-number.ts');
  if (cardNumbersIn(typed).length === 0) return;
  complain('A card number stood on the command line. It is not kept here, but your shell may: clear it there.\n');
}

/** What commander refuses it repeats as it was typed. */
function withSafeErrors(command: Command): Command {
  command.configureOutput({ writeErr: complain });
  command.commands.forEach(withSafeErrors);
  return command;
}

/** Every sentence about an error goes through here: it may repeat words and names that come from anywhere. */
function complain(text: string): void {
  process.stderr.write(lines(text));
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof LeftError) return error.exitCode;
  if (error instanceof UserError) {
    complain(`${error.message}\n${error.hint === null ? '' : `${error.hint}\n`}`);
    return exitCodes[error.failure];
  }
  // Known by its name: the store is not loaded just to be able to ask.
  if (error instanceof Error && error.name === 'StoreError') {
    complain(`${error.message}\n`);
    return exitCodes.store;
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
    complain(`The database cannot be used now (${error.code}): ${error.message}. Try again in a moment.\n`);
    return exitCodes.store;
  }
  const what = error instanceof Error ? error.message : String(error);
  const detail = process.env.RECOVER_DEBUG && error instanceof Error ? `${error.stack}\n` : '';
  complain(`Sorry, recover itself went wrong: ${what}\nWhat was saved is safe. RECOVER_DEBUG=1 shows more.\n${detail}`);
  return exitCodes.failed;
}

void main(process.argv);
