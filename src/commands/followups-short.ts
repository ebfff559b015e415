import { showClock, showDay, showLate } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { folded } from '../store/customer-key.ts';
import type { Store } from '../store/store.ts';
import { absencesAt } from '../store/team.ts';
import { countFollowUps, nextSpokenAt, type Scope } from '../store/worst-first.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print } from './app.ts';
import { type FollowUpsOptions, refuseMisuse } from './followups-options.ts';
import { momentGiven } from './moment-given.ts';
import { ownersGiven } from './owners-given.ts';
import { secondsLate } from './views/seconds-late.ts';
import { thousands } from './views/thousands.ts';
import { agentOf, zoneOf } from './who.ts';

/** `recover followups --short`: one line for a shell prompt, and nothing at all when no word is open. */
export async function printShort(app: App, options: FollowUpsOptions): Promise<void> {
  refuseMisuse(options);
  const store = await app.readStore();
  const owners = store === null ? null : ownersGiven(app, store, options);
  if (store === null) {
    if (options.exitCode === true) (await import('./nothing-checked.ts')).refuseUnchecked(app);
    return;
  }
  const now = await momentGiven(app, store, options);
  const covered = options.mine === true ? coveredBy(app, store, now) : [];
  const known = owners === null ? null : [...owners.known, ...covered.map(({ owner }) => owner)];
  if (known?.length === 0) return;
  const scope = { now, ...(known === null ? {} : { owner: known }) };
  const own = owners === null ? scope : { now, owner: owners.known };
  const line = shortLine(store, { scope, own, covered }, zoneOf(app));
  if (line === '') return;
  print(app, line);
  if (options.exitCode === true) app.exitWith(3);
}

type Covered = { owner: string; until: string };

/** Those for whom an agent stands in: what falls due before they are back is the agent's to see to. */
function coveredBy(app: App, store: Store, now: string): Covered[] {
  const agent = folded(agentOf(app));
  const away = absencesAt(store, now).filter(({ cover }) => cover !== null && folded(cover) === agent);
  return away.map(({ agent: owner, until }) => ({ owner, until }));
}

type Asked = { scope: Scope; own: Scope; covered: readonly Covered[] };

/**
 * "2 broken, oldest 1 d 2 h; 1 no answer; next 15:30; for Omar 1 broken": only what is so, and only what customers were
 * told. What is late and what comes next counts those for whom somebody stands in.
 */
function shortLine(store: Store, { scope, own, covered }: Asked, here: string): string {
  const { now } = scope;
  const counts = countFollowUps(store, { ...scope, overdueOnly: true });
  const broken = counts['nobody-tried'] + counts['tried-late'];
  const tried = counts['tried-in-time'];
  const { oldestBrokenAt } = counts;
  const theirs = covered.map(({ owner, until }) => {
    const counted = countFollowUps(store, { now, owner, overdueOnly: true });
    const ahead = nextSpokenAt(store, { now, owner });
    const late = counted['nobody-tried'] + counted['tried-late'];
    return { owner, late, next: ahead !== null && ahead < until ? ahead : null };
  });
  const isNobody = Array.isArray(own.owner) && own.owner.length === 0;
  const times = [isNobody ? null : nextSpokenAt(store, own), ...theirs.map(({ next: at }) => at)];
  const next = times.filter((at) => at !== null).sort()[0] ?? null;
  return [
    ...(oldestBrokenAt === null
      ? []
      : [`${thousands(broken)} broken, oldest ${showLate(secondsLate({ dueAt: oldestBrokenAt }, now))}`]),
    ...(tried === 0 ? [] : [`${thousands(tried)} no answer`]),
    ...(next === null ? [] : [`next ${shortTime(next, now, here)}`]),
    ...theirs
      .filter(({ late }) => late > 0)
      .map(({ owner, late }) => `for ${oneLine(owner)} ${thousands(late)} broken`),
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
