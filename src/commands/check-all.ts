import type { FileCheck } from '../call/check-playbook.ts';
import type { Shelf } from '../call/open-playbook.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { UserError } from '../call/user-error.ts';
import type { Problem } from '../playbook/problem.ts';
import { isCustomer } from './check-file.ts';
import type { CheckedBefore } from './checked-before.ts';
import { type CheckResult, openReadingRoom } from './reading-room.ts';

/** A file with what a check found in it. `idLine`: where it says its id. */
export type Checked = { path: string; check: FileCheck; idLine: number; isUntitled: boolean };

/** Checks all files, whatever is wrong with one of them; what was checked before and is as it was is not looked at again. */
export async function checkAll(shelf: Shelf, paths: readonly string[], before: CheckedBefore): Promise<Checked[]> {
  const room = openReadingRoom();
  const checked: Checked[] = [];
  try {
    for (const path of paths) {
      const text = textOf(path);
      if (text instanceof UserError) {
        checked.push({ path, check: refused('unreadable', text.message, text.hint), idLine: 1, isUntitled: false });
        continue;
      }
      const job = { shelf, path, text };
      const known = before.find(job);
      const result = known === null ? await room.check(job) : null;
      const check = known ?? shown(result ?? { kind: 'too-slow' });
      // That it took too long may be this computer's fault, on this day.
      if (result?.kind === 'checked') before.keep(job, check);
      checked.push({
        path,
        check,
        idLine: idLineOf(text),
        isUntitled: !isCustomer(text) && !/^title[ \t]*:/m.test(text),
      });
    }
  } finally {
    await room.close();
  }
  before.save();
  return checked;
}

function textOf(path: string): string | UserError {
  try {
    return readPlaybookFile(path);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function shown(result: CheckResult): FileCheck {
  switch (result.kind) {
    case 'checked':
      return result.check;
    case 'too-slow':
      return refused('too-slow', 'This file takes longer than 2 seconds to read.', 'Split it, or make it simpler.');
    case 'too-big':
      return refused(
        'too-slow',
        'This file takes more memory than any playbook needs.',
        'Split it, or make it simpler.',
      );
  }
}

function refused(rule: string, message: string, hint: string | null): FileCheck {
  const problem: Problem = { file: '', line: 1, column: 1, severity: 'error', rule, message, hint, source: '' };
  return { problems: [problem], book: null, version: null, others: [] };
}

function idLineOf(text: string): number {
  const at = /^id[ \t]*:/m.exec(text)?.index ?? 0;
  return text.slice(0, at).split('\n').length;
}
