import { basename, isAbsolute, relative } from 'node:path';
import type { Folders } from '../call/open-playbook.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { UserError } from '../call/user-error.ts';
import { type Mended, mendText } from '../playbook/fix/mend-text.ts';
import { plain } from '../text/safe.ts';
import type { App } from './app.ts';
import { readApart } from './read-apart.ts';
import { writeInPlace } from './write-playbook.ts';

export type Fixed = { path: string; mended: readonly Mended[] };

/** Mends what can be mended safely in each file of one's own, and tells line by line what was changed. */
export async function fixFiles(
  app: App,
  { folders, cwd }: Folders,
  paths: readonly string[],
  isDry: boolean,
): Promise<Fixed[]> {
  const fixed: Fixed[] = [];
  for (const path of paths) {
    if (isBelow(app.shippedPlaybooks, path)) continue;
    const before = textOf(path);
    if (before === null) continue;
    const own = basename(path);
    const { text, mended } = await mendText(before, async (text) => {
      const result = await readApart('check', { shelf: { folders, cwd }, path, text });
      return result.kind === 'done' ? result.done.problems.filter(({ file }) => file === own) : null;
    });
    if (text === before) continue;
    if (!isDry) write(path, before, text);
    fixed.push({ path, mended });
  }
  return fixed;
}

/** A file on another drive of Windows has no way to it from the folder, and is named in full. */
function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** What cannot be read is told of by lint. */
function textOf(path: string): string | null {
  try {
    return readPlaybookFile(path);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function write(path: string, before: string, text: string): void {
  if (readPlaybookFile(path) !== before)
    throw new UserError(
      `${path} was changed by somebody else meanwhile.`,
      'Nothing was changed in it. Please begin again.',
    );
  writeInPlace(path, text);
}

/** The lines as they were and as they are, one below the other. */
export function fixedView(path: string, mended: readonly Mended[], isDry: boolean): string {
  const count = mended.length === 1 ? 'one line' : `${mended.length} lines`;
  const head = `${path}: ${count} ${isDry ? 'would be mended, nothing was written' : 'mended'}`;
  const width = Math.max(...mended.map(({ line }) => String(line).length));
  const rows = mended.flatMap(({ line, rule, before, after }) => {
    const number = String(line).padStart(width);
    const blank = ' '.repeat(width);
    return [
      `  ${number}  ${rule}`,
      ...(before === null ? [] : [`  ${blank}  - ${shown(before)}`]),
      ...(after === null ? [] : [`  ${blank}  + ${shown(after)}`]),
    ];
  });
  return [head, ...rows].join('\n');
}

const shown = (line: string) => plain(line.slice(0, 400)).replaceAll('\t', ' ').trim();
