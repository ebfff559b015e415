import { readFileSync } from 'node:fs';
import { UserError } from '../call/user-error.ts';
import { isOwnZone } from '../followup/own-zone.ts';
import { isOfAnother, isOpenToAll, statOf } from '../store/open-to-all.ts';
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
  const file = statOf(path);
  if (file === undefined) return {};
  refuseOthers(path);
  let data: unknown;
  try {
    // Of a pipe or a device there may be no end.
    if (!file.isFile()) throw new Error('it is not a file');
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

/** Settings name a playbook and who speaks: nobody else puts them there. */
function refuseOthers(path: string): void {
  const [why, todo] = isOpenToAll(path)
    ? ['everybody on this computer may change them', `Look what is in the file, then: chmod o-w "${path}"`]
    : isOfAnother(path)
      ? ['the file belongs to another user', 'RECOVER_CONFIG names another file.']
      : [null, null];
  if (why !== null) throw new UserError(`Your settings in ${path} are not read: ${why}.`, todo);
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
