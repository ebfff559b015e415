import { readFileSync, statSync } from 'node:fs';

/** Whether no program has a database open; null where that cannot be known. Each that has locks the file beside the log. */
export function isLeftAlone(database: string): boolean | null {
  const index = statSync(`${database}-shm`, { throwIfNoEntry: false })?.ino ?? null;
  if (index === null) return true;
  try {
    return !readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .some((line) => line.includes(`:${index} `));
  } catch {
    return null;
  }
}
