import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { makeFolder } from '../store/make-folder.ts';
import { syncFolder } from '../store/sync.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { SettingKey } from './settings.ts';
import { whyNotWritten } from './why-not-written.ts';

/**
 * Writes the whole file beside the old one, for its owner alone, and puts it in its place once it is on the disk: it is
 * the old one or the new one, whatever happens in between. A link stays one.
 */
export function writeConfig(path: string, config: Readonly<Partial<Record<SettingKey, string>>>): void {
  let beside: string | null = null;
  try {
    makeFolder(dirname(path));
    const real = existsSync(path) ? realpathSync(path) : path;
    beside = `${real}.new`;
    rmSync(beside, { force: true });
    // Never through a link that somebody put there meanwhile.
    const file = openSync(beside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      fchmodSync(file, 0o600);
      writeFileSync(file, `${withoutSecrets(JSON.stringify(config, null, 2)).text}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, real);
    syncFolder(dirname(real));
  } catch (error) {
    removeIfThere(beside);
    throw new UserError(`Your settings in ${path} cannot be written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
  }
}

function removeIfThere(path: string | null): void {
  try {
    if (path !== null) rmSync(path, { force: true });
  } catch {
    // It was never made.
  }
}
