import { UserError } from '../call/user-error.ts';
import { followUpKinds } from '../followup/follow-up.ts';
import type { FollowUpFilter } from '../store/list-follow-ups.ts';
import type { App } from './app.ts';

/** Which follow-ups are meant, as it is typed. */
export type FilterOptions = { agent?: string; mine?: boolean; kind?: string; customer?: string };

export function filterOf(app: App, options: FilterOptions): Pick<FollowUpFilter, 'owner' | 'kind' | 'customer'> {
  const { agent, mine, kind: named, customer } = options;
  const owner = mine === true ? app.setting('name').value : agent;
  const kind = followUpKinds.find((each) => each === named);
  if (named !== undefined && kind === undefined)
    throw new UserError(`There is no kind "${named}".`, `There are: ${followUpKinds.join(', ')}.`, 'usage');
  return {
    ...(owner === undefined || owner === null ? {} : { owner }),
    ...(kind === undefined ? {} : { kind }),
    ...(customer === undefined ? {} : { customer }),
  };
}
