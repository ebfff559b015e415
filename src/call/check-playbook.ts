import { basename } from 'node:path';
import type { Playbook } from '../playbook/playbook.ts';
import type { Problem } from '../playbook/problem.ts';
import { sha256 } from '../store/sha256.ts';
import { digestOf, type Folders, type Reader, readerFor } from './open-playbook.ts';
import { isTestsFile, testsNameOf } from './tests-beside.ts';

/** A file that was looked for while another one was checked, and the digest of what came of it. */
export type OtherFile = { name: string; from: string; path: string | null; digest: string };

/** What a check of one file found. It is plain data, and the same as long as the file and the others are. */
export type FileCheck = {
  problems: readonly Problem[];
  /** Null for a file that cannot be used, and for one that is no playbook. */
  book: Pick<Playbook, 'id' | 'title' | 'draft' | 'liveFrom'> | null;
  version: string | null;
  others: readonly OtherFile[];
};

/** Checks a playbook whose text was read already, with all that it includes and extends, and the tests beside it. */
export async function checkPlaybook(shelf: Folders, path: string, text: string): Promise<FileCheck> {
  const { loadPlaybook } = await import('../playbook/load.ts');
  const others: OtherFile[] = [];
  const read = readerFor(shelf, { path });
  const look = (name: string, from: string) => {
    const file = read(name, from);
    others.push(otherFile(name, from, file));
    return file;
  };
  const own = basename(path);
  const tests = isTestsFile(own) ? { problem: 'it holds tests itself' } : look(testsNameOf(own), own);
  const result = loadPlaybook({ name: own, text }, look, { beside: 'problem' in tests ? null : tests });
  if (!result.ok) return { problems: result.problems, book: null, version: null, others };
  const { id, title, draft = false, liveFrom = null } = result.playbook;
  const book = { id, title, draft, liveFrom };
  return { problems: result.problems, book, version: digestOf(result.files), others };
}

/** Whether all that a check has looked for is as it was then. */
export function isAsChecked(shelf: Folders, path: string, others: readonly OtherFile[]): boolean {
  const read = readerFor(shelf, { path });
  return others.every(({ name, from, digest }) => otherFile(name, from, read(name, from)).digest === digest);
}

function otherFile(name: string, from: string, file: ReturnType<Reader>): OtherFile {
  if ('problem' in file) return { name, from, path: null, digest: sha256(`problem ${file.problem}`) };
  return { name, from, path: file.path, digest: sha256(file.text) };
}
