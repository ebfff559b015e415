import type { CallState } from './call-state.ts';
import type { Cursor } from './cursor.ts';
import type { CallEntry, CallEntryBody, Entry } from './entry.ts';
import { evolve } from './evolve.ts';
import type { Way } from './flow.ts';
import type { Told } from './told.ts';

/** Entries to append, all or none; or one sentence about why the reply cannot be taken. */
export type Decision = { ok: true; entries: readonly [Entry, ...Entry[]] } | { ok: false; problem: string };

/** That nothing is to be written, and the sentence to show beside the line. */
export const problem = (text: string): { ok: false; problem: string } => ({ ok: false, problem: text });

/** Collects what one reply leads to, keeping the call as it will be, so that later parts see the earlier ones. */
export class Draft {
  state: CallState;
  readonly told: Told;
  private readonly entries: Entry[] = [];
  private idsUsed = 0;

  constructor(state: CallState, told: Told) {
    this.state = state;
    this.told = told;
  }

  add(body: CallEntryBody): void {
    const { callId: stream, seq } = this.state;
    const entry = { ...body, stream, seq: seq + 1, at: this.told.now, by: this.told.by } as CallEntry;
    this.state = evolve(this.state, entry);
    this.entries.push(entry);
  }

  /**
   * Adds an entry that moves the cursor to a place which is worked out from the call as the entry leaves it. A loop
   * that it leads into is an entry of its own, so that the transcript shows why a step was done again.
   */
  addMoving(body: (to: Cursor) => CallEntryBody, where: (state: CallState) => Way): void {
    const { callId: stream, seq, cursor } = this.state;
    const stamp = { stream, seq: seq + 1, at: this.told.now, by: this.told.by };
    const staying = evolve(this.state, { ...body(cursor), ...stamp } as CallEntry);
    const { to, loop, redo } = where(staying);
    if (loop === null || redo === null) {
      this.add(body(to));
      return;
    }
    this.add(body(cursor));
    this.add({ kind: 'redone', what: { step: redo, loop, to }, words: null });
  }

  /** Adds an entry to a follow-up or the case, whose own order is known from `told.heads`. */
  addElsewhere(entry: Entry): void {
    this.entries.push(entry);
  }

  stamp(stream: string): { stream: string; seq: number; at: string; by: string } {
    const written = this.entries.filter((entry) => entry.stream === stream).length;
    const seq = (this.told.heads.get(stream) ?? 0) + written + 1;
    return { stream, seq, at: this.told.now, by: this.told.by };
  }

  freshId(): { id: string; code: string } {
    const fresh = this.told.ids[this.idsUsed];
    if (fresh === undefined) throw new Error('A reply needs more ids than it was given.');
    this.idsUsed += 1;
    return fresh;
  }

  done(): Decision {
    const [first, ...rest] = this.entries;
    return first === undefined ? problem('There is nothing to save.') : { ok: true, entries: [first, ...rest] };
  }
}
