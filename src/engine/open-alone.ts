import type { FollowUp, FollowUpKind } from '../followup/follow-up.ts';
import { askHowOften, readRepeating, soundsRepeating } from '../followup/repeating.ts';
import { type Reading, readSpokenTime, splitTimeFromWords } from '../followup/spoken-time.ts';
import type { FollowUpEntry } from './entry.ts';
import { evolveFollowUp } from './evolve-follow-up.ts';
import { needsReason, unreasoned } from './needs-reason.ts';
import type { Told } from './told.ts';

/** A follow-up that was promised outside any call: by letter, at the counter, in the corridor. */
export type Alone = {
  /** What was said, the time in it. */
  words: string;
  kind: FollowUpKind;
  /** Whether the customer was told. */
  spoken: boolean;
  owner: string;
  customer: string | null;
  contact: string | null;
  zone: string;
  /** Why a time outside the hours is meant all the same. */
  why: string | null;
};

type AloneTold = Pick<Told, 'now' | 'by' | 'team' | 'here'> & {
  fresh: { id: string; code: string };
  caseId: string;
};

type Opened =
  | { ok: true; entry: FollowUpEntry; followUp: FollowUp; doubts: readonly string[] }
  | { ok: false; problem: string; hint: string | null };

/** Opens a follow-up in a case of its own, or says what is missing. */
export function openAlone(alone: Alone, told: AloneTold): Opened {
  const refused = (problem: string, hint: string | null = null): Opened => ({ ok: false, problem, hint });
  const { words, kind, spoken, owner, customer, contact, zone } = alone;
  const why = (alone.why ?? '').trim();
  const { now, by, team, here, fresh, caseId } = told;
  if (owner.trim() === '') return refused('A promise without an owner cannot be saved: name one.');
  const context = { now, zone, team };
  const row = kind === 'update' || kind === 'callback' ? readRepeating(words, context) : null;
  if (row === null && soundsRepeating(words) && (kind === 'update' || kind === 'callback')) return refused(askHowOften);
  const reading: Reading = row?.first ?? onceIn(words, context);
  if (reading.kind === 'ask') return refused(reading.question);
  const { dueAt, notBefore, doubts } = reading;
  const needs = needsReason(dueAt, context);
  // Nobody waits at night for what nobody was told.
  if (needs !== null && why === '' && (spoken || needs.kind === 'past'))
    return unreasoned(needs, reading, { now, here });
  const entry: FollowUpEntry = {
    kind: 'opened',
    stream: fresh.id,
    seq: 1,
    at: now,
    by,
    what: {
      code: fresh.code,
      callId: null,
      caseId,
      followUpKind: row === null ? kind : 'update',
      spoken,
      owner,
      dueAt,
      notBefore,
      zone: reading.zone,
      playbook: null,
      repeats: row?.repeats ?? null,
    },
    words: { promise: words, customer, contact, ...(why === '' ? {} : { why }) },
  };
  return { ok: true, entry, followUp: evolveFollowUp(null, entry), doubts };
}

function onceIn(words: string, context: { now: string; zone: string; team: Told['team'] }): Reading {
  const whole = readSpokenTime(words, context);
  return whole.kind === 'time' ? whole : (splitTimeFromWords(words, context)?.reading ?? whole);
}
