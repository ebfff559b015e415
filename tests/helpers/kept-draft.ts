import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Desk } from './cli.ts';

type Kept = { text: string; cursor: number };

/** What is kept of a half-typed line, read past the program; null when nothing is. */
export function keptDraft(desk: Desk): Kept | null {
  const db = new Database(join(desk.folder, 'recover.db'), { readonly: true });
  const kept = db.prepare('select text, cursor from drafts').get() as Kept | undefined;
  db.close();
  return kept ?? null;
}

/** The half-typed lines of all prompts. */
export function keptDrafts(desk: Desk): readonly string[] {
  const db = new Database(join(desk.folder, 'recover.db'), { readonly: true });
  const kept = db.prepare('select text from drafts').pluck().all() as string[];
  db.close();
  return kept;
}

/** Waits until the draft is as wanted; fails with what it is. */
export async function untilKept(desk: Desk, wanted: (kept: Kept | null) => boolean): Promise<Kept | null> {
  const end = Date.now() + 10_000;
  for (;;) {
    const kept = keptDraft(desk);
    if (wanted(kept)) return kept;
    if (Date.now() > end) throw new Error(`The draft stayed ${JSON.stringify(kept)}.`);
    await sleep(20);
  }
}

/** Every byte of the database and of the files beside it. */
export function bytesOf(desk: Desk): string {
  const names = readdirSync(desk.folder).filter((name) => name.startsWith('recover.db'));
  return names.map((name) => readFileSync(join(desk.folder, name), 'latin1')).join('');
}
