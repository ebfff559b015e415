import { UserError } from '../call/user-error.ts';
import { showClock, showDistance } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { folded } from '../store/customer-key.ts';
import { hasLedSince, knownAgents } from '../store/known-agents.ts';
import { promisedBy } from '../store/owed.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';
import { teamOf } from './team-of.ts';
import { whereOwnersAre } from './where-owners-are.ts';
import { zoneOf } from './who.ts';

export type Offered = { ok: true; notice: string } | { ok: false; problem: string };

/** What falls due later than this can wait until the call is over, milliseconds. */
const withinTheHour = 3_600_000;

/** Whoever led no call for so long is not taken to be at work, milliseconds. */
const aShift = 12 * 3_600_000;

const problem = (text: string): Offered => ({ ok: false, problem: text });

/**
 * Gives the promise that falls due next to a free colleague, from within a call: the only one who is free, or the one that
 * is named. A number means the list that was shown last, so that nobody slips into another's place.
 */
export function offerer(app: App, store: Store, agent: string) {
  let listed: readonly string[] = [];
  return async (callId: string, to: string | null): Promise<Offered> => {
    const now = app.now();
    const here = zoneOf(app);
    const [next] = promisedBy(store, agent, { except: callId }).filter(({ nextTryAt }) => (nextTryAt ?? '') <= now);
    if (next === undefined) return problem('You have promised nothing else: there is nothing to offer.');
    const who = oneLine(next.customer ?? next.contact ?? 'no name');
    const due = `${who}, ${showClock(instantToWall(next.dueAt, here))}, ${showDistance(now, next.dueAt)}`;
    if (Date.parse(next.dueAt) - Date.parse(now) > withinTheHour)
      return problem(
        `Your next promise can wait: ${due}. Another way: recover followups assign ${next.code} --to NAME`,
      );
    const others = colleagues(app, store, agent, now);
    const free = others.filter(({ is }) => is === 'free');
    const chosen = to === null ? onlyOne(free) : named(to, listed, others);
    if (chosen === null && to !== null)
      return problem(`Nobody here is called "${oneLine(to)}". ${freeOnes(free, others)}`);
    if (chosen === null) {
      listed = free.map(({ name }) => name);
      return problem(`${freeOnes(free, others)}${free.length > 0 ? ` To offer: ${due}.` : ' It stays yours.'}`);
    }
    if (chosen.is !== 'free') return problem(`${oneLine(chosen.name)} is ${chosen.is}. ${freeOnes(free, others)}`);
    try {
      const team = teamOf(store, here);
      const why = 'offered during a call';
      // Loaded here: it looks follow-ups up with a query builder, for which no call should wait.
      const { changeAll } = await import('./followups-change.ts');
      await changeAll({ app, store, now, by: agent, here, team, isDryRun: false }, [next], {
        kind: 'assign',
        to: chosen.name,
        why,
      });
    } catch (error) {
      if (error instanceof UserError) return problem(error.message);
      // A file that cannot be written to ends no call.
      if (error instanceof StoreError) return problem(`It stays yours: ${oneLine(error.problem)}`);
      throw error;
    }
    return {
      ok: true,
      notice: `${oneLine(chosen.name)} has it now: ${due} (${next.code}).`,
    };
  };
}

type Colleague = { name: string; is: 'free' | 'on a call' | 'off'; seen: boolean };

/** Those who have worked today first. */
function colleagues(app: App, store: Store, agent: string, now: string): readonly Colleague[] {
  const where = whereOwnersAre(app, store, now);
  const since = new Date(Date.parse(now) - aShift).toISOString();
  const all = knownAgents(store)
    .filter((name) => folded(name) !== folded(agent))
    .map((name): Colleague => {
      const { kind } = where(name);
      const is = kind === 'on-a-call' ? 'on a call' : kind;
      return { name, is, seen: hasLedSince(store, name, since) };
    });
  return [...all.filter(({ seen }) => seen), ...all.filter(({ seen }) => !seen)];
}

/** Without a question only to somebody who is at work. */
function onlyOne(free: readonly Colleague[]): Colleague | null {
  const atWork = free.filter(({ seen }) => seen);
  return atWork.length === 1 ? (atWork[0] ?? null) : null;
}

function named(to: string, listed: readonly string[], others: readonly Colleague[]): Colleague | null {
  const name = /^\d+$/.test(to) ? (listed[Number(to) - 1] ?? to) : to;
  const wanted = folded(name);
  const exact = others.find((other) => folded(other.name) === wanted);
  const begins = others.filter((other) => folded(other.name).startsWith(wanted));
  return exact ?? (begins.length === 1 ? (begins[0] ?? null) : null);
}

function freeOnes(free: readonly Colleague[], others: readonly Colleague[]): string {
  if (free.length > 0) {
    const list = free.map(({ name, seen }, index) => `${index + 1} ${oneLine(name)}${seen ? '' : ' (not seen today)'}`);
    return `Free: ${list.join(', ')}. Type /y and a name or number.`;
  }
  const busy = others.map(({ name, is }) => `${oneLine(name)} is ${is}`);
  return busy.length === 0 ? 'Nobody else uses this file yet.' : `Nobody is free: ${busy.join(', ')}.`;
}
