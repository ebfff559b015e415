import type { Shelf } from '../call/open-playbook.ts';
import { isoDay } from '../followup/calendar.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { App } from './app.ts';
import { zoneOf } from './who.ts';

/** Where playbooks are looked up: the agent's own folder, the team's, and the ones that come with the program. */
export function shelfOf(app: App): Shelf {
  const { ownPlaybooks, teamPlaybooks } = app.paths;
  const team = teamPlaybooks === null ? [] : [{ path: teamPlaybooks, origin: 'team' as const }];
  const own = { path: ownPlaybooks, origin: 'own' as const };
  const shipped = { path: app.shippedPlaybooks, origin: 'shipped' as const };
  const today = isoDay(instantToWall(app.now(), zoneOf(app)));
  const folders = { folders: [own, ...team, shipped], cwd: app.cwd };
  // A call that begins with what was begun with before loads nothing that reads.
  const load: Shelf['load'] = async (file) =>
    (await import('./load-apart.ts')).loadApart(app, { shelf: folders, ...file });
  return { ...folders, today, load };
}
