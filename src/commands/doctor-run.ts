import { exitCodes } from '../call/user-error.ts';
import { keepCopy } from '../store/backup.ts';
import { countsOf } from '../store/counts.ts';
import { lookedAt } from '../store/look.ts';
import type { Source } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { databaseChecks } from './doctor/database.ts';
import type { Finding } from './doctor/finding.ts';
import { forgottenChecks } from './doctor/forgotten.ts';
import { leftoverChecks } from './doctor/leftovers.ts';
import { placeChecks } from './doctor/places.ts';
import { playbookChecks } from './doctor/playbooks.ts';
import { programChecks } from './doctor/program.ts';
import { secretChecks } from './doctor/secrets.ts';
import { surroundingChecks } from './doctor/surroundings.ts';
import { printJson } from './print-json.ts';

export type DoctorOptions = { fix?: boolean; secrets?: boolean; json?: boolean };

/** `recover doctor`: each thing on a line of its own, what is wrong with what to do about it. */
export async function doctor(app: App, options: DoctorOptions): Promise<void> {
  const source = await app.source();
  const before = await findings(app, source, options);
  const mended = options.fix === true ? await mend(app, source, before) : [];
  const found = mended.length === 0 ? before : await findings(app, source, options);
  const wrong = found.filter(({ state }) => state !== 'ok').length;
  if (wrong > 0) app.exitWith(exitCodes.found);
  if (options.json === true) {
    const checks = found.map(({ check, state, says, todo = null }) => ({ check, state, says, todo }));
    return printJson(app, { checks, found: wrong, mended });
  }
  for (const does of mended) print(app, `mended  ${does}`);
  for (const finding of found) print(app, lineOf(finding));
  say(app, wrong === 0 ? 'All is well.' : wrong === 1 ? 'One thing was found.' : `${wrong} things were found.`);
}

async function findings(app: App, source: Source, { secrets }: DoctorOptions): Promise<readonly Finding[]> {
  const program = programChecks(process.version, source);
  // Without its module, whatever is asked of the database says no more than that.
  const isUsable = program.every(({ state }) => state === 'ok');
  return [
    ...program,
    ...(isUsable ? databaseChecks(app, source) : []),
    ...placeChecks(app),
    ...leftoverChecks(app),
    ...(isUsable ? forgottenChecks(app) : []),
    ...surroundingChecks(app, isUsable ? lastSaved(app) : null),
    ...(await playbookChecks(app)),
    ...(secrets === true ? secretChecks(app) : []),
  ];
}

function lastSaved(app: App): string | null {
  try {
    return lookedAt(app.paths.database, (db) => countsOf(db).lastSavedAt);
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

/** What loses nothing, and before the first change to the database a copy of it. */
async function mend(app: App, source: Source, found: readonly Finding[]): Promise<readonly string[]> {
  const mends = found.flatMap(({ mend: one }) => (one === undefined ? [] : [one]));
  const done: string[] = [];
  if (mends.some(({ needsCopy }) => needsCopy)) {
    const { path } = lookedAt(app.paths.database, (db, real) => keepCopy(db, real, source, 'repair'));
    done.push(`a copy was made first: ${oneLine(path)}`);
  }
  for (const { does, run } of mends) {
    await run();
    done.push(does);
  }
  return done;
}

function lineOf({ check, state, says, todo }: Finding): string {
  const line = `${state.padEnd(6)}${check.padEnd(11)}${says}`;
  return todo === undefined ? line : `${line}\n${' '.repeat(17)}-> ${todo}`;
}
