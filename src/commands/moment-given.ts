import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { zoneOf } from './who.ts';

// Times are read by a grammar, which is loaded only when there is one to read.

/** What counts as now: `--at`, or else this moment. */
export async function momentGiven(app: App, store: Store | null, { at }: { at?: string }): Promise<string> {
  const now = app.now();
  if (at === undefined) return now;
  return (await import('./when-given.ts')).whenGiven('--at', at, { now, here: zoneOf(app), store });
}

/** Until when `--due` reaches, reckoned from what counts as now. */
export async function dueGiven(
  app: App,
  store: Store | null,
  { due }: { due?: string },
  now: string,
): Promise<string | undefined> {
  if (due === undefined) return undefined;
  return (await import('./when-given.ts')).whenGiven('--due', due, { now, here: zoneOf(app), store });
}
