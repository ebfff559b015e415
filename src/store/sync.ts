import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes names in a folder survive a power cut. Some systems cannot sync a folder: then they need not. */
export function syncFolder(folder: string): void {
  try {
    syncFile(folder);
  } catch {
    return;
  }
}

/** Makes what is in a file survive a power cut. */
export function syncFile(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
