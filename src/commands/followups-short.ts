import { showClock, showDay, showLate } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { Store } from '../store/store.ts';
import { countFollowUps, nextSpokenAt, type Scope } from '../store/worst-first.ts';
import { type App, print } from './app.ts';
import { type FollowUpsOptions, refuseMisuse } from './followups-options.ts';
import { momentGiven } from './moment-given.ts';
import { ownersGiven } from './owners-given.ts';
import { secondsLate } from './views/seconds-late.ts';
import { thousands } from './views/thousands.ts';
import { zoneOf } from './who.ts';

/** `recover followups --short`: one line for a shell prompt, and nothing at all when no word is open. */
export async function printShort(app: App, options: FollowUpsOptions): Promise<void> {
  refuseMisuse(options);
  const store = await app.readStore();
  const owners = store === null ? null : ownersGiven(app, store, options);
  if (store === null || owners?.known.length === 0) return;
  const now = await momentGiven(app, store, options);
  const line = shortLine(store, { now, ...(owners === null ? {} : { owner: owners.known }) }, zoneOf(app));
  if (line === '') return;
  print(app, line);
  if (options.exitCode === true) app.exitWith(3);
}

/** "2 broken, oldest 1 d 2 h; 1 no answer; next 15:30": only what is so, and only what customers were told. */
function shortLine(store: Store, scope: Scope, here: string): string {
  const counts = countFollowUps(store, { ...scope, overdueOnly: true });
  const broken = counts['nobody-tried'] + counts['tried-late'];
  const tried = counts['tried-in-time'];
  const { oldestBrokenAt } = counts;
  const next = nextSpokenAt(store, scope);
  return [
    ...(oldestBrokenAt === null
      ? []
      : [`${thousands(broken)} broken, oldest ${showLate(secondsLate({ dueAt: oldestBrokenAt }, scope.now))}`]),
    ...(tried === 0 ? [] : [`${thousands(tried)} no answer`]),
    ...(next === null ? [] : [`next ${shortTime(next, scope.now, here)}`]),
  ].join('; ');
}

function shortTime(at: string, now: string, here: string): string {
  const wall = instantToWall(at, here);
  const today = instantToWall(now, here);
  const day = showDay(wall, today.year);
  if (day === showDay(today, today.year)) return showClock(wall);
  const isNear = Date.parse(at) - Date.parse(now) < 6 * 86_400_000;
  return `${isNear ? day.slice(0, 3) : day} ${showClock(wall)}`;
}
