import { UserError } from '../call/user-error.ts';
import { type CalendarFilter, calendarFollowUps, type ForCalendar } from '../store/calendar-follow-ups.ts';
import { agentNamed } from '../store/known-agents.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { kindGiven } from './followup-kind.ts';
import { type FollowUpsOptions, refuseMisuse } from './followups-options.ts';
import { ownersGiven } from './owners-given.ts';
import { printPieces } from './print-pieces.ts';
import { followUpCalendar } from './views/follow-up-calendar.ts';

/** How long what has ended is still told, so that calendars which are filled now and then hear of it. */
const toldForDays = 30;

/** `recover followups --ics`: one document, however many there are. */
export async function calendarCommand(app: App, options: FollowUpsOptions): Promise<void> {
  refuseMisuse(options);
  const other = apart.find((name) => options[name] !== undefined);
  if (other !== undefined)
    throw new UserError(
      `--ics and --${other} do not go together.`,
      'With --ics go --mine, --agent, --kind and --customer.',
      'usage',
    );
  const now = app.now();
  const store = await app.readStore();
  const filter = await filterOf(app, store, options);
  const since = new Date(Date.parse(now) - toldForDays * 86_400_000).toISOString();
  let isAnyOpen = false;
  const found = store === null ? [] : calendarFollowUps(store, filter, since);
  const looked = lookedAt(found, ({ followUp }) => {
    isAnyOpen ||= followUp.status === 'open';
  });
  await printPieces(app, followUpCalendar(looked, { now, of: filter.owner ?? null }));
  if (options.exitCode === true && isAnyOpen) app.exitWith(3);
}

function* lookedAt(all: Iterable<ForCalendar>, look: (one: ForCalendar) => void): Generator<ForCalendar> {
  for (const one of all) {
    look(one);
    yield one;
  }
}

const apart = ['json', 'csv', 'short', 'overdue', 'due', 'at', 'watch', 'notify'] as const;

async function filterOf(app: App, store: Store | null, options: FollowUpsOptions): Promise<CalendarFilter> {
  const { kind, customer } = options;
  const owners = store === null ? null : ownersGiven(app, store, options);
  const named = store === null || owners === null ? null : (agentNamed(store, owners.named) ?? owners.named);
  return {
    ...(named === null ? {} : { owner: owners?.known[0] ?? named }),
    ...(kind === undefined ? {} : { kind: await kindGiven(kind) }),
    ...(customer === undefined ? {} : { customer }),
  };
}
