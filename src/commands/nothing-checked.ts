import { UserError } from '../call/user-error.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';

/**
 * What `--exit-code` does where there is no database: a check that looked at nothing must not look like good news. The
 * usual file is simply not there on the first day; one that was named should be. Throws a `UserError`.
 */
export function refuseUnchecked(app: App): void {
  const { database } = app.paths;
  if (!app.env.RECOVER_DATABASE) {
    say(app, `Nothing was checked: there is no file at ${oneLine(database)} yet.`);
    return;
  }
  throw new UserError(
    'Nothing could be checked: --exit-code needs a database that is there.',
    'Is RECOVER_DATABASE right?',
    'not-found',
    'store-missing',
  );
}
