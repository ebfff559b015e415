import { capabilities, widthOf } from '../terminal/capabilities.ts';
import type { App } from './app.ts';
import type { Output } from './output.ts';
import { hanging } from './views/hanging.ts';

/**
 * Sentences and lists of them as they are printed: broken at words where the window ends. In a pipe, and for screen
 * readers, each stays one line. Nothing that a program reads goes through here, and no table, which knows its width.
 */
export function inWindow(app: App, text: string, output: Output = app.io.out): string {
  return hanging(text, isReadAloud(app, output) ? null : widthOf(output));
}

function isReadAloud({ env, setting }: App, output: Output): boolean {
  const accessible = setting('accessible').value === 'yes' ? true : null;
  return capabilities({ input: {}, output }, env, { colour: null, accessible }).accessible;
}
