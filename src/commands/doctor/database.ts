import { existsSync } from 'node:fs';
import { showMoment } from '../../followup/show-time.ts';
import { copiesOf } from '../../store/backup.ts';
import { type Examined, examine } from '../../store/examine.ts';
import { ourVersion } from '../../store/migrate.ts';
import { rebuild } from '../../store/rebuild.ts';
import type { Source } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { NamedBreak } from '../../store/verify.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { whatIsGood } from '../good-copy.ts';
import { breakWords } from '../views/break-words.ts';
import { counted } from '../views/counted.ts';
import { countsLine } from '../views/counts-view.ts';
import { thousands } from '../views/thousands.ts';
import { zoneOf } from '../who.ts';
import { type Finding, fail, fine, warn } from './finding.ts';

/** The file that calls and follow-ups are kept in, from end to end. */
export function databaseChecks(app: App, source: Source): Finding[] {
  const { database } = app.paths;
  if (!existsSync(database)) return [notThere(app)];
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
    const good = error.kind === 'missing' ? whatIsGood(database, { now: app.now(), zone: zoneOf(app) }) : null;
    if (good !== null) return [fail('database', 'It is empty, and was not before.', good)];
    return [fail('database', oneLine(error.problem), oneLine(error.hint))];
  }
}

function notThere(app: App): Finding {
  const path = oneLine(app.paths.database);
  const good = whatIsGood(app.paths.database, { now: app.now(), zone: zoneOf(app) });
  if (good === null) return fine('database', `${path} is not there yet: the first call makes it`);
  return warn('database', `${path} is not there, and copies of it are.`, good);
}

function whole(app: App, { counts, path }: Examined): Finding {
  const context = { now: app.now(), zone: zoneOf(app) };
  return fine('database', `${oneLine(path)} is whole: ${counts === null ? '' : countsLine(counts, context)}`);
}

function damaged(app: App, fault: string): Finding {
  const good = whatIsGood(app.paths.database, { now: app.now(), zone: zoneOf(app) });
  const todo = good ?? 'There is no good copy. Keep the file and those beside it, and do not write to it.';
  return fail('database', `It is damaged: ${oneLine(fault)}`, todo);
}

function versionCheck({ version }: Examined): Finding {
  if (version === ourVersion) return fine('version', `the file is of version ${version}, as this program writes it`);
  return fine(
    'version',
    `the file is of version ${version}; the next call brings it to ${ourVersion}, and copies it first`,
  );
}

function contentChecks(app: App, { contents, hindrance }: Examined): Finding[] {
  if (contents === null) return [warn('lists', 'They were not compared with the entries.', oneLine(hindrance ?? ''))];
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
      ? fine('entries', `each entry is as it was saved, in ${counted(streams, 'record')}`)
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

/** A copy is made on each day on which a call ends. */
const longAgo = 7 * 24 * 60 * 60 * 1000;

function copiesCheck(app: App, { counts }: Examined): Finding {
  const [newest] = copiesOf(app.paths.database);
  const context = { now: app.now(), zone: zoneOf(app) };
  if (newest === undefined) {
    // A first call is not worth a warning: there is hardly anything to lose.
    if (counts === null || counts.calls < 10) return fine('copies', 'there are none yet');
    return warn('copies', 'There is no copy of the database.', 'recover backup');
  }
  const made = showMoment(newest.madeAt, context);
  const isOld = Date.parse(counts?.lastSavedAt ?? newest.madeAt) - Date.parse(newest.madeAt) > longAgo;
  return isOld
    ? warn('copies', `The newest copy is of ${made}.`, 'recover backup')
    : fine('copies', `the newest is of ${made}`);
}
