import { existsSync } from 'node:fs';
import { eraseAgain } from '../../store/erase.ts';
import { lookedAt } from '../../store/look.ts';
import { marksLeft, settleErasures, wordsComeBack } from '../../store/settle-erasures.ts';
import { StoreError } from '../../store/store-error.ts';
import { writingWhenFree } from '../../store/writing.ts';
import type { App } from '../app.ts';
import { thousands } from '../views/thousands.ts';
import { type Finding, fail, fine, warn } from './finding.ts';
import { realOf } from './places.ts';

/** Whether what was forgotten is gone: from the entries, and from whatever else the file holds. */
export function forgottenChecks(app: App): Finding[] {
  const database = realOf(app.paths.database);
  if (!existsSync(database)) return [];
  const back = comeBack(database);
  if (back > 0)
    return [
      {
        ...fail(
          'forgotten',
          `Words that were forgotten are there again: ${thousands(back)} entries.`,
          'recover doctor --fix',
        ),
        mend: { does: 'what was forgotten is forgotten again', needsCopy: false, run: () => forgetAgain(app) },
      },
    ];
  if (marksLeft(database, app.machine.isAlive).length === 0) return [fine('forgotten', 'nothing of it is left')];
  return [
    {
      ...warn('forgotten', 'The file was not cleared of what was forgotten last.', 'recover doctor --fix'),
      mend: { does: 'the file is cleared of what was forgotten', needsCopy: false, run: () => clear(app) },
    },
  ];
}

function comeBack(database: string): number {
  try {
    return lookedAt(database, (db) => wordsComeBack({ db, path: database }));
  } catch (error) {
    if (error instanceof StoreError) return 0;
    throw error;
  }
}

async function forgetAgain(app: App): Promise<void> {
  const store = await app.store();
  writingWhenFree(store, () => eraseAgain(store));
  await clear(app);
}

async function clear(app: App): Promise<void> {
  settleErasures(await app.store(), app.paths.state, app.machine.isAlive);
}
