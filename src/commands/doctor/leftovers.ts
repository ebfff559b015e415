import { rmSync, statSync } from 'node:fs';
import { keptAside } from '../../store/aside.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { type Finding, fine, warn } from './finding.ts';
import { filesOfOurs, realOf } from './places.ts';

/** What is being written right now looks the same. */
const longEnough = 10 * 60 * 1000;

/** Files that a program was killed while it wrote them. What they were to become is not there, or is there whole. */
export function leftoverChecks(app: App): Finding[] {
  return [...unfinished(app), ...waiting(app)];
}

function unfinished(app: App): Finding[] {
  const left = filesOfOurs(app).filter((path) => /\.part(-journal|-wal|-shm)?$|\.new$/.test(path) && isOld(app, path));
  if (left.length === 0) return [fine('leftovers', 'nothing half written lies about')];
  return left.map((path) => ({
    ...warn('leftovers', `${oneLine(path)} was never finished.`, 'recover doctor --fix takes it away.'),
    mend: { does: `${oneLine(path)} is taken away`, needsCopy: false, run: () => rmSync(path, { force: true }) },
  }));
}

/** A window that lives adds them itself. */
function waiting(app: App): Finding[] {
  return keptAside(realOf(app.paths.database), app.paths.state).map(({ path, pid, batches }) => {
    const answers = batches.length === 1 ? 'One answer is' : `${batches.length} answers are`;
    const todo = app.machine.isAlive(pid)
      ? `The window of process ${pid} adds them as soon as it can.`
      : 'The next call adds them. If it says that it cannot, keep the file and look into it.';
    return warn('aside', `${answers} not in the database: ${oneLine(path)}`, todo);
  });
}

function isOld(app: App, path: string): boolean {
  return Date.parse(app.now()) - statSync(path).mtimeMs > longEnough;
}
