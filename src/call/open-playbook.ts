import { basename, resolve } from 'node:path';
import type { LoadResult, SourceFile } from '../playbook/load.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { type KeptPlaybook, keepPlaybook, knownPlaybooks, playbooksOfText } from '../store/playbooks.ts';
import { sha256 } from '../store/sha256.ts';
import type { Store } from '../store/store.ts';
import { refuseUnlessLive } from './live-playbook.ts';
import { readPlaybookFile } from './read-playbook-file.ts';
import { beside, findOnShelf, type ShelfFolder, type Shelved } from './shelf.ts';
import { testsBeside } from './tests-beside.ts';
import { UserError } from './user-error.ts';

/** The version of the compiled form. A form compiled by another version is compiled anew from the kept text. */
const compiledFormat = 3;

/** Where playbooks are looked up: plain data. */
export type Folders = { folders: readonly ShelfFolder[]; cwd: string };

/** A playbook to load whose text was read already. `beside`: the tests that stand in a file of their own. */
export type FileToLoad = {
  shelf: Folders;
  path: string;
  text: string;
  beside: SourceFile | null;
  /** Its own tests are not looked at: what is wrong in them keeps nobody from the rest. */
  isWithoutTests?: boolean;
};

/**
 * `today`: the day of whoever starts a call, as 2026-12-01. `load` compiles a playbook whose text was read; what nobody
 * has looked at before may be a stranger's, and must neither hold the program up nor take its memory.
 */
export type Shelf = Folders & { today: string; load: (file: Omit<FileToLoad, 'shelf'>) => Promise<LoadResult> };

export type OpenedPlaybook = { playbook: Playbook; digest: Digest };

export type Reader = (name: string, from: string) => (SourceFile & { path: string }) | { problem: string };

/** One digest over every file that a playbook consists of, by name and content. */
export function digestOf(files: readonly SourceFile[]): Digest {
  return sha256(JSON.stringify(files.map(({ name, text }) => [name, text]))) as Digest;
}

/**
 * The playbook that a call begins with. The text is pinned in the database, and its compiled form is used from there
 * as long as no file of it has changed, so that a start needs no parser. Throws a `UserError` with all problems.
 */
export async function openPlaybook(store: Store, shelf: Shelf, name: string): Promise<OpenedPlaybook> {
  const found = findOnShelf(shelf.folders, name, shelf.cwd);
  const main = { name: basename(found.path), text: readPlaybookFile(found.path) };
  const read = readerFor(shelf, found);
  const isThis = (kept: KeptPlaybook) =>
    kept.format === compiledFormat && kept.files.slice(1).every((file) => isUnchanged(file, read, main.name));
  const mainDigest = () => sha256(main.text);
  const known = playbooksOfText(store, found.id, main).find(isThis) ?? knownPlaybooks(store, mainDigest()).find(isThis);
  if (known !== undefined) {
    refuseUnlessLive(known.compiled, found, shelf.today);
    return { playbook: known.compiled, digest: known.digest };
  }
  const loaded = await shelf.load({ path: found.path, text: main.text, beside: null });
  if (!loaded.ok) throw await brokenPlaybook(found, loaded);
  refuseUnlessLive(loaded.playbook, found, shelf.today);
  const digest = digestOf(loaded.files);
  const { playbook, files } = loaded;
  keepPlaybook(store, {
    digest,
    mainDigest: mainDigest(),
    id: playbook.id,
    title: playbook.title,
    files,
    compiled: playbook,
    format: compiledFormat,
  });
  return { playbook, digest };
}

/** A playbook with its tests, those beside it too, and warnings, straight from the file. */
export async function readPlaybook(shelf: Shelf, name: string): Promise<{ found: Shelved; result: LoadResult }> {
  const found = findOnShelf(shelf.folders, name, shelf.cwd);
  const { path } = found;
  return { found, result: await shelf.load({ path, text: readPlaybookFile(path), beside: testsBeside(path) }) };
}

export type LoadedPlaybook = LoadResult & { ok: true };

/** The same, for what needs one that can be used. Throws a `UserError` with all problems of one that cannot. */
export async function loadedPlaybook(shelf: Shelf, name: string): Promise<LoadedPlaybook> {
  return (await loadedBesideTests(shelf, name, false)).loaded;
}

/** Where only its tests have an error, the playbook without them, and that it is so. */
export async function loadedWhateverTests(
  shelf: Shelf,
  name: string,
): Promise<{ loaded: LoadedPlaybook; areTestsBroken: boolean }> {
  return loadedBesideTests(shelf, name, true);
}

async function loadedBesideTests(shelf: Shelf, name: string, mayBeBroken: boolean) {
  const { id, path } = findOnShelf(shelf.folders, name, shelf.cwd);
  const file = { path, text: readPlaybookFile(path), beside: null };
  const result = await shelf.load(file);
  if (result.ok) return { loaded: result, areTestsBroken: false };
  const rest = mayBeBroken ? await shelf.load({ ...file, isWithoutTests: true }) : result;
  if (rest.ok) return { loaded: rest, areTestsBroken: true };
  const { showProblems } = await import('../playbook/problem.ts');
  throw new UserError(`${id} cannot be used:\n\n${showProblems(result.problems)}\n`, null, 'found');
}

/** Included files lie beside the playbook; a playbook to extend may also be named by its id. */
export function readerFor(shelf: Folders, found: Pick<Shelved, 'path'>): Reader {
  return (name, from) => {
    try {
      if (/\.ya?ml$/i.test(name)) {
        const path = beside(resolve(found.path, '..', from), name);
        if (path === null) return { problem: `"${name}" lies outside the playbook's own folder.` };
        return { name, text: readPlaybookFile(path), path };
      }
      const { path } = findOnShelf(shelf.folders, name, shelf.cwd);
      return { name, text: readPlaybookFile(path), path };
    } catch (error) {
      if (error instanceof UserError) return { problem: error.message };
      throw error;
    }
  };
}

function isUnchanged(file: SourceFile, read: Reader, from: string): boolean {
  const now = read(file.name, from);
  return 'text' in now && now.text === file.text;
}

async function brokenPlaybook(found: Shelved, loaded: LoadResult): Promise<UserError> {
  const { showProblems } = await import('../playbook/problem.ts');
  const problems = loaded.problems.filter((problem) => problem.severity === 'error');
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new UserError(
    `The playbook "${found.id}" has ${count}, so no call was started.\n\n${showProblems(problems)}\n`,
    `Mend the file and check it with: recover playbooks lint ${found.path}`,
  );
}
