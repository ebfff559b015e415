import type { Playbook } from '../playbook/playbook.ts';
import type { CallEntry, FollowUpEntry } from './entry.ts';
import { internalFacts } from './hand-over-packet.ts';

// What may leave the team: all that the customer said, was told, and was written down about them. What is ours only stays:
// internal answers, remarks of agents to each other, reasons that were typed for colleagues, points of a score.

/** Stands where words are left out that are ours only. */
const oursOnly = '(ours only)';

/** What is left when all that is ours only is taken out; `leftOut` counts entries and words. */
export type Public<E> = { entries: readonly E[]; leftOut: number };

/** Names of facts that are internal: at any pass of the call, or in a playbook that led it. */
export function oursIn(entries: readonly CallEntry[], books: readonly Playbook[]): ReadonlySet<string> {
  const said = entries.flatMap((entry) =>
    (entry.kind === 'answered' || entry.kind === 'noted') && entry.what.internal && entry.what.fact !== null
      ? [entry.what.fact]
      : [],
  );
  return new Set([...said, ...books.flatMap(internalFacts)]);
}

/** The entries of a call as the customer may have them; `ours` names the facts that stay inside. */
export function publicEntries(entries: readonly CallEntry[], ours: ReadonlySet<string>): Public<CallEntry> {
  return each(entries, (entry) => publicEntry(entry, ours));
}

/** The same for what became of a follow-up. */
export function publicLife(entries: readonly FollowUpEntry[]): Public<FollowUpEntry> {
  return each(entries, publicChange);
}

function each<E>(entries: readonly E[], publicOf: (entry: E) => E | null): Public<E> {
  const all = entries.map((entry) => ({ entry, shown: publicOf(entry) }));
  return {
    entries: all.flatMap(({ shown }) => shown ?? []),
    leftOut: all.filter(({ entry, shown }) => entry !== shown).length,
  };
}

/** An entry of a call as the customer may have it: as it is, with words left out, or not at all. */
function publicEntry(entry: CallEntry, ours: ReadonlySet<string>): CallEntry | null {
  switch (entry.kind) {
    case 'answered':
      return entry.what.internal || ours.has(entry.what.fact) ? null : entry;
    case 'noted': {
      const { internal, from, fact } = entry.what;
      return internal || from === 'agent' || (fact !== null && ours.has(fact)) ? null : entry;
    }
    case 'promised':
      if (entry.what.followUpKind === 'internal') return null;
      return entry.words === null || entry.words.why === null
        ? entry
        : { ...entry, words: { ...entry.words, why: oursOnly } };
    case 'kept-watch':
    case 'flagged':
    case 'remarked':
    case 'commented':
    case 'overrode':
      return null;
    case 'skipped':
    case 'withdrew':
    case 'held':
    case 'hung-up':
    case 'abandoned':
      return entry.words === null ? entry : ({ ...entry, words: { why: oursOnly } } as CallEntry);
    case 'began':
    case 'identified':
    case 'covered':
    case 'went-back':
    case 'jumped':
    case 'redone':
    case 'entered':
    case 'returned':
    case 'agreed':
    case 'settled':
    case 'came-back':
    case 'dropped':
    case 'taken-over':
    case 'switched':
    case 'checked':
    case 'parked':
    case 'resumed':
    case 'written-up':
      return entry;
  }
}

/** The same for what became of a follow-up. */
function publicChange(entry: FollowUpEntry): FollowUpEntry | null {
  if (entry.words === null) return entry;
  switch (entry.kind) {
    case 'opened':
      return entry.words.why === undefined ? entry : { ...entry, words: { ...entry.words, why: oursOnly } };
    case 'rescheduled':
      return entry.words.why === null ? entry : { ...entry, words: { ...entry.words, why: oursOnly } };
    case 'attempted':
      return { ...entry, words: { note: oursOnly } };
    case 'kept':
      return { ...entry, words: { how: oursOnly } };
    case 'assigned':
    case 'released':
    case 'withdrawn':
    case 'reopened':
      return { ...entry, words: { why: oursOnly } };
    case 'updated':
      return entry;
  }
}
