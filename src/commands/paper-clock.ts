import type { Saver } from './keep-aside.ts';

/**
 * The clock of a call that was done on paper: it runs as fast as the typing does, from when the call is said to have
 * happened, and goes on from its end once that is saved.
 */
export function paperClock(wall: () => string, shift: number): { now: () => string; ahead: (saver: Saver) => Saver } {
  let offset = shift;
  const now = () => new Date(Date.parse(wall()) + offset).toISOString();
  return {
    now,
    ahead: (saver) => ({
      ...saver,
      save: async (entries) => {
        const saving = await saver.save(entries);
        const last = entries.reduce((latest, { at }) => (at > latest ? at : latest), now());
        if (saving.kind === 'saved') offset += Date.parse(last) - Date.parse(now());
        return saving;
      },
    }),
  };
}
