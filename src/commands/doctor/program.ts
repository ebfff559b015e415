import { nativeModule } from '../../store/native-module.ts';
import { openMemoryStore } from '../../store/open.ts';
import type { Source } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import { type Finding, fail, fine } from './finding.ts';

/** As package.json asks for it. */
const oldestNode = [20, 19] as const;

export function programChecks(version: string, source: Source): Finding[] {
  return [nodeCheck(version), moduleCheck(source), ...originCheck()];
}

function nodeCheck(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  if (!isOld) return fine('node', `Node ${version}`);
  return fail('node', `Node ${version} is too old.`, `Install Node ${oldestNode.join('.')} or later.`);
}

function moduleCheck(source: Source): Finding {
  try {
    const store = openMemoryStore(source);
    const version = String(store.db.prepare('select sqlite_version()').pluck().get());
    store.close();
    return fine('module', `the database module works (SQLite ${version})`);
  } catch (error) {
    if (error instanceof StoreError) return fail('module', error.problem, error.hint);
    throw error;
  }
}

/** What was fetched comes with no hash to hold it against: whoever wants to compare finds it here. */
function originCheck(): Finding[] {
  const found = nativeModule();
  if (found === null) return [];
  const { version, builtHere, sha256 } = found;
  const from = builtHere ? 'built on this computer' : 'fetched on install';
  return [fine('native', `better-sqlite3 ${version}, ${from}, SHA-256 ${sha256}`)];
}
