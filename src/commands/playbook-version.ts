import { existsSync } from 'node:fs';
import { digestOf, loadedWhateverTests } from '../call/open-playbook.ts';
import { UserError } from '../call/user-error.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { playbooksLike, playbookVersions } from '../store/playbooks.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { shelfOf } from './shelf-of.ts';

/** As much of a digest as is shown and typed. */
const shortVersion = (digest: string) => digest.slice(0, 8);

export type Version = { playbook: Playbook; digest: Digest; shown: string };

/** A playbook by its name, its path, or the version that a list shows: as much of it as is unlike any other. */
export async function versionNamed(app: App, name: string): Promise<Version> {
  const kept = /^[0-9a-f]{4,64}$/.test(name) ? keptVersion(await storeIfAny(app), name) : null;
  if (kept !== null) return kept;
  const { loaded, areTestsBroken } = await loadedWhateverTests(shelfOf(app), name);
  const { playbook, files } = loaded;
  if (areTestsBroken)
    say(
      app,
      `The tests in ${oneLine(name)} have an error, which no call needs: recover playbooks lint ${oneLine(name)}`,
    );
  const digest = digestOf(files);
  return { playbook, digest, shown: `${name} (${shortVersion(digest)})` };
}

/** The version of the same playbook that calls began with last, other than this one. */
export async function versionBefore(app: App, { playbook, digest }: Version): Promise<Version> {
  const store = await storeIfAny(app);
  const versions = store === null ? [] : playbookVersions(store, playbook.id);
  const last = versions.find((version) => version.digest !== digest);
  const kept = last === undefined ? null : keptVersion(store, last.digest);
  if (kept !== null) return kept;
  throw new UserError(
    `No call was led by another version of "${playbook.id}".`,
    'Name what to compare it with: a playbook, a path, or a version that recover playbooks list shows.',
    'not-found',
  );
}

async function storeIfAny(app: App): Promise<Store | null> {
  return existsSync(app.paths.database) ? app.readStore() : null;
}

function keptVersion(store: Store | null, beginning: string): Version | null {
  const found = store === null ? [] : playbooksLike(store, beginning);
  const [only] = found;
  if (only === undefined) return null;
  if (found.length > 1)
    throw new UserError(`Several versions begin with "${beginning}".`, 'Give a few more of its letters.', 'usage');
  const { compiled: playbook, digest, id } = only;
  return { playbook, digest, shown: `${id} (${shortVersion(digest)})` };
}
