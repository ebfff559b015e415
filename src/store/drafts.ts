import type { PromptKey } from '../engine/cursor.ts';
import { bound } from './bind.ts';
import { patiently, whenFree } from './patiently.ts';
import { connected, settle } from './sqlite.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { isBusy } from './store-error.ts';

/**
 * What is typed in a window and not sent. `seq` is how far the call was, `cursor` the place in the text; below 0 nothing
 * of the text was being typed.
 */
export type Draft = {
  window: string;
  callId: string;
  seq: number;
  promptKey: PromptKey;
  text: string;
  cursor: number;
  at: string;
};

/** The connection for drafts. It does not wait for the disk, because drafts are kept many times a minute. */
export type Drafts = Pick<Store, 'db' | 'path' | 'close'>;

// A draft is never worth a wait at the keyboard.
const timeout = 0;

/** Opens the second connection, which `close` closes. Throws a `StoreError` when the file cannot be opened again. */
export function openDrafts(store: Store): Drafts {
  const { path } = store;
  if (path === null) return { db: store.db, path, close: () => {} };
  const open = (db: Store['db']) => {
    settle(db, 'NORMAL');
    // What is in the log is brought into the file by the connection that waits for the disk anyway.
    db.pragma('wal_autocheckpoint = 0');
    return { db, path, close: () => db.close() };
  };
  return whenFree(store, () => connected(path, { timeout }, open));
}

/** A busy file is left alone while somebody types, and waited for, a quarter of a second at most, when a key asks for it. */
export type Patience = 'none' | 'some';

/** Keeps what a window has at a prompt. False when the file is busy: the next pause tries again. */
export function saveDraft(drafts: Drafts, draft: Draft, patience: Patience = 'none'): boolean {
  return unlessBusy(patience, () => statement(drafts, upsert).run(bound(draft)));
}

/** Forgets what a window kept at a prompt. False when the file is busy: old words at worst, and never those of an ended call. */
export function dropDraft(drafts: Drafts, window: string, promptKey: PromptKey, patience: Patience = 'some'): boolean {
  const sql = 'delete from drafts where "window" = ? and prompt_key = ?';
  return unlessBusy(patience, () => statement(drafts, sql).run(window, promptKey));
}

/** Forgets all that a window kept: its call is over. */
export function dropDrafts(drafts: Drafts, window: string): boolean {
  return unlessBusy('some', () => statement(drafts, 'delete from drafts where "window" = ?').run(window));
}

function unlessBusy(patience: Patience, write: () => unknown): boolean {
  try {
    patiently(write, { tries: patience === 'none' ? 1 : 10, pause: (tried) => 5 * tried });
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

/**
 * Gives a window the drafts of the window that kept the newest one of a call, if it is gone; the newest first. They are
 * kept as this window's from then on.
 */
export function adoptDrafts(
  drafts: Drafts,
  { callId, window }: { callId: string; window: string },
  isAlive: (window: string) => boolean,
): Draft[] {
  const adopt = drafts.db.transaction(() => {
    const all = statement(drafts, `${select} where call_id = ? order by at desc, seq desc`).all(callId) as Draft[];
    const newest = all.find((draft) => draft.window === window || !isAlive(draft.window));
    if (newest === undefined) return [];
    const found = all.filter((draft) => draft.window === newest.window);
    statement(drafts, 'delete from drafts where "window" in (?, ?)').run(newest.window, window);
    const adopted = found.map((draft) => ({ ...draft, window }));
    for (const draft of adopted) statement(drafts, upsert).run(bound(draft));
    return adopted;
  });
  return whenFree(drafts, () => adopt.immediate());
}

/** What was typed in a call and not sent, in any window. */
export function draftsOf(store: Store, callId: string): Pick<Draft, 'callId' | 'at' | 'text'>[] {
  const sql = 'select call_id as "callId", at, text from drafts where call_id = ? order by at';
  return statement(store, sql).all(callId) as Pick<Draft, 'callId' | 'at' | 'text'>[];
}

const select = 'select "window", call_id as "callId", seq, prompt_key as "promptKey", text, cursor, at from drafts';

const upsert = `
  insert into drafts ("window", call_id, seq, prompt_key, text, cursor, at)
  values (@window, @callId, @seq, @promptKey, @text, @cursor, @at)
  on conflict ("window", prompt_key) do update set call_id = excluded.call_id, seq = excluded.seq,
    text = excluded.text, cursor = excluded.cursor, at = excluded.at`;
