import { capabilities } from '../terminal/capabilities.ts';
import { cells } from '../terminal/cells.ts';
import { type App, print } from './app.ts';

/**
 * Prints what may be longer than the window: there a pager shows it, as PAGER says. Data for a pipe or a file, and lines
 * that are only ever added, never go through one.
 */
export async function printLong(app: App, text: string): Promise<void> {
  const { out } = app.io;
  const pager = app.env.PAGER ?? usual;
  const isOff = /^\s*(cat)?\s*$/.test(pager);
  if (isOff || out.isTTY !== true || isAccessible(app) || fits(text, out)) return print(app, text);
  const { page } = await import('./pager.ts');
  await page(app, text, pager);
}

/** Ends by itself on a short text (F), shows colours (R) and leaves the text standing (X). */
const usual = 'less -FRX';

function isAccessible(app: App): boolean {
  const { env, io } = app;
  const accessible = app.setting('accessible').value === 'yes' ? true : null;
  return capabilities({ input: {}, output: io.out }, env, { colour: null, accessible }).accessible;
}

/** Whether all of it stands in the window, with a row left for the shell's prompt. */
function fits(text: string, { columns, rows }: { columns?: number; rows?: number }): boolean {
  const width = columns || 80;
  const used = withoutColour(text.replace(/\n$/, ''))
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(cells(line) / width)), 0);
  return used < (rows || 24);
}

function withoutColour(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
