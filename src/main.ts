import { type Command, CommanderError } from 'commander';
import { exitCodes, UserError } from './call/user-error.ts';
import { recoverCommand } from './cli.ts';
import type { App } from './commands/app.ts';
import { faultDocument, faultOf } from './commands/fault.ts';
import { givenEverywhere } from './commands/given-everywhere.ts';
import { LeftError } from './commands/left-error.ts';
import { makeApp } from './commands/make-app.ts';
import { isTerminalGone } from './commands/terminal-gone.ts';
import { inOneSentence } from './commands/unknown-word.ts';
import { capabilities, isOn } from './terminal/capabilities.ts';
import { lines } from './text/safe.ts';

/** Runs one command line. The only place that catches everything and that says with which code the program ends. */
export async function main(argv: readonly string[]): Promise<void> {
  // Until it ends on purpose: should it ever wait for what cannot come, Node ends it, and that must not look well.
  process.exitCode = exitCodes.failed;
  let made: ReturnType<typeof makeApp> | null = null;
  const end = (error: unknown, inWindow?: (text: string) => string) => report(error, argv, inWindow);
  // A fault in the middle of a key press reaches nobody else. What was saved is saved; the terminal is given back.
  process.once('uncaughtException', (error) => {
    try {
      made?.close();
    } finally {
      if (isTerminalGone()) endBy('SIGHUP');
      // A list that was half read keeps the file open: what there is to say is the fault, and not that.
      process.exit(end(error));
    }
  });
  try {
    const { words, env } = givenEverywhere(argv, process.env);
    made = makeApp(process, env);
    await withSafeErrors(recoverCommand(made.app, words.slice(2)), wantsJson(argv)).parseAsync(words);
    process.exitCode = made.exitCode();
  } catch (error) {
    process.exitCode = end(made === null ? error : await withCopyToGoBackTo(error, made.app), await forTheirWindow());
  } finally {
    made?.close();
    await tellOfHistory(argv);
  }
  // Ending by the signal itself lets the shell see it, and spares Node 20 the crash that process.exit causes once the
  // terminal is gone.
  const signal = made?.endedBy() ?? (isTerminalGone() ? 'SIGHUP' : null);
  if (signal !== null) endBy(signal);
  endAtOnce();
}

/**
 * Once nothing is left to do, Node would clear away all that it has made, which takes as long as to open the database. The
 * system does that at a stroke. Where the terminal is gone, Node 20 crashes on this way.
 */
function endAtOnce(): void {
  process.once('exit', () => {
    if (!isTerminalGone()) process.exit();
  });
}

/** At once: whoever still listens, such as the library of the menus, would put it off until after the crash. */
function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** Of a damaged database, the newest good copy is named: whoever is on the phone should not have to look for it. */
async function withCopyToGoBackTo(error: unknown, app: App): Promise<unknown> {
  if (faultOf(error).name !== 'store-damaged') return error;
  return (await import('./commands/good-copy.ts')).withGoodCopy(error, app);
}

/** What breaks a text at words where the window ends. Loaded when there is something to say, and a window to say it in. */
async function forTheirWindow(): Promise<(text: string) => string> {
  const wishes = { colour: null, accessible: null };
  const { width, accessible } = capabilities({ input: {}, output: process.stderr }, process.env, wishes);
  if (width === null || accessible) return (text) => text;
  const { hanging } = await import('./commands/views/hanging.ts');
  return (text) => hanging(lines(text), width);
}

/** The shell remembers what was typed at it, and others on this computer saw it run: none of that is ours to mend. */
async function tellOfHistory(words: readonly string[]): Promise<void> {
  const typed = words.slice(2).join(' ');
  if (!/(?:\d\D{0,4}){12}/.test(typed)) return;
  const { cardNumbersIn } = await import('./text/card-number.ts');
  if (cardNumbersIn(typed).length === 0) return;
  complain('A card number stood on the command line. It is not kept here, but your shell may: clear it there.\n');
}

/** What commander refuses it repeats as it was typed. A program that wants JSON is told in JSON, by `report`. */
function withSafeErrors(command: Command, isJson: boolean): Command {
  command.configureOutput({ writeErr: isJson ? () => {} : complain });
  for (const child of command.commands) withSafeErrors(child, isJson);
  return command;
}

/** Every sentence about an error goes through here: it may repeat words and names that come from anywhere. */
function complain(text: string): void {
  process.stderr.write(lines(text));
}

function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).includes('--json');
}

/** Says what went wrong, and gives the code to end with. */
function report(error: unknown, argv: readonly string[], inWindow = (text: string) => text): number {
  if (error instanceof LeftError) return error.exitCode;
  const isRefusal = error instanceof CommanderError;
  if (isRefusal && error.exitCode === 0) return 0;
  const fault = faultOf(isRefusal ? new UserError(inOneSentence(error.message).trim(), null, 'usage') : error);
  if (wantsJson(argv)) process.stderr.write(faultDocument(fault));
  // Commander has said it already.
  else if (!isRefusal) complain(inWindow(`${fault.message}\n${fault.hint === null ? '' : `${fault.hint}\n`}`));
  if (isOn(process.env.RECOVER_DEBUG) && !wantsJson(argv))
    complain(
      `${fault.detail ?? ''}\nThis is ${fault.name}, which ends with ${fault.exit}: recover help exit-codes\n`.trimStart(),
    );
  return fault.exit;
}
