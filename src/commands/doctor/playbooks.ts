import { shelved, whyNotAFolder } from '../../call/shelf.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { checkAll } from '../check-all.ts';
import { checkedBefore } from '../checked-before.ts';
import { shelfOf } from '../shelf-of.ts';
import { type Finding, fail, fine, warn } from './finding.ts';

/** Every playbook that a call can begin with. What is only advice is left to the linter. */
export async function playbookChecks(app: App): Promise<Finding[]> {
  const shelf = shelfOf(app);
  const { teamPlaybooks } = app.paths;
  const why = teamPlaybooks === null ? null : whyNotAFolder(teamPlaybooks);
  const missing =
    why === null
      ? []
      : [
          warn(
            'playbooks',
            `RECOVER_PLAYBOOKS is ${oneLine(teamPlaybooks ?? '')}: ${why}.`,
            'Mend the variable, or make the folder.',
          ),
        ];
  const all = shelved(shelf.folders).map(({ path }) => path);
  const broken: Finding[] = [];
  for (const { path, check } of await checkAll(shelf, all, checkedBefore(app))) {
    const count = check.problems.filter(({ severity }) => severity === 'error').length;
    if (count > 0)
      broken.push(
        fail(
          'playbooks',
          `${oneLine(path)} has ${count === 1 ? 'one error' : `${count} errors`}.`,
          `recover playbooks lint ${oneLine(path)}`,
        ),
      );
  }
  const found = [...missing, ...broken];
  return found.length > 0 ? found : [fine('playbooks', `${all.length} can begin a call`)];
}
