import { lastSavedAt } from '../store/counts.ts';
import type { Store } from '../store/store.ts';
import { type App, say } from './app.ts';

const aDay = 24 * 60 * 60 * 1000;

/** What seems to be wrong with the clock of this computer, as a sentence; null when nothing does. */
export function clockDoubt(now: string, savedAt: string | null): string | null {
  const year = new Date(now).getUTCFullYear();
  const says = `Your clock says ${now.replace('T', ' ').replace(/:\d\d\.\d+Z$/, '')} (UTC)`;
  if (year < 2026 || year > 2099) return `${says}.`;
  if (savedAt === null || Date.parse(savedAt) - Date.parse(now) <= aDay) return null;
  return `${says}, but something was saved on ${savedAt.slice(0, 10)}.`;
}

/** Promises are judged by the clock: one that is far off empties the list of what is late, or fills it. */
export function sayClockDoubt(app: App, store: Store | null): void {
  const doubt = clockDoubt(app.now(), store === null ? null : lastSavedAt(store));
  if (doubt !== null) say(app, `${doubt} What is late, and when, may be wrong: set the clock of this computer.`);
}
