import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { Desk } from './cli.ts';
import type { Terminal } from './terminal.ts';
import { openWizard, send } from './wizard.ts';

/**
 * What is typed, and what the screen shows then and did not show before. `unsent`: it only begins an answer that is
 * saved with its last line, so that a kill brings back the prompt as it was before.
 */
export type Line = readonly [typed: string, shows: string, kept?: 'unsent'];

export const unsent = 'unsent';

/** What must be there again after a kill. */
type Place = { after: string; prompt: string; saved: Saved };

/**
 * Leads a call in real terminals, from the command that opens it. At every prompt the program is killed, and what
 * `recover resume` shows then has to be that prompt, with all that was saved. Gives the terminal that waits at the last.
 */
export async function walk(desk: Desk, command: string, lines: readonly Line[]): Promise<Terminal> {
  let wizard = openWizard(desk, command.split(' '));
  await wizard.until(wholeScreen, patience);
  let place: Place = { after: command, prompt: promptOn(wizard), saved: savedAt(desk) };
  wizard = await comesBack(desk, wizard, place);
  let begun: readonly Line[] = [];
  for (const line of lines) {
    await type(wizard, line, begun.length > 0);
    const [after, , kept] = line;
    const saved = savedAt(desk);
    if (kept === unsent) {
      expect(saved, `"${after}" saves nothing yet`).toEqual(place.saved);
      begun = [...begun, line];
    } else {
      const { entries } = place.saved;
      expect(saved.entries.slice(0, entries.length), `"${after}" adds to what was saved`).toEqual(entries);
      expect(saved.entries.length, `"${after}" is saved`).toBeGreaterThan(entries.length);
      place = { after, prompt: promptOn(wizard), saved };
      begun = [];
    }
    wizard = await comesBack(desk, wizard, place);
    for (const [index, part] of begun.entries()) await type(wizard, part, index > 0);
  }
  expect(listedFollowUps(desk), 'recover followups').toEqual(openFollowUps(place.saved));
  expect(place.saved.followUps.map(({ code }) => code)).toEqual(expect.arrayContaining(promised(place.saved)));
  return wizard;
}

/** Kills the program in its terminal, and opens another one where the call goes on. */
export async function killAndResume(desk: Desk, wizard: Terminal): Promise<Terminal> {
  wizard.kill('SIGKILL');
  expect((await wizard.exited).signal).toBe('SIGKILL');
  const again = openWizard(desk, ['resume']);
  await again.until('Back where you were', patience);
  await again.until(wholeScreen, patience);
  return again;
}

/** Sends the last line of a program that ends with it, and gives what it leaves on the screen. */
export async function leave(wizard: Terminal, line: string): Promise<string> {
  await send(wizard, line);
  expect((await wizard.exited).code).toBe(0);
  return wizard.screen();
}

async function comesBack(desk: Desk, wizard: Terminal, place: Place): Promise<Terminal> {
  const again = await killAndResume(desk, wizard);
  expect(promptOn(again), `the prompt after "${place.after}"`).toBe(place.prompt);
  expect(savedAt(desk), `what was saved by "${place.after}"`).toEqual(place.saved);
  return again;
}

async function type(wizard: Terminal, [line, shows]: Line, goesOn: boolean): Promise<void> {
  // Else the old screen would be taken for the new one, and the program killed before it could save anything.
  if (`${wizard.screen()}\n${line}\n`.includes(shows)) throw new Error(`Before "${line}" there is "${shows}" already.`);
  // A second Enter follows the first at once: anything typed between them would take the first one back.
  if (line === '' && goesOn) wizard.press('enter');
  else await send(wizard, line);
  await wizard.until(shows, patience);
  await wizard.until(wholeScreen, patience);
}

/** Seconds. A walk starts many programs, beside other tests that do. */
const patience = 30;

/** A screen is drawn from the top, and its last row ends like this. */
const wholeScreen = /\? keys$/;

/** What is on the screen, but for the row below the line: it tells what happened last, which is another thing now. */
function promptOn(wizard: Terminal): string {
  const rows = wizard.screen().split('\n');
  const below = rows.findLastIndex((row) => /^ >/.test(row)) + 1;
  return rows.map((row, index) => (index === below && !row.startsWith('---') ? '' : row)).join('\n');
}

type Saved = {
  entries: readonly { kind: string; what: string }[];
  followUps: readonly { code: string; status: string }[];
};

/** All that stands in the file. Read past the program, which would have to be started hundreds of times for it. */
function savedAt(desk: Desk): Saved {
  const db = new Database(join(desk.folder, 'recover.db'), { readonly: true });
  const entries = db.prepare("select * from entries where kind <> 'resumed' order by nr").all() as Saved['entries'];
  const followUps = db.prepare('select * from follow_ups order by id').all() as Saved['followUps'];
  db.close();
  return { entries, followUps };
}

const promised = ({ entries }: Saved): string[] =>
  entries.filter(({ kind }) => kind === 'promised').map(({ what }) => JSON.parse(what).code);

const openFollowUps = ({ followUps }: Saved) =>
  followUps
    .filter(({ status }) => status === 'open')
    .map(({ code }) => code)
    .sort();

function listedFollowUps(desk: Desk): string[] {
  const listed: { code: string }[] = JSON.parse(desk.run(['followups', '--json']).out);
  return listed.map(({ code }) => code).sort();
}
