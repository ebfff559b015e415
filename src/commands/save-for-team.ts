import { type TeamEntry, teamStream } from '../engine/entry.ts';
import { append, headOf, StaleStream } from '../store/entries.ts';
import { latestAt } from '../store/entry-table.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { saveAloud } from './save-aloud.ts';
import { sayRemoved } from './say-removed.ts';

/** Saves one entry of the team. When somebody else writes at the same moment, it comes after theirs. */
export async function saveForTeam<E extends TeamEntry>(app: App, store: Store, make: (head: number) => E): Promise<E> {
  for (;;) {
    const made = make(headOf(store, teamStream));
    // What came from a computer whose clock is ahead would else count as newer than what is settled now.
    const latest = latestAt(store, teamStream) ?? made.at;
    const entry = made.at < latest ? { ...made, at: latest } : made;
    try {
      const kept = await saveAloud(app, () => append(store, [entry], { savedAt: app.now() }));
      sayRemoved(app, kept.removed);
      return kept.entries[0] ?? entry;
    } catch (error) {
      if (!(error instanceof StaleStream)) throw error;
    }
  }
}
