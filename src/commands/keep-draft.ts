import type { CallDesk } from '../call/call-desk.ts';
import { promptKey } from '../engine/cursor.ts';
import { type Drafts, dropDrafts, saveDraft } from '../store/drafts.ts';
import { StoreError } from '../store/store-error.ts';
import { withoutUnfinishedNumber } from '../text/unfinished-number.ts';

/** Typed by mistake behind the command that says how a check went: it is for nobody's eyes but theirs. */
const isAnswerToCheck = (typed: string) => /^\s*\/(?:i|check)\s+\S/i.test(typed);

/**
 * Keeps the half-typed line of a window, over and over and whichever way the window is left. What is there already is not
 * written again, nothing typed leaves nothing behind, and of a card number that is being typed nothing gets to the disk.
 */
export function draftKeeper(drafts: Drafts, window: string, now: () => string): CallDesk['keepDraft'] {
  /** What is in the file; null when nothing is, undefined as long as that is not known. */
  let kept: string | null | undefined;
  return ({ callId, seq, cursor }, typed, typedAt, when) => {
    const { text, at } = isAnswerToCheck(typed) ? { text: '', at: null } : withoutUnfinishedNumber(typed, typedAt);
    const isEmpty = text.trim() === '';
    const key = promptKey(cursor);
    const wanted = isEmpty ? null : JSON.stringify([callId, key, at, text]);
    if (wanted !== kept && !write()) return false;
    kept = wanted;
    return text === typed ? true : 'but-a-number';

    function write(): boolean {
      try {
        const draft = { window, callId, seq, promptKey: key, text, cursor: at ?? -1, at: now() };
        const patience = when === 'pause' ? 'none' : 'some';
        return isEmpty ? dropDrafts(drafts, window, patience) : saveDraft(drafts, draft, patience);
      } catch (error) {
        if (error instanceof StoreError) return false;
        throw error;
      }
    }
  };
}
