import { UserError } from '../call/user-error.ts';
import { calendarFollowUps } from '../store/calendar-follow-ups.ts';
import { type App, print } from './app.ts';
import { type FilterOptions, filterOf } from './followups-filter.ts';
import { followUpCalendar } from './views/follow-up-calendar.ts';

type CalendarOptions = FilterOptions & {
  overdue?: boolean;
  json?: boolean;
  watch?: boolean;
  notify?: boolean;
  exitCode?: boolean;
};

/** How long what has ended is still told, so that calendars which are filled now and then hear of it. */
const toldForDays = 30;

/** `recover followups --ics`: one document, however many there are. */
export async function calendarCommand(app: App, options: CalendarOptions): Promise<void> {
  const other = (['json', 'overdue', 'watch', 'notify'] as const).find((name) => options[name] === true);
  if (other !== undefined)
    throw new UserError(
      `--ics and --${other} do not go together.`,
      'With --ics go --mine, --agent, --kind and --customer.',
      'usage',
    );
  const now = app.now();
  const filter = filterOf(app, options);
  const store = await app.readStore();
  const since = new Date(Date.parse(now) - toldForDays * 86_400_000).toISOString();
  const { followUps, sequenceOf } =
    store === null ? { followUps: [], sequenceOf: () => 0 } : calendarFollowUps(store, filter, since);
  print(app, followUpCalendar(followUps, { now, sequenceOf, of: filter.owner ?? null }));
  if (options.exitCode === true && followUps.some(({ status }) => status === 'open')) app.exitWith(3);
}
