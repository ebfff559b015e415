import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { makeFolder } from '../store/make-folder.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { SettingKey } from './settings.ts';

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

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return 'its folder cannot be made';
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'EROFS':
      return 'that disk can only be read';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no room left on that disk';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a part of the path is a file, not a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
