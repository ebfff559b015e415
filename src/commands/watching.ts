import { UserError } from '../call/user-error.ts';
import { capabilities } from '../terminal/capabilities.ts';
import type { App } from './app.ts';

/** Refuses `--watch` where nothing can be drawn over and over. `instead`: what gives the same once. */
export function refuseWithoutScreen(app: App, instead: string): void {
  const { in: input, out, err } = app.io;
  if (input.isTTY !== true || out.isTTY !== true || err.isTTY !== true)
    throw new UserError(`--watch needs a terminal to draw on. Without one: ${instead}`, null, 'input-needed');
  if (app.setting('accessible').value === 'yes' || capabilities({ input, output: err }, app.env).accessible)
    throw new UserError(
      `--watch draws over what it has drawn, and here lines are only ever added. Use: ${instead}`,
      null,
      'input-needed',
    );
}

/** As the terminal does it itself when it sees the key: whatever was started together is stopped together. */
export const stopLikeTheTerminal = process.platform === 'win32' ? null : () => void process.kill(0, 'SIGTSTP');
