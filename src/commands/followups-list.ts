import { UserError } from '../call/user-error.ts';
import { type FollowUpKind, followUpKinds } from '../followup/follow-up.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import { type App, print, say } from './app.ts';
import { printJson } from './print-json.ts';
import { followUpJson } from './views/follow-up-json.ts';
import { followUpRecords } from './views/follow-up-records.ts';

export type FollowUpsOptions = {
  overdue?: boolean;
  agent?: string;
  mine?: boolean;
  kind?: string;
  customer?: string;
  limit?: string;
  json?: boolean;
  exitCode?: boolean;
  ics?: boolean;
  watch?: boolean;
  notify?: boolean;
};

export async function listFollowUpsCommand(app: App, options: FollowUpsOptions): Promise<void> {
  if (options.ics === true) return (await import('./followups-calendar.ts')).calendarCommand(app, options);
  if (options.watch === true || options.notify === true)
    return (await import('./followups-watch.ts')).watchCommand(app, options);
  const now = app.now();
  const owner = options.mine === true ? app.setting('name').value : options.agent;
  const limit = Number(options.limit ?? '50');
  if (!Number.isInteger(limit) || limit < 1)
    throw new UserError(`--limit takes a whole number above 0, not "${options.limit}".`, null, 'usage');
  const filter = {
    ...(options.overdue === true ? { overdueAt: now } : {}),
    ...(owner === undefined || owner === null ? {} : { owner }),
    ...(options.kind === undefined ? {} : { kind: kindOf(options.kind) }),
    ...(options.customer === undefined ? {} : { customer: options.customer }),
  };
  const store = await app.readStore();
  const rows = store === null ? [] : listFollowUps(store, { ...filter, openOnly: true, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  if (options.json === true)
    printJson(
      app,
      shown.map((row) => followUpJson(row, now)),
    );
  else if (shown.length === 0) say(app, options.overdue === true ? 'Nothing is overdue.' : 'No follow-up is open.');
  else if (app.io.out.isTTY !== true) print(app, followUpRecords(shown, now));
  else (await import('./followups-page.ts')).printFollowUpsPage(app, shown, now);
  if (rows.length > limit) say(app, `Only the first ${limit} are shown. More: --limit ${limit * 4}`);
  if (options.exitCode === true && shown.length > 0) app.exitWith(3);
}

function kindOf(text: string): FollowUpKind {
  const kind = followUpKinds.find((k) => k === text);
  if (kind === undefined)
    throw new UserError(`There is no kind "${text}".`, `There are: ${followUpKinds.join(', ')}.`, 'usage');
  return kind;
}
