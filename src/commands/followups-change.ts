import { UserError } from '../call/user-error.ts';
import { type Change, decideFollowUp } from '../engine/decide-follow-up.ts';
import type { Entry } from '../engine/entry.ts';
import { anybodysAfterMinutes } from '../followup/anybodys.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import type { Team } from '../followup/team.ts';
import { freshCode } from '../store/codes.ts';
import { append, headOf, StaleStream } from '../store/entries.ts';
import { followUpById } from '../store/owed.ts';
import type { Store } from '../store/store.ts';
import { absencesAt } from '../store/team.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import type { App } from './app.ts';
import { saveAloud } from './save-aloud.ts';
import { sayRemoved } from './say-removed.ts';
import { settledIn, teamOf } from './team-of.ts';
import { zoneOf } from './who.ts';

/** What changing follow-ups needs to know, looked up once for all that are named. */
export type Changing = {
  app: App;
  store: Store;
  now: string;
  by: string;
  here: string;
  team: Team;
  /** Everything is decided and told as it would be, and nothing is saved. */
  isDryRun: boolean;
};

export type Changed = { before: FollowUp; after: FollowUp; next: FollowUp | null; also: readonly Entry[] };

/** More entries that go into the same transaction, such as the case that a solution works for. */
type Also = (changed: readonly FollowUp[], changing: Changing) => readonly Entry[];

/** Opens the file to change follow-ups in. Throws a `UserError` when there are none yet. */
export async function changing(app: App, { dryRun }: { dryRun?: boolean } = {}): Promise<Changing> {
  if ((await app.readStore()) === null)
    throw new UserError('There are no follow-ups yet.', 'A call makes the first: recover start', 'not-found');
  const store = await app.store();
  const here = zoneOf(app);
  return {
    app,
    store,
    now: app.now(),
    by: agentIn(app, store),
    here,
    team: teamOf(store, here),
    isDryRun: dryRun === true,
  };
}

/** The named follow-ups, each once. All are found before any is changed, so that a misspelt code changes nothing. */
export async function followUpsNamed({ store }: Changing, names: readonly string[]): Promise<readonly FollowUp[]> {
  // Finding by name takes the query builder, which a call that offers a promise does not need.
  const { followUpNamed } = await import('./followups-named.ts');
  const found = new Map<string, FollowUp>();
  for (const name of names) {
    const followUp = await followUpNamed(store, name);
    found.set(followUp.id, followUp);
  }
  return [...found.values()];
}

/**
 * Changes them all, or none: what stands against one of them is said before anything is saved. When somebody else
 * changes one in the same moment, it is decided anew on what stands there now, and whoever came second is told.
 */
export async function changeAll(
  on: Changing,
  followUps: readonly FollowUp[],
  change: Change | ((followUp: FollowUp) => Change),
  also: Also = () => [],
): Promise<readonly Changed[]> {
  const changeOf = typeof change === 'function' ? change : () => change;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const changes = followUps.map((followUp) => decided(on, followUp, changeOf(followUp)));
    const more = also(
      changes.map(({ before }) => before),
      on,
    );
    const saved = on.isDryRun || (await save(on, [...changes.flatMap(({ entries }) => entries), ...more]));
    if (saved) return changes.map(({ entries: _, ...changed }) => ({ ...changed, also: more }));
  }
  throw new UserError('Others change these follow-ups all the time.', 'Please try again in a moment.', 'store');
}

/** Each try but the last was beaten by somebody else who saved something: more often than that it is a fault. */
const mostTries = 100;

function decided(on: Changing, named: FollowUp, change: Change) {
  const { store, now, by, here, team } = on;
  // The head first: an entry that comes after it makes the save fail, whatever is read below.
  const head = headOf(store, named.id);
  const before = followUpById(store, named.id) ?? named;
  const id = store.source.id();
  const absences = absencesAt(store, now);
  const absence = absences.find(({ agent }) => agent === before.owner);
  const coverIsAway = absences.some(({ agent }) => agent === absence?.cover);
  const ownerIsAway = absence !== undefined && (absence.cover === null || coverIsAway);
  const rule = { afterMinutes: anybodysAfterMinutes(settledIn(store)), ownerIsAway };
  const cover = absence?.cover ?? null;
  const told = { now, by, here, team, head, fresh: { id, code: freshCode(store, id) }, rule, cover };
  const decision = decideFollowUp(before, change, told);
  if (!decision.ok) throw new UserError(oneLine(decision.problem), decision.hint, failureOf(change));
  const { after, next } = decision;
  return { before, after, next, entries: decision.entries };
}

/** A time that cannot be taken is wrong usage; that somebody was faster is not. */
const failureOf = ({ kind }: Change) => (kind === 'reschedule' || kind === 'attempt' ? 'usage' : 'failed');

async function save({ app, store, now }: Changing, entries: readonly Entry[]): Promise<boolean> {
  try {
    sayRemoved(app, (await saveAloud(app, () => append(store, entries, { savedAt: now }))).removed);
    return true;
  } catch (error) {
    if (error instanceof StaleStream) return false;
    throw error;
  }
}
