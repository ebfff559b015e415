import { existsSync } from 'node:fs';
import { UserError } from '../call/user-error.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { showClock, showDay } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { dataVersion } from '../store/data-version.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import type { Store } from '../store/store.ts';
import { isBusy } from '../store/store-error.ts';
import { worstFirst } from '../store/worst-first.ts';
import { capabilities } from '../terminal/capabilities.ts';
import { makeStyle } from '../terminal/style.ts';
import { openWatchScreen, type Picture } from '../terminal/watch-screen.ts';
import type { App } from './app.ts';
import { kindNamed } from './followup-kind.ts';
import { followUpsAsked } from './followups-asked.ts';
import { type FollowUpsOptions, refuseMisuse } from './followups-options.ts';
import { followUpsPage } from './followups-page.ts';
import { hangUp } from './hang-up.ts';
import { LeftError } from './left-error.ts';
import { limitGiven } from './limit-given.ts';
import { makeNaps } from './naps.ts';
import { makeNoticeTeller } from './notices.ts';
import { makeNotifier } from './notifier.ts';
import { ownersGiven } from './owners-given.ts';
import type { Paper } from './views/paper.ts';
import { refuseWithoutScreen, stopLikeTheTerminal } from './watching.ts';
import { zoneOf } from './who.ts';

/** How often the file is asked whether somebody has saved something. */
const pollMs = 2000;

/** `recover followups --watch`: the list, kept up to date in its place until it is left. */
export async function watchCommand(app: App, options: FollowUpsOptions): Promise<void> {
  refuse(app, options);
  const look = await lookAtList(app, options);
  const ending = app.watchEnding();
  const naps = makeNaps();
  let left: 'quit' | 'interrupt' | 'gone' | null = null;
  let afresh = false;
  const screen = openWatchScreen(
    { input: app.io.in, output: app.io.err },
    {
      onLeft: (how) => {
        left ??= how;
        naps.wake();
      },
      onChanged: () => {
        afresh = true;
        naps.wake();
      },
      stop: stopLikeTheTerminal,
    },
  );
  ending.addEventListener('abort', naps.wake);
  process.on('SIGCONT', screen.retake);
  const over = new AbortController();
  const teller =
    options.notify === true
      ? makeNoticeTeller({
          since: app.now(),
          here: zoneOf(app),
          notifier: makeNotifier({ env: app.env, platform: process.platform, signal: over.signal }),
          bell: screen.bell,
          onNote: naps.wake,
        })
      : null;
  try {
    while (left === null && !ending.aborted) {
      const again = afresh;
      afresh = false;
      const seen = await look(again);
      if (seen.promises !== null) teller?.tell(seen.promises, seen.at);
      screen.show({ text: seen.text, note: seen.note ?? teller?.note() ?? null });
      await naps.nap(Math.min(pollMs, untilNextMinute(app.now())));
    }
  } finally {
    over.abort();
    process.off('SIGCONT', screen.retake);
    screen.close();
  }
  if (left === 'interrupt') throw new LeftError(130);
  if (left === 'gone') await hangUp(ending);
}

/** `promises` are those of the list, when it was read just now. */
type Seen = Picture & { at: string; promises: readonly FollowUp[] | null };

/** As many as any window shows; the screen cuts them to its own height and says so. */
const most = 200;

/** What is to be shown: read again when somebody has saved something, each minute, and when it is wanted afresh. */
async function lookAtList(app: App, options: FollowUpsOptions): Promise<(afresh: boolean) => Promise<Seen>> {
  const here = zoneOf(app);
  const since = app.now();
  let store = await app.readStore();
  let shown = { text: '', at: app.now(), version: null as number | null };
  return async (afresh) => {
    const now = app.now();
    try {
      if (store === null && existsSync(app.paths.database)) store = await app.readStore();
      const version = store === null ? null : dataVersion(store);
      const note = store !== null && version === null ? 'Read from a copy, which does not change.' : null;
      if (!afresh && version === shown.version && minuteOf(now) === minuteOf(shown.at) && shown.text !== '')
        return { ...shown, note, promises: null };
      shown = { text: await pageText(app, store, options), at: now, version };
      return {
        ...shown,
        note,
        promises: store === null || options.notify !== true ? [] : dueSoon(app, store, options, { now, since }),
      };
    } catch (error) {
      if (!isBusy(error)) throw error;
      const at = showClock(instantToWall(shown.at, here));
      return { ...shown, note: `Another program holds the file: this is how it stood at ${at}.`, promises: null };
    }
  };
}

const ahead = 20 * 60_000;

/** The promises that a notice may be due for. */
function dueSoon(
  app: App,
  store: Store,
  options: FollowUpsOptions,
  { now, since }: { now: string; since: string },
): readonly FollowUp[] {
  const { customer } = options;
  const kind = kindNamed(options.kind ?? '');
  const owners = ownersGiven(app, store, options);
  return listFollowUps(store, {
    // What was broken before the watch began is no news.
    dueFrom: new Date(Date.parse(since) - ahead).toISOString(),
    dueUntil: new Date(Date.parse(now) + ahead).toISOString(),
    spoken: true,
    ...(owners === null ? {} : { owner: owners.known }),
    ...(kind === undefined ? {} : { kind }),
    ...(customer === undefined ? {} : { customer }),
  });
}

const minuteOf = (at: string) => at.slice(0, 16);

const untilNextMinute = (now: string) => 60_000 - (Date.parse(now) % 60_000);

/** The list as it stands, as wide as the window. */
async function pageText(app: App, store: Store | null, options: FollowUpsOptions): Promise<string> {
  const { scope, now } = await followUpsAsked(app, store, options);
  const list = store === null || scope === null ? null : worstFirst(store, scope, most);
  if (store !== null && list !== null && list.all > 0)
    return followUpsPage(app, store, list, { options, limit: most, now }, paperOf(app));
  const wall = instantToWall(now, zoneOf(app));
  const isNarrowed = [options.mine, options.agent, options.kind, options.customer].some((given) => given !== undefined);
  const open = isNarrowed ? 'No such follow-up is open.' : 'No follow-up is open.';
  const nothing = options.overdue === true ? 'Nothing is overdue.' : open;
  return `${showDay(wall, wall.year)} ${showClock(wall)}\n\n${nothing}`;
}

const apart = [
  ['json', '--json'],
  ['csv', '--csv'],
  ['short', '--short'],
  ['exitCode', '--exit-code'],
  ['at', '--at'],
] as const;

function refuse(app: App, options: FollowUpsOptions): void {
  if (options.watch !== true)
    throw new UserError('--notify goes with --watch: recover followups --watch --notify', null, 'usage');
  refuseMisuse(options);
  limitGiven(options.limit);
  const other = apart.find(([name]) => options[name] !== undefined);
  if (other !== undefined)
    throw new UserError(
      `--watch and ${other[1]} do not go together.`,
      'A program asks again by itself: recover followups --json',
      'usage',
    );
  refuseWithoutScreen(app, 'recover followups');
}

function paperOf({ io, env }: App): Paper {
  const { colour } = capabilities({ input: io.in, output: io.err }, env);
  return { width: io.err.columns || 80, style: makeStyle(colour) };
}
