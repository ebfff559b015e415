import { whyNotAFolder } from '../call/shelf.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';

/** Says that the team's folder of playbooks is named and cannot be looked into: else it would only seem empty. */
export function sayMissingTeamFolder(app: App): void {
  const path = app.paths.teamPlaybooks;
  const why = path === null ? null : whyNotAFolder(path);
  if (path === null || why === null) return;
  say(app, `Your team's playbooks are left out: RECOVER_PLAYBOOKS is ${oneLine(path)}, and ${why}.`);
}
