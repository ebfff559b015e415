import { existsSync } from 'node:fs';
import { showMoment } from '../../followup/show-time.ts';
import { copiesOf, faultIn } from '../../store/backup.ts';
import { type Examined, examine } from '../../store/examine.ts';
import { lookedAt } from '../../store/look.ts';
import { ourVersion } from '../../store/migrate.ts';
import { rebuild } from '../../store/rebuild.ts';
import type { Source } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { NamedBreak } from '../../store/verify.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { breakWords } from '../views/break-words.ts';
import { countsLine } from '../views/counts-view.ts';
import { thousands } from '../views/thousands.ts';
import { zoneOf } from '../who.ts';
import { type Finding, fail, fine, warn } from './finding.ts';

/** The file that calls and follow-ups are kept in, from end to end. */
export function databaseChecks(app: App, source: Source): Finding[] {
  const { database } = app.paths;
  if (!existsSync(database))
    return [fine('database', `${oneLine(database)} is not there yet: the first call makes it`)];
  try {
    const found = examine(database, source, app.machine);
    if (found.fault !== null) return [damaged(app, found.fault)];
    return [
      whole(app, found),
      versionCheck(found),
      ...contentChecks(app, found),
      originCheck(found),
      copiesCheck(app, found),
    ];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.kind === 'damaged') return [damaged(app, error.problem)];
    return [fail('database', oneLine(error.problem), oneLine(error.hint))];
  }
}

function whole(app: App, { counts, path }: Examined): Finding {
  const context = { now: app.now(), zone: zoneOf(app) };
  return fine('database', `${oneLine(path)} is whole: ${counts === null ? '' : countsLine(counts, context)}`);
}

function damaged(app: App, fault: string): Finding {
  const good = copiesOf(app.paths.database).find(({ path }) => isGood(path));
  const todo =
    good === undefined
      ? 'There is no good copy. Keep the file and those beside it, and do not write to it.'
      : `The newest good copy is of ${showMoment(good.madeAt, { now: app.now(), zone: zoneOf(app) })}: recover restore ${good.path}`;
  return fail('database', `It is damaged: ${oneLine(fault)}`, todo);
}

function isGood(path: string): boolean {
  try {
    return lookedAt(path, (db) => faultIn(db) === null);
  } catch {
    return false;
  }
}

function versionCheck({ version }: Examined): Finding {
  if (version === ourVersion) return fine('version', `the file is of version ${version}, as this program writes it`);
  return fine(
    'version',
    `the file is of version ${version}; the next call brings it to ${ourVersion}, and copies it first`,
  );
}

function contentChecks(app: App, { contents }: Examined): Finding[] {
  if (contents === null)
    return [
      warn(
        'lists',
        'They were not compared with the entries: there is no room for a copy.',
        'Make room beside the database.',
      ),
    ];
  const { stale, broken, streams } = contents;
  const lists: Finding =
    stale.length === 0
      ? fine('lists', 'the lists say what the entries say')
      : {
          ...fail(
            'lists',
            `Lists do not say what the entries say: ${stale.join(', ')}.`,
            'recover doctor --fix makes them anew.',
          ),
          mend: {
            does: 'the lists are made anew from the entries',
            needsCopy: true,
            run: async () => rebuild(await app.store()),
          },
        };
  const [first] = broken;
  const entries: Finding =
    first === undefined
      ? fine(
          'entries',
          `each entry is as it was saved, in ${thousands(streams)} ${streams === 1 ? 'record' : 'records'}`,
        )
      : fail(
          'entries',
          notAsSaved(first, broken.length),
          'Another program changed the file. Older copies: recover backup --list',
        );
  return [lists, entries];
}

function notAsSaved(first: NamedBreak, count: number): string {
  const others = count === 1 ? '' : `, and ${thousands(count - 1)} more`;
  return `Not as it was saved: ${breakWords(first)}${others}.`;
}

function originCheck({ isKnownHere }: Examined): Finding {
  if (isKnownHere) return fine('origin', 'this is the file that was written to before');
  return fine('origin', 'the file came from elsewhere, as a copy does; from the next entry on it is one of its own');
}

const longAgo = 30 * 24 * 60 * 60 * 1000;

function copiesCheck(app: App, { counts }: Examined): Finding {
  const [newest] = copiesOf(app.paths.database);
  const context = { now: app.now(), zone: zoneOf(app) };
  if (newest === undefined) {
    // A first call is not worth a warning: there is hardly anything to lose.
    if (counts === null || counts.calls < 10) return fine('copies', 'there are none yet');
    return warn('copies', 'There is no copy of the database.', 'recover backup');
  }
  const made = showMoment(newest.madeAt, context);
  const isOld = Date.parse(app.now()) - Date.parse(newest.madeAt) > longAgo;
  return isOld
    ? warn('copies', `The newest copy is of ${made}.`, 'recover backup')
    : fine('copies', `the newest is of ${made}`);
}
