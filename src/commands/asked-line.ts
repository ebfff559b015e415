import { UserError } from '../call/user-error.ts';
import { type App, mayAsk, say } from './app.ts';
import { LeftError } from './left-error.ts';
import { isAccessible } from './make-prompter.ts';

/**
 * One line, asked on the terminal before something is changed for good. Whoever leaves with Ctrl-C or Ctrl-D is told
 * that nothing was changed, and the program ends with 130.
 */
export async function askedLine(app: App, question: string, warning?: string): Promise<string> {
  if (!mayAsk(app)) throw new UserError('There is no terminal to ask in.', 'If it is meant: --yes', 'input-needed');
  const ask = isAccessible(app, false)
    ? (await import('../terminal/plain-ask.ts')).plainAskLine
    : (await import('../terminal/menu.ts')).askLine;
  if (warning !== undefined) say(app, warning);
  const typed = await ask({ input: app.io.in, output: app.io.err, signal: app.watchEnding() }, question);
  if (typed !== null) return typed;
  say(app, '\nNothing was changed.');
  throw new LeftError(130);
}
