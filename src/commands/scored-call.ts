import { booksOf, entriesOf } from '../call/recorded-call.ts';
import { bookOf } from '../engine/books.ts';
import type { CallState } from '../engine/call-state.ts';
import type { CallEntry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import { readScoreViewers, type ScoreViewers } from '../followup/score-viewers.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';
import type { Score } from '../trainer/score/point.ts';
import { scoreCall } from '../trainer/score/score-call.ts';

export type ScoredCall = { book: Playbook; state: CallState; entries: readonly CallEntry[]; score: Score };

/** A call on record with its score, by the playbook that led it last, as it stood then. */
export function scoredCall(store: Store, callId: string): ScoredCall {
  const entries = entriesOf(store, callId);
  const state = replay(entries);
  const book = bookOf(booksOf(store, callId), state);
  return { book, state, entries, score: scoreCall(book, state, entries) };
}

/** Who sees scores, as the team has settled it. As long as nothing is settled, nobody does. */
export function scoreViewers(store: Store): ScoreViewers {
  const read = readScoreViewers(teamSettings(store).scores ?? 'off');
  return read.ok ? read.value : { kind: 'nobody' };
}
