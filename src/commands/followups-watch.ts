import { existsSync } from 'node:fs';
import { UserError } from '../call/user-error.ts';
import { showClock } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { dataVersion } from '../store/data-version.ts';
import { type FollowUpFilter, listFollowUps } from '../store/list-follow-ups.ts';
import type { Store } from '../store/store.ts';
import { isBusy } from '../store/store-error.ts';
import { capabilities } from '../terminal/capabilities.ts';
import { makeStyle } from '../terminal/style.ts';
import { openWatchScreen, type Picture } from '../terminal/watch-screen.ts';
import type { App } from './app.ts';
import { type FilterOptions, filterOf } from './followups-filter.ts';
import { LeftError } from './left-error.ts';
import { followUpsView } from './views/follow-ups-view.ts';
import type { Paper } from './views/paper.ts';
import { zoneOf } from './who.ts';

type WatchOptions = FilterOptions & {
  overdue?: boolean;
  json?: boolean;
  exitCode?: boolean;
};

type PageOptions = { filter: FollowUpFilter; overdue: boolean; here: string; paper: Paper };

/** How often the file is asked whether somebody has saved something. */
const pollMs = 2000;

/** `recover followups --watch`: the list, kept up to date in its place until it is left. */
export async function watchCommand(app: App, options: WatchOptions): Promise<void> {
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
      stop: process.platform === 'win32' ? null : stopLikeTheTerminal,
    },
  );
  ending.addEventListener('abort', naps.wake);
  process.on('SIGCONT', screen.retake);
  try {
    while (left === null && !ending.aborted) {
      const again = afresh;
      afresh = false;
      screen.show(await look(again));
      await naps.nap(Math.min(pollMs, untilNextMinute(app.now())));
    }
  } finally {
    process.off('SIGCONT', screen.retake);
    screen.close();
  }
  if (left !== null && left !== 'quit') throw new LeftError(left === 'interrupt' ? 130 : 129);
}

/** What is to be shown: read again when somebody has saved something, each minute, and when it is wanted afresh. */
async function lookAtList(app: App, options: WatchOptions): Promise<(afresh: boolean) => Promise<Picture>> {
  const ask = { filter: filterOf(app, options), overdue: options.overdue === true, here: zoneOf(app) };
  let store = await app.readStore();
  let shown = { text: '', at: app.now(), version: null as number | null };
  return async (afresh) => {
    const now = app.now();
    try {
      if (store === null && existsSync(app.paths.database)) store = await app.readStore();
      const version = store === null ? null : dataVersion(store);
      const isSame = version === shown.version && minuteOf(now) === minuteOf(shown.at) && shown.text !== '';
      if (afresh || !isSame) {
        const text = pageText(store, { ...ask, paper: paperOf(app) }, now);
        shown = { text, at: now, version };
      }
      const isCopy = store !== null && version === null;
      return {
        text: shown.text,
        note: isCopy ? 'Read from a copy, which does not change: start it again for news.' : null,
      };
    } catch (error) {
      if (!isBusy(error)) throw error;
      const at = showClock(instantToWall(shown.at, ask.here));
      return { text: shown.text, note: `Another program holds the file: this is how it stood at ${at}.` };
    }
  };
}

const minuteOf = (at: string) => at.slice(0, 16);

const untilNextMinute = (now: string) => 60_000 - (Date.parse(now) % 60_000);

/** Waiting that can be cut short, also by what happened just before it began. */
function makeNaps(): { nap: (ms: number) => Promise<void>; wake: () => void } {
  let isWoken = false;
  let end = () => {};
  return {
    nap: async (ms) => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isWoken ? 0 : ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      isWoken = false;
    },
    wake: () => {
      isWoken = true;
      end();
    },
  };
}

/** The list as it stands, as wide as the window. */
function pageText(store: Store | null, { filter, overdue, here, paper }: PageOptions, now: string): string {
  const due = overdue ? { overdueAt: now } : {};
  const followUps = store === null ? [] : listFollowUps(store, { ...filter, ...due, openOnly: true });
  const page = followUpsView(followUps, { now, here, paper });
  if (followUps.length > 0) return page;
  return `${page}\n\n${overdue ? 'Nothing is overdue.' : 'No follow-up is open.'}`;
}

function refuse(app: App, options: WatchOptions): void {
  const other = (['json', 'exitCode'] as const).find((name) => options[name] === true);
  if (other !== undefined)
    throw new UserError(
      `--watch and --${other === 'json' ? 'json' : 'exit-code'} do not go together.`,
      'A program asks again by itself: recover followups --json',
      'usage',
    );
  const { in: input, out, err } = app.io;
  if (input.isTTY !== true || out.isTTY !== true || err.isTTY !== true)
    throw new UserError('--watch needs a terminal to draw on. Without one: recover followups', null, 'input-needed');
  if (app.setting('accessible').value === 'yes' || capabilities({ input, output: err }, app.env).accessible)
    throw new UserError(
      '--watch draws over what it has drawn, and here lines are only ever added. Use: recover followups',
      null,
      'input-needed',
    );
}

function paperOf({ io, env }: App): Paper {
  const { width, colour } = capabilities({ input: io.in, output: io.err }, env);
  return { width, style: makeStyle(colour) };
}

/** As the terminal does it itself when it sees the key: whatever was started together is stopped together. */
function stopLikeTheTerminal(): void {
  process.kill(0, 'SIGTSTP');
}
