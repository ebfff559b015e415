import type { Store } from '../store/store.ts';
import type { WorstFirst } from '../store/worst-first.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';
import type { FollowUpsOptions } from './followups-options.ts';
import { followUpsView } from './views/follow-ups-view.ts';
import { type Paper, paperOf } from './views/paper.ts';
import { shellWord } from './views/shell-word.ts';
import { whereOwnersAre } from './where-owners-are.ts';
import { zoneOf } from './who.ts';

type Asked = { options: FollowUpsOptions; limit: number; now: string };

/** The list as people read it, on a terminal. */
export function followUpsPage(
  app: App,
  store: Store,
  list: WorstFirst,
  { options, limit, now }: Asked,
  paper: Paper = paperOf(app),
): string {
  const moment = options.at === undefined ? 'now' : now > app.now() ? 'ahead' : 'past';
  const context = {
    now,
    moment,
    here: zoneOf(app),
    paper,
    ownerNow: whereOwnersAre(app, store, now),
    overdueOnly: options.overdue === true,
    commands: {
      more: (count: number) => typed({ ...options, limit: String(count) }),
      inDanger: typed({ ...options, overdue: false, due: '1h', limit: undefined }),
    },
    limit,
  } as const;
  return followUpsView(list, context);
}

/** The command with these options, as it is typed. */
function typed(options: { [Name in keyof FollowUpsOptions]: FollowUpsOptions[Name] | undefined }): string {
  const flags = (['overdue', 'mine'] as const).flatMap((name) => (options[name] === true ? [`--${name}`] : []));
  const given = (['due', 'at', 'agent', 'kind', 'customer', 'limit'] as const).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name} ${shellWord(oneLine(value))}`];
  });
  return ['recover followups', ...flags, ...given].join(' ');
}
