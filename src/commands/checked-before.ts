import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileCheck, isAsChecked } from '../call/check-playbook.ts';
import { makeFolder } from '../store/make-folder.ts';
import { replaceFile } from '../store/replace-file.ts';
import { sha256 } from '../store/sha256.ts';
import type { App } from './app.ts';
import type { Job } from './check-file.ts';

/** What was found in files that are as they were. */
export type CheckedBefore = {
  find: (job: Job) => FileCheck | null;
  keep: (job: Job, check: FileCheck) => void;
  save: () => void;
};

/** For a run that remembers nothing. */
export const nothingChecked: CheckedBefore = { find: () => null, keep: () => {}, save: () => {} };

const mostEntries = 5_000;
const largestEntry = 20_000;
const largestFile = 16 * 1024 * 1024;

type Entry = [key: string, check: FileCheck];

/**
 * Remembers checks in the user's cache folder, by the text of a file, its name and the version of the program. A file
 * that is damaged or not ours is as good as none, and one that cannot be written is none either: nothing depends on it.
 */
export function checkedBefore(app: App): CheckedBefore {
  const path = join(app.paths.cache, 'checked-playbooks.json');
  const rules = rulesVersion(app);
  const known = new Map(read(path, rules));
  const used = new Map<string, FileCheck>();
  let isNew = false;
  const keyOf = ({ path, text }: Job) => sha256(`${basename(path)}\n${text}`);
  return {
    find: (job) => {
      const key = keyOf(job);
      const check = known.get(key);
      if (check === undefined || !isAsChecked(job.shelf, job.path, check.others)) return null;
      used.set(key, check);
      return check;
    },
    keep: (job, check) => {
      if (JSON.stringify(check).length > largestEntry) return;
      used.set(keyOf(job), check);
      isNew = true;
    },
    save: () => {
      if (!isNew) return;
      for (const [key, check] of known) if (!used.has(key)) used.set(key, check);
      write(path, rules, [...used].slice(0, mostEntries));
    },
  };
}

/** The names of the built files tell what is in them, so that a new build never trusts an old one. */
function rulesVersion(app: App): string {
  return sha256([app.version, ...readdirSync(import.meta.dirname).sort()].join('\n'));
}

function read(path: string, rules: string): readonly Entry[] {
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > largestFile) return [];
    const [head = '', body = ''] = readFileSync(path, 'utf8').split('\n');
    return head === headOf(rules, body) ? (JSON.parse(body) as Entry[]) : [];
  } catch {
    return [];
  }
}

/** Bound to the body: whatever was cut short or changed is not ours any more. */
const headOf = (rules: string, body: string) => sha256(`${rules}\n${body}`);

function write(path: string, rules: string, entries: readonly Entry[]): void {
  try {
    makeFolder(dirname(path));
    const body = JSON.stringify(entries);
    replaceFile(path, `${headOf(rules, body)}\n${body}\n`, { pid: process.pid, mode: 0o600 });
  } catch {
    // The next run checks them again.
  }
}
