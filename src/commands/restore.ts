import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { statOf } from '../store/open-to-all.ts';
import { type Before, dropStaged, putIn, putInPlace, type Staged, stageCopy, whatIsThere } from '../store/restore.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { askedLine } from './asked-line.ts';
import { settle } from './forgetting.ts';
import { isLiveLease } from './live-lease.ts';
import { printJson } from './print-json.ts';
import { counted } from './views/counted.ts';
import { countsLine, countsTable } from './views/counts-view.ts';
import { thousands } from './views/thousands.ts';
import { zoneOf } from './who.ts';

type Options = { yes?: boolean; json?: boolean };

/** `recover restore`: nothing is changed before it was shown, and what was there can be put back the same way. */
export async function restore(app: App, file: string, options: Options): Promise<void> {
  const copy = resolve(app.cwd, file);
  if (statOf(copy, lstatSync) === undefined)
    throw new UserError(
      `There is no file ${oneLine(copy)}.`,
      'The copies that there are: recover backup --list',
      'not-found',
    );
  const { database } = app.paths;
  const source = await app.source();
  const staged = stageCopy(copy, database, source);
  try {
    const before = whatIsThere(database, staged);
    // What a document says is shown before the question all the same, beside it.
    if (options.json !== true) show(app, before, staged, print);
    else if (options.yes !== true) show(app, before, staged, say);
    if (options.yes !== true && !(await isWanted(app))) {
      say(app, 'Nothing was changed.');
      const after = before.kind === 'ours' ? before.counts : null;
      return options.json === true
        ? printJson(app, { restored: false, before, after, kept: null, erased: 0 })
        : undefined;
    }
    const { kept, erased } =
      before.kind === 'ours'
        ? await putInto(app, staged)
        : { kept: putInPlace(database, staged, source).movedTo, erased: 0 };
    if (options.json === true) return printJson(app, { restored: true, before, after: staged.counts, kept, erased });
    print(app, `Put back: ${countsLine(staged.counts, { now: app.now(), zone: zoneOf(app) })}.`);
    if (erased > 0)
      print(app, `Forgotten since it was made, and forgotten still: ${counted(erased, 'entry', 'entries')}.`);
    if (kept !== null) print(app, `What was there is in ${oneLine(kept)}`);
  } finally {
    dropStaged(staged.path);
  }
}

async function putInto(app: App, staged: Staged): Promise<{ kept: string; erased: number }> {
  const store = await app.store();
  const { saved, erased } = putIn(store, staged, isLiveLease(app));
  if (erased > 0) settle(app, store, 'The copy was put back, and what was forgotten stays so');
  return { kept: saved, erased };
}

function show(app: App, before: Before, { counts }: Staged, tell: typeof print): void {
  const context = { now: app.now(), zone: zoneOf(app) };
  if (before.kind === 'ours') {
    tell(app, countsTable(before.counts, counts, context));
    const { onlyHere } = before;
    tell(app, onlyHere === 0 ? 'Nothing is there now that the copy does not have.' : onlyNow(onlyHere));
    return;
  }
  if (before.kind === 'broken') tell(app, 'The database that is there now is damaged. It will be moved aside.');
  else tell(app, 'There is no database now.');
  tell(app, `In the copy: ${countsLine(counts, context)}.`);
}

function onlyNow(count: number): string {
  const entries = count === 1 ? '1 entry is' : `${thousands(count)} entries are`;
  return `${entries} not in the copy, and will only be in the copy that is made of what is there now.`;
}

async function isWanted(app: App): Promise<boolean> {
  return /^y(es)?$/i.test((await askedLine(app, 'Put the copy back? yes or no')).trim());
}
