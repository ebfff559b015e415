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

/** Keeps the one draft of a window. False when the file is busy: the next pause tries again. */
export function saveDraft(drafts: Drafts, draft: Draft, patience: Patience = 'none'): boolean {
  return unlessBusy(patience, () => statement(drafts, upsert).run(bound(draft)));
}

/** Forgets what a window kept. False when the file is busy: old words at worst, and never those of an ended call. */
export function dropDrafts(drafts: Drafts, window: string, patience: Patience = 'some'): boolean {
  return unlessBusy(patience, () => statement(drafts, 'delete from drafts where "window" = ?').run(window));
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

/** Gives a window the newest draft of a call whose own window is gone. It is kept as this window's from then on. */
export function adoptDraft(
  drafts: Drafts,
  { callId, window }: { callId: string; window: string },
  isAlive: (window: string) => boolean,
): Draft | null {
  const adopt = drafts.db.transaction(() => {
    const all = statement(drafts, `${select} where call_id = ? order by at desc, seq desc`).all(callId) as Draft[];
    const found = all.find((draft) => draft.window === window || !isAlive(draft.window));
    if (found === undefined) return null;
    statement(drafts, 'delete from drafts where "window" in (?, ?)').run(found.window, window);
    const adopted = { ...found, window };
    statement(drafts, upsert).run(bound(adopted));
    return adopted;
  });
  return whenFree(drafts, () => adopt.immediate());
}

const select = 'select "window", call_id as "callId", seq, prompt_key as "promptKey", text, cursor, at from drafts';

const upsert = `
  insert into drafts ("window", call_id, seq, prompt_key, text, cursor, at)
  values (@window, @callId, @seq, @promptKey, @text, @cursor, @at)
  on conflict ("window") do update set call_id = excluded.call_id, seq = excluded.seq,
    prompt_key = excluded.prompt_key, text = excluded.text, cursor = excluded.cursor, at = excluded.at`;
