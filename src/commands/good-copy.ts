import { exitCodes, UserError } from '../call/user-error.ts';
import { showMoment } from '../followup/show-time.ts';
import { copiesOf, faultIn } from '../store/backup.ts';
import { type Counts, countsOf } from '../store/counts.ts';
import { lookedAt } from '../store/look.ts';
import { OtherFileError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';
import { faultOf } from './fault.ts';
import { counted } from './views/counted.ts';
import { zoneOf } from './who.ts';

/** What to do about a database that is damaged: the newest copy that is whole, of when it is, and how much is in it. */
export function whatIsGood(database: string, context: { now: string; zone: string }): string | null {
  for (const { path, madeAt } of copiesOf(database)) {
    const counts = countsIfGood(path);
    if (counts === null) continue;
    const calls = counted(counts.calls, 'call');
    return `The newest good copy is of ${showMoment(madeAt, context)} (${calls}): recover restore ${oneLine(path)}`;
  }
  return null;
}

function countsIfGood(path: string): Counts | null {
  try {
    return lookedAt(path, (db) => (faultIn(db) === null ? countsOf(db) : null));
  } catch {
    return null;
  }
}

/** An error about a damaged database of ours, with the copy to go back to where there is one; any other as it is. */
export function withGoodCopy(error: unknown, app: App): unknown {
  if (error instanceof OtherFileError) return error;
  const { name, message, hint, exit } = faultOf(error);
  if (name !== 'store-damaged' || exit !== exitCodes.store) return error;
  const good = whatIsGood(app.paths.database, { now: app.now(), zone: zoneOf(app) });
  return good === null ? error : new UserError([message, hint ?? ''].join(' ').trim(), good, 'store', name);
}
