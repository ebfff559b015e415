import { type Removed, saidOfRemoved } from '../text/secrets.ts';
import { type App, say } from './app.ts';

/** What was not kept of what was typed is told, so that nobody looks for it later. */
export function sayRemoved(app: App, removed: readonly Removed[]): void {
  const said = saidOfRemoved(removed);
  if (said !== null) say(app, `Not kept: ${said}`);
}
