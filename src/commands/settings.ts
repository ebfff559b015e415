import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { isOwnZone } from '../followup/own-zone.ts';
import { makeFolder } from '../store/make-folder.ts';
import type { Env } from './env.ts';

/** The agent's own settings: what each is for stands here once, for `recover config`, help and the docs. */
export const settingKeys = {
  name: { about: 'the name that customers hear', env: 'RECOVER_AGENT', flag: '--agent' },
  direct: { about: 'the number or extension that customers reach you by', env: null, flag: null },
  playbook: { about: 'the playbook that `recover start` begins with', env: null, flag: null },
  zone: { about: 'the time zone of your own clock, such as America/New_York', env: 'TZ', flag: null },
  hours: {
    about: 'when you work, such as mon-fri 9:00-15:00; a promise outside is shown at once',
    env: null,
    flag: null,
  },
  calm: { about: 'yes: nothing changes by itself while you listen', env: null, flag: null },
  phrases: { about: 'your small phrases while you listen, such as I see / Go on / Mm', env: null, flag: null },
  clock: { about: 'since: when the call began; running: how long it runs', env: null, flag: null },
  accessible: { about: 'yes: lines are only ever added, for screen readers', env: 'ACCESSIBLE', flag: '--accessible' },
} as const;

export type SettingKey = keyof typeof settingKeys;
export type Origin = 'environment' | 'your config' | 'default';
export type Setting = { key: SettingKey; value: string | null; origin: Origin };

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingKeys, key);
}

/** The settings in a config file. A file that is not there has none; one that cannot be understood is said, not ignored. */
export function readConfig(path: string): Readonly<Partial<Record<SettingKey, string>>> {
  if (!existsSync(path)) return {};
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `Your settings in ${path} cannot be read: ${why}.`,
      'Mend the file, or remove it to start afresh.',
    );
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UserError(
      `Your settings in ${path} are not a list of names and values.`,
      'Remove the file to start afresh.',
    );
  const known = Object.entries(data).filter(([key, value]) => isSettingKey(key) && typeof value === 'string');
  return Object.fromEntries(known);
}

/** Writes the whole file beside the old one and puts it in its place, so that it is never half written. */
export function writeConfig(path: string, config: Readonly<Partial<Record<SettingKey, string>>>): void {
  const beside = `${path}.new`;
  try {
    makeFolder(dirname(path));
    writeFileSync(beside, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
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

/** Environment beats the config file beats the default. A zone that no clock can be set by counts as not given. */
export function settingOf(
  key: SettingKey,
  env: Env,
  config: Partial<Record<SettingKey, string>>,
  fallback: () => string | null,
): Setting {
  const variable = settingKeys[key].env;
  const set = usable(key, variable === null ? undefined : env[variable]);
  if (set !== null) return { key, value: set, origin: 'environment' };
  const own = key === 'zone' ? usable(key, config.zone) : (config[key] ?? null);
  if (own !== null) return { key, value: own, origin: 'your config' };
  return { key, value: key === 'zone' ? (usable(key, fallback()) ?? 'UTC') : fallback(), origin: 'default' };
}

function usable(key: SettingKey, value: string | null | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (key !== 'zone') return value;
  // A colon before a zone is an old way of writing TZ.
  const zone = value.replace(/^:/, '');
  return isClockZone(zone) ? zone : null;
}

/** Asked of the system itself: the module that reckons with zones would be loaded at every start. */
function isClockZone(name: string): boolean {
  if (isOwnZone(name)) return true;
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
