import { plusDays } from '../followup/calendar.ts';
import { dayToMs, msToDay } from '../followup/zoned.ts';
import { copyOfTheDay } from '../store/copy-of-the-day.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { breakWords } from './views/break-words.ts';
import { zoneOf } from './who.ts';

/** Minutes of the day: most calls of a day are over by then. */
const evening = 18 * 60;

/**
 * The copy of the day, made after the first call that ends after six in the evening, or after the first one of the next
 * day. All has been said by then: nobody waits for it, and nothing is told while all is well.
 */
export function keepCopyOfTheDay(app: App, store: Store): void {
  try {
    const done = copyOfTheDay(store, lastEvening(app.now(), zoneOf(app)));
    if (done.kind === 'not-now' || done.changed === null) return;
    say(app, `The database is not as it was saved: ${oneLine(breakWords(done.changed))}.`);
    say(app, 'Older copies are kept until that is mended: recover doctor');
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    say(app, `The copy of the day was not made. ${oneLine(error.problem)}`);
    say(app, oneLine(error.hint));
  }
}

/** The instant when it was last six in the evening. */
export function lastEvening(now: string, zone: string): string {
  const ms = Date.parse(now);
  const today = msToDay(ms, zone);
  const [first = ms, before = ms] = [today, plusDays(today, -1)].map((day) => dayToMs(day, evening, zone).ms);
  return new Date(first <= ms ? first : before).toISOString();
}
