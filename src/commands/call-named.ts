import { UserError } from '../call/user-error.ts';
import { showClock, showDay } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { findCall, type ListedCall } from '../store/list-calls.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { zoneOf } from './who.ts';

/** The one call that a code, an id or a customer's name means. Throws a `UserError` when there is none, or more than one. */
export async function callNamed(app: App, store: Store | null, name: string): Promise<ListedCall> {
  const found = store === null ? null : await findCall(store, name);
  if (found === null || found.kind === 'none')
    throw new UserError(`There is no call "${name}".`, 'See: recover calls', 'not-found');
  if (found.kind === 'many') throw severalCalls(app, name, found.many);
  return found.one;
}

function severalCalls(app: App, name: string, calls: readonly ListedCall[]): UserError {
  const here = zoneOf(app);
  const year = instantToWall(app.now(), here).year;
  const codes = calls.map(({ code, startedAt }) => {
    const wall = instantToWall(startedAt, here);
    return `${code} (${showDay(wall, year)} ${showClock(wall)})`;
  });
  return new UserError(`Several calls are named "${name}": ${codes.join(', ')}.`, 'Name one by its code.', 'not-found');
}
