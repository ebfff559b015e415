import type { TeamEntry } from '../engine/entry.ts';
import { bound } from './bind.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Writes what one more entry of the team says: a setting, or who is away until when. */
export function projectTeam(store: Store, entry: TeamEntry): void {
  switch (entry.kind) {
    case 'settings': {
      const { key, value } = entry.what;
      if (value === null) statement(store, 'delete from team_settings where key = ?').run(key);
      else statement(store, saveSetting).run(bound({ key, value, changedAt: entry.at, changedBy: entry.by }));
      return;
    }
    case 'away': {
      const { agent, until, cover } = entry.what;
      if (until === null) statement(store, 'delete from absences where agent = ?').run(agent);
      else statement(store, saveAbsence).run(bound({ agent, since: entry.at, until, cover }));
      return;
    }
  }
}

const saveSetting = `
  insert into team_settings (key, value, changed_at, changed_by) values (@key, @value, @changedAt, @changedBy)
  on conflict (key) do update
  set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;

const saveAbsence = `
  insert into absences (agent, since, until, cover) values (@agent, @since, @until, @cover)
  on conflict (agent) do update set since = excluded.since, until = excluded.until, cover = excluded.cover`;
