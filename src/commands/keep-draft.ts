import type { CallDesk } from '../call/call-desk.ts';
import { promptKey } from '../engine/cursor.ts';
import { type Drafts, dropDraft, saveDraft } from '../store/drafts.ts';
import { secretPatterns } from '../store/kept-words.ts';
import { StoreError } from '../store/store-error.ts';
import { placeWithoutSecrets, withoutSecrets } from '../text/secrets.ts';
import { withoutUnfinishedNumber } from '../text/unfinished-number.ts';

/** Typed by mistake behind the command that says how a check went: it is for nobody's eyes but theirs. */
const isAnswerToCheck = (typed: string) => /^\s*\/(?:i|check)\s+\S/i.test(typed);

/**
 * Keeps the half-typed line at each prompt of a window, over and over and whichever way the window is left. What is there
 * already is not written again, nothing typed leaves nothing behind, and no card number gets to the disk, finished or not.
 */
export function draftKeeper(drafts: Drafts, window: string, now: () => string): CallDesk['keepDraft'] {
  const patterns = secretPatterns(drafts);
  /** What is in the file, by its prompt; null where nothing is, undefined as long as that is not known. */
  const kept = new Map<string, string | null>();
  return ({ callId, seq, cursor }, typed, typedAt, when) => {
    const finished = isAnswerToCheck(typed) ? { text: '', at: null } : withoutUnfinishedNumber(typed, typedAt);
    const { text } = withoutSecrets(finished.text, patterns);
    const at = finished.at === null ? null : placeWithoutSecrets(finished.text, finished.at, patterns);
    const isEmpty = text.trim() === '';
    const key = promptKey(cursor);
    const wanted = isEmpty ? null : JSON.stringify([callId, at, text]);
    if (wanted !== kept.get(key) && !write()) return false;
    kept.set(key, wanted);
    return finished.text === typed ? true : 'but-a-number';

    function write(): boolean {
      try {
        const draft = { window, callId, seq, promptKey: key, text, cursor: at ?? -1, at: now() };
        const patience = when === 'pause' ? 'none' : 'some';
        return isEmpty ? dropDraft(drafts, window, key, patience) : saveDraft(drafts, draft, patience);
      } catch (error) {
        if (error instanceof StoreError) return false;
        throw error;
      }
    }
  };
}
