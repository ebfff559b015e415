import { existsSync } from 'node:fs';
import type { CallDesk } from '../call/call-desk.ts';
import { digestOf, readPlaybook } from '../call/open-playbook.ts';
import { UserError } from '../call/user-error.ts';
import type { Entry } from '../engine/entry.ts';
import { type TeamSettings, teamFrom } from '../followup/team-settings.ts';
import { StoreError } from '../store/store-error.ts';
import { deskInMemory } from '../trainer/desk-in-memory.ts';
import type { App } from './app.ts';
import { shelfOf } from './shelf-of.ts';
import { settledIn, wishesIn } from './team-of.ts';
import { agentOf, zoneOf } from './who.ts';

/** The agent's own desk, with the hours of the team and what it wants of every call, for a call that nobody keeps. The database is only read. */
export async function previewDesk(app: App, given: Partial<CallDesk> = {}, entries: Entry[] = []): Promise<CallDesk> {
  const here = zoneOf(app);
  const settled = await settledAt(app);
  const world = {
    agent: agentOf(app),
    team: teamFrom(settled, here),
    ...wishesIn(settled),
    here,
    now: app.now,
    mark: 'PREVIEW',
    agentHours: app.setting('hours').value,
    onInterrupt: app.onInterrupt,
    openBook: async (name: string) => {
      try {
        const { result, found } = await readPlaybook(shelfOf(app), name);
        if (result.ok) return { playbook: result.playbook, digest: digestOf(result.files) };
        return { problem: `"${found.id}" cannot be used: recover playbooks lint ${found.id}` };
      } catch (error) {
        if (error instanceof UserError) return { problem: error.message };
        throw error;
      }
    },
    ...given,
  };
  return deskInMemory(world, entries);
}

/** A preview needs no database, and comes up beside one that cannot be read. */
async function settledAt(app: App): Promise<TeamSettings> {
  if (!existsSync(app.paths.database)) return {};
  try {
    return settledIn(await app.readStore());
  } catch (error) {
    if (error instanceof StoreError) return {};
    throw error;
  }
}
