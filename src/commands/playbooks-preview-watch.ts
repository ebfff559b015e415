import { watch as watchFolder } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPlaybook } from '../call/open-playbook.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { findOnShelf } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { showProblems } from '../playbook/problem.ts';
import { openWatchScreen, type Picture } from '../terminal/watch-screen.ts';
import type { Canned, Shot } from '../trainer/preview.ts';
import type { App } from './app.ts';
import { hangUp } from './hang-up.ts';
import { inWindow } from './in-window.ts';
import { LeftError } from './left-error.ts';
import { makeNaps } from './naps.ts';
import { playbookFilesBeside } from './playbook-files-beside.ts';
import { previewShots, shotText } from './preview-shots.ts';
import { shelfOf } from './shelf-of.ts';
import { counted } from './views/counted.ts';
import { refuseWithoutScreen, stopLikeTheTerminal } from './watching.ts';

/** Not every file system tells of changes, so the files are looked at besides. Milliseconds. */
const pollMs = 1000;

/** An editor saves in several moves; what it leaves between two of them is not shown. Milliseconds. */
const settledMs = 60;

type Wanted = { step: string | null; canned: Canned | null };

/** `recover playbooks preview --watch`: the agent's screen beside the editor, drawn anew when the file is saved. */
export async function watchPreview(app: App, name: string, wanted: Wanted): Promise<void> {
  refuseWithoutScreen(app, `recover playbooks preview ${name}`);
  const { path } = findOnShelf(shelfOf(app).folders, name, app.cwd);
  readPlaybookFile(path);
  const ending = app.watchEnding();
  const naps = makeNaps();
  let left: 'quit' | 'interrupt' | 'gone' | null = null;
  let at = 0;
  const screen = openWatchScreen(
    { input: app.io.in, output: app.io.err },
    {
      onLeft: (how) => {
        left ??= how;
        naps.wake();
      },
      onChanged: naps.wake,
      onTurned: (way) => {
        at += way === 'on' ? 1 : -1;
        naps.wake();
      },
      stop: stopLikeTheTerminal,
    },
  );
  ending.addEventListener('abort', naps.wake);
  process.on('SIGCONT', screen.retake);
  const stopWatching = wakeOnChange(dirname(path), naps.wake);
  try {
    let seen: string | null = null;
    let lastGood: readonly Shot[] = [];
    let shown: Shown = { shots: [], text: '', warnings: 0 };
    while (left === null && !ending.aborted) {
      const now = await settled(path, seen);
      if (now !== seen) {
        shown = await load(app, path, wanted);
        if (shown.shots.length > 0) {
          at = changedAt(app, lastGood, shown.shots) ?? at;
          lastGood = shown.shots;
        }
        seen = now;
      }
      if (shown.shots.length > 0) at = Math.max(0, Math.min(at, shown.shots.length - 1));
      screen.show(pictureOf(app, path, shown, at));
      await naps.nap(pollMs);
    }
  } finally {
    stopWatching();
    process.off('SIGCONT', screen.retake);
    screen.close();
  }
  if (left === 'interrupt') throw new LeftError(130);
  if (left === 'gone') await hangUp(ending);
}

/** The screens; or, where there are none, what is wrong instead. */
type Shown = { shots: readonly Shot[]; text: string; warnings: number };

async function load(app: App, path: string, wanted: Wanted): Promise<Shown> {
  try {
    const { result } = await readPlaybook(shelfOf(app), path);
    if (!result.ok) return { shots: [], text: showProblems(result.problems), warnings: 0 };
    return { shots: await previewShots(app, result, wanted), text: '', warnings: result.problems.length };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { shots: [], text: [error.message, error.hint ?? ''].join('\n'), warnings: 0 };
  }
}

/** The first screen that is another one now: what was worked on is what is looked at. Null when all are as they were. */
function changedAt(app: App, before: readonly Shot[], now: readonly Shot[]): number | null {
  if (before.length === 0) return null;
  const textOf = (shot: Shot | undefined) => (shot === undefined ? '' : shotText(app, shot, { width: 80, rows: null }));
  const found = now.findIndex((shot, index) => textOf(shot) !== textOf(before[index]));
  return found === -1 ? null : found;
}

function pictureOf(app: App, path: string, { shots, text, warnings }: Shown, at: number): Picture {
  const { columns = 80, rows = 24 } = app.io.err;
  const shot = shots[at];
  if (shot === undefined) {
    const wrong = `PREVIEW of ${basename(path)}, which cannot be used yet\n\n${text}`;
    return { text: inWindow(app, wrong, app.io.err), note: null };
  }
  const size = { width: Math.min(columns || 80, 100), rows: (rows || 24) - 1 };
  return {
    text: shotText(app, shot, size),
    note: noteOf(`${at + 1} of ${shots.length}: ${shot.prompt.step}`, warnings),
  };
}

/** Warnings come before the keys: where there is no room, it is the keys that are cut. */
function noteOf(place: string, warnings: number): string {
  const warned = warnings === 0 ? '' : `   ${counted(warnings, 'warning')}, see lint`;
  return `${place}${warned}   Enter next   Shift-Tab back`;
}

/** The state of the files, once it is the same for a moment. */
async function settled(path: string, seen: string | null): Promise<string> {
  let now = playbookFilesBeside(path);
  while (now !== seen && seen !== null) {
    await sleep(settledMs);
    const later = playbookFilesBeside(path);
    if (later === now) break;
    now = later;
  }
  return now;
}

/** Editors put a new file in the place of the old one, so it is the folder that is watched. */
function wakeOnChange(folder: string, wake: () => void): () => void {
  try {
    const watcher = watchFolder(folder, { persistent: false }, wake);
    watcher.on('error', () => {});
    return () => watcher.close();
  } catch {
    return () => {};
  }
}
