import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copiesFolder } from '../store/backup.ts';
import { fileState } from '../store/file-header.ts';
import type { App } from './app.ts';

/**
 * Whether the program itself keeps something there: a database, one of its copies, what lies beside it, the settings.
 * Nothing that is written on request may take its place.
 */
export function isFileOfOurs({ paths }: App, path: string): boolean {
  const wanted = realOf(path);
  const database = realOf(paths.database);
  if (wanted === database || wanted.startsWith(`${database}-`) || wanted === realOf(paths.config)) return true;
  if (dirname(wanted) === copiesFolder(database)) return true;
  return existsSync(wanted) && ['ours', 'damaged'].includes(fileState(wanted).kind);
}

/** The folder may be named by a link, and the file need not be there. */
function realOf(path: string): string {
  const folder = dirname(path);
  const real = existsSync(path) ? realpathSync(path) : null;
  return real ?? join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
}
