import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard } from '../helpers/wizard.ts';
import { countingSource, machine } from '../store/support/source.ts';
import type { Count } from './count.ts';

// An agent who notes what the customer says, in a real terminal: each note has a number that no other one has.

/** Seconds. Much else may be going on. */
const patience = 60;

export type Noting = {
  wizard: Terminal;
  /** Types a line, and waits until it stands there. */
  type: (text: string) => Promise<void>;
  /** Waits until a note is shown as saved, or the screen says that it is not. */
  answered: (text: string) => Promise<'saved' | 'refused'>;
  /** What the screen shows as saved. */
  shown: () => string[];
};

/** Opens a call where notes are taken, or goes on with one. */
export async function openNoting(desk: Desk, env: Record<string, string> = {}, resumes = false): Promise<Noting> {
  const wizard = openWizard(desk, resumes ? ['resume'] : ['start', 'walras'], { env, rows: 40 });
  await wizard.until(/\? keys$/, patience);
  if (!resumes) {
    wizard.press('enter');
    await wizard.until('[L]', patience);
  }
  const shown = () =>
    [...wizard.screen().matchAll(/^ +\d+ +\d\d:\d\d +(?:Note: )?(note-\d+)\b/gm)].map(([, note = '']) => note);
  const line = () => /^ >(.*)$/m.exec(wizard.screen())?.[1]?.trim() ?? '';
  if (line() !== '') {
    wizard.press('ctrl-u');
    await wizard.until(() => line() === '', patience);
  }
  return {
    wizard,
    type: async (text) => {
      wizard.type(text);
      await wizard.until(`> ${text}`, patience);
    },
    answered: async (text) => {
      await wizard.until(() => shown().includes(text) || refusal.test(wizard.screen()), patience);
      return shown().includes(text) ? 'saved' : 'refused';
    },
    shown,
  };
}

/** How the screen says that a line is not in the file, whatever the reason. */
export const refusal = /! Not saved|Kept aside/;

/** The notes in the file, each as often as it is there. */
export function notesIn(path: string): string[] {
  const db = new Database(path, { readonly: true });
  try {
    const words = db.prepare("select words from entries where kind = 'noted' order by nr").pluck().all() as string[];
    return words.flatMap((text) => /note-\d+/.exec(text)?.[0] ?? []);
  } finally {
    db.close();
  }
}

/** Compares what was seen as saved with what is in the file. */
export function checkNotes(path: string, seen: ReadonlySet<string>, count: Count, about: string): void {
  const kept = notesIn(path);
  for (const note of seen) if (!kept.includes(note)) count.found('lost', `${about}: ${note}`);
  for (const note of new Set(kept))
    if (kept.filter((one) => one === note).length > 1) count.found('duplicated', `${about}: ${note}`);
  const store = openStore(path, { source: countingSource(5), machine, mode: 'read' });
  try {
    const streams = store.db.prepare('select distinct stream from entries').pluck().all() as string[];
    for (const stream of streams)
      if (verifyStream(store, stream).length > 0) count.found('wrong', `${about}: the chain of ${stream} is broken`);
    const whole = store.db.pragma('integrity_check', { simple: true });
    if (whole !== 'ok') count.found('wrong', `${about}: ${whole}`);
  } finally {
    store.close();
  }
}

export async function atDesk<T>(use: (desk: Desk, database: string) => Promise<T>, folder?: string): Promise<T> {
  const desk = openDesk();
  const database = folder === undefined ? join(desk.folder, 'recover.db') : join(folder, 'recover.db');
  desk.env.RECOVER_DATABASE = database;
  try {
    return await use(desk, database);
  } finally {
    desk.leave();
  }
}
