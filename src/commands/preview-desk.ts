import { existsSync } from 'node:fs';
import type { CallDesk } from '../call/call-desk.ts';
import { digestOf, readPlaybook } from '../call/open-playbook.ts';
import { UserError } from '../call/user-error.ts';
import type { Entry } from '../engine/entry.ts';
import type { Team } from '../followup/team.ts';
import { defaultTeam } from '../followup/team.ts';
import { StoreError } from '../store/store-error.ts';
import { deskInMemory } from '../trainer/desk-in-memory.ts';
import type { App } from './app.ts';
import { shelfOf } from './shelf-of.ts';
import { teamOf } from './team-of.ts';
import { agentOf, zoneOf } from './who.ts';

/** The agent's own desk, with the team's hours, for a call that nobody keeps. The database is only read. */
export async function previewDesk(app: App, given: Partial<CallDesk> = {}, entries: Entry[] = []): Promise<CallDesk> {
  const here = zoneOf(app);
  const world = {
    agent: agentOf(app),
    team: await teamAt(app, here),
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
async function teamAt(app: App, here: string): Promise<Team> {
  if (!existsSync(app.paths.database)) return defaultTeam(here);
  try {
    return teamOf(await app.readStore(), here);
  } catch (error) {
    if (error instanceof StoreError) return defaultTeam(here);
    throw error;
  }
}
