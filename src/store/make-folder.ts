import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder for its owner alone, with those above it that are missing. Gives the highest one that was made, or null.
 * Folder by folder: Node's own way tries without end where the system lets nobody make any, such as below /proc.
 */
export function makeFolder(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return null;
  const above = dirname(path);
  const made = above === path ? null : makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const wasFaster = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (wasFaster && statSync(path).isDirectory()) return made;
    throw error;
  }
  return made ?? path;
}
