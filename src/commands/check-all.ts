import { availableParallelism } from 'node:os';
import type { FileCheck } from '../call/check-playbook.ts';
import type { Folders } from '../call/open-playbook.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { UserError } from '../call/user-error.ts';
import type { Problem } from '../playbook/problem.ts';
import { isCustomer, type Job } from './check-file.ts';
import type { CheckedBefore } from './checked-before.ts';
import { readApart, tooMuch } from './read-apart.ts';

/** A file with what a check found in it. `idLine`: where it says its id. */
export type Checked = { path: string; check: FileCheck; idLine: number; isUntitled: boolean };

/** A second worker takes as long to begin as it takes to check so many files. */
const filesForRoom = 8;
const mostRooms = 4;

/**
 * Checks all files, whatever is wrong with one of them, several at once where there are many; what was checked before and
 * is as it was is not looked at again.
 */
export async function checkAll(
  shelf: Folders,
  paths: readonly string[],
  before: CheckedBefore,
): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  const left = paths.entries();
  const rooms = Math.min(mostRooms, availableParallelism(), Math.ceil(paths.length / filesForRoom));
  const readIn = async (room: number) => {
    // Each takes the next that nobody has taken.
    for (const [at, path] of left) checked[at] = await checkedFile(shelf, path, before, room);
  };
  await Promise.all(Array.from({ length: rooms }, (_, room) => readIn(room)));
  before.save();
  return checked;
}

async function checkedFile(
  { folders, cwd }: Folders,
  path: string,
  before: CheckedBefore,
  room: number,
): Promise<Checked> {
  const text = textOf(path);
  if (text instanceof UserError)
    return { path, check: refused('unreadable', text.message, text.hint), idLine: 1, isUntitled: false };
  return {
    path,
    check: await checkOf({ shelf: { folders, cwd }, path, text }, before, room),
    idLine: idLineOf(text),
    isUntitled: !isCustomer(text) && !/^title[ \t]*:/m.test(text),
  };
}

async function checkOf(job: Job, before: CheckedBefore, room: number): Promise<FileCheck> {
  const known = before.find(job);
  if (known !== null) return known;
  const result = await readApart('check', job, room);
  // That it took too long may be this computer's fault, on this day: it is not remembered.
  if (result.kind !== 'done') return unusable(tooMuch(result.kind));
  before.keep(job, result.done);
  return result.done;
}

function textOf(path: string): string | UserError {
  try {
    return readPlaybookFile(path);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function refused(rule: string, message: string, hint: string | null): FileCheck {
  const problem: Problem = { file: '', line: 1, column: 1, severity: 'error', rule, message, hint, source: '' };
  return unusable(problem);
}

const unusable = (problem: Problem): FileCheck => ({ problems: [problem], book: null, version: null, others: [] });

function idLineOf(text: string): number {
  const at = /^id[ \t]*:/m.exec(text)?.index ?? 0;
  return text.slice(0, at).split('\n').length;
}
