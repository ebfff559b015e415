import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { makeFolder } from '../store/make-folder.ts';
import { changeFile } from '../store/replace-file.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { SettingKey } from './settings.ts';
import { whyNotWritten } from './why-not-written.ts';

/** Writes the agent's settings, for their owner alone. They are the old ones or the new ones, whatever happens in between. */
export function writeConfig(path: string, config: Readonly<Partial<Record<SettingKey, string>>>): void {
  try {
    makeFolder(dirname(path));
    const text = `${withoutSecrets(JSON.stringify(config, null, 2)).text}\n`;
    changeFile(path, text, { pid: process.pid, mode: 0o600 });
  } catch (error) {
    throw new UserError(`Your settings in ${path} cannot be written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
  }
}
