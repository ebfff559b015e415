import type { Store } from '../store/store.ts';
import { takeIn } from '../store/take-in.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';

/** What was kept aside while the database could not take it gets in now, and that is said. */
export function takeInAside(app: App, store: Store): void {
  const { answers, left } = takeIn(store, app.paths.state, app.machine.isAlive);
  if (answers > 0)
    say(
      app,
      answers === 1
        ? 'One answer that was kept aside is saved now.'
        : `${answers} answers that were kept aside are saved now.`,
    );
  for (const { path, why } of left)
    say(app, `What is kept aside in ${oneLine(path)} could not be added: ${oneLine(why)}.`);
}
