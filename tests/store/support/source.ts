import type { Source } from '../../../src/store/store.ts';

/** Ids, salts and instants that count up: a test that fails fails alike each time. `name` keeps two sources apart. */
export function countingSource(name = 0): Source {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  return {
    now: () => new Date(Date.UTC(2026, 10, 18, 9, 0, 0) + next() * 1000).toISOString(),
    id: () => `01930000-0000-7000-8000-${(next() * 7_654_321 + name).toString(16).padStart(12, '0')}`,
    salt: () => `salt-${name}-${next()}`,
  };
}

export const machine = { host: 'desk', pid: 1 };
export const savedAt = '2026-11-18T10:00:00.000Z';
