import type { Store } from '../store/store.ts';
import type { Scope } from '../store/worst-first.ts';
import type { App } from './app.ts';
import { kindGiven } from './followup-kind.ts';
import type { FollowUpsOptions } from './followups-options.ts';
import { dueGiven, momentGiven } from './moment-given.ts';
import { ownersGiven } from './owners-given.ts';

/** What the options ask for. `scope` is null where there is no file, and where nobody has that name. */
export type Asked = { scope: Scope | null; now: string; isNobody: boolean };

/** Reads the options of a listing. Throws a `UserError` where one of them means nothing. */
export async function followUpsAsked(app: App, store: Store | null, options: FollowUpsOptions): Promise<Asked> {
  const kind = options.kind === undefined ? undefined : await kindGiven(options.kind);
  const now = await momentGiven(app, store, options);
  const dueUntil = await dueGiven(app, store, options, now);
  const owners = store === null ? null : ownersGiven(app, store, options);
  const isNobody = owners?.known.length === 0;
  const { customer, overdue } = options;
  const scope: Scope = {
    now,
    overdueOnly: overdue === true,
    ...(kind === undefined ? {} : { kind }),
    ...(dueUntil === undefined ? {} : { dueUntil }),
    ...(owners === null ? {} : { owner: owners.known }),
    ...(customer === undefined ? {} : { customer }),
  };
  return { scope: store === null || isNobody ? null : scope, now, isNobody };
}
