import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { makeFolder } from '../store/make-folder.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { SettingKey } from './settings.ts';
import { whyNotWritten } from './why-not-written.ts';

/** Writes the whole file beside the old one and puts it in its place, so that it is never half written. */
export function writeConfig(path: string, config: Readonly<Partial<Record<SettingKey, string>>>): void {
  const beside = `${path}.new`;
  try {
    makeFolder(dirname(path));
    writeFileSync(beside, `${withoutSecrets(JSON.stringify(config, null, 2)).text}\n`, { mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    removeIfThere(beside);
    throw new UserError(`Your settings in ${path} cannot be written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It was never made.
  }
}
