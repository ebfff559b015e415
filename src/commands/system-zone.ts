import { readlinkSync } from 'node:fs';
import type { Env } from './env.ts';

/** The zone that Date reckons in, as TZ or the system names it; null where only Intl can tell. */
export function systemZone({ TZ }: Env): string | null {
  const name = TZ === undefined ? linkedZone() : TZ.replace(/^:/, '');
  if (name === null) return null;
  // What it does not know, Date takes for UTC. So a name is believed only where the clock differs from UTC, or says UTC.
  const isUtc = [0, 6].every((month) => new Date(Date.UTC(2026, month)).getTimezoneOffset() === 0);
  if (isUtc) return /^(Etc\/)?UTC$/.test(name) ? name : null;
  return /^[A-Z][A-Za-z]+\/[A-Z][\w+\-/]{0,50}$/.test(name) ? name : null;
}

/** Where the system keeps its own zone: a link to the file of that name. Windows has none. */
function linkedZone(): string | null {
  try {
    const [, name = null] = /\/zoneinfo\/(.+)$/.exec(readlinkSync('/etc/localtime')) ?? [];
    return name === 'Etc/UTC' ? 'UTC' : name;
  } catch {
    return null;
  }
}
