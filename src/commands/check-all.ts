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

/** Checks all files, whatever is wrong with one of them; what was checked before and is as it was is not looked at again. */
export async function checkAll(
  { folders, cwd }: Folders,
  paths: readonly string[],
  before: CheckedBefore,
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const path of paths) {
    const text = textOf(path);
    if (text instanceof UserError) {
      checked.push({ path, check: refused('unreadable', text.message, text.hint), idLine: 1, isUntitled: false });
      continue;
    }
    checked.push({
      path,
      check: await checkOf({ shelf: { folders, cwd }, path, text }, before),
      idLine: idLineOf(text),
      isUntitled: !isCustomer(text) && !/^title[ \t]*:/m.test(text),
    });
  }
  before.save();
  return checked;
}

async function checkOf(job: Job, before: CheckedBefore): Promise<FileCheck> {
  const known = before.find(job);
  if (known !== null) return known;
  const result = await readApart('check', job);
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
