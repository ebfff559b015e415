import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** What the team has settled, each under its key, as the canonical text that was saved. */
export function teamSettings(store: Store): Readonly<Record<string, string>> {
  const rows = statement(store, 'select key, value from team_settings').all() as { key: string; value: string }[];
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

export type SettingOnRecord = { key: string; value: string; changedAt: string; changedBy: string };

/** The same with who settled it and when. */
export function teamSettingsOnRecord(store: Store): SettingOnRecord[] {
  const sql = `
    select key, value, changed_at as "changedAt", changed_by as "changedBy" from team_settings order by key`;
  return statement(store, sql).all() as SettingOnRecord[];
}

/** Somebody who is away: `cover` sees to what falls due meanwhile. */
export type Absence = { agent: string; since: string; until: string; cover: string | null };

/** Who is away at this moment. */
export function absencesAt(store: Store, now: string): Absence[] {
  const sql = 'select agent, since, until, cover from absences where until > ? order by agent';
  return statement(store, sql).all(now) as Absence[];
}
