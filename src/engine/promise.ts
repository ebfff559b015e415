import type { FollowUpKind } from '../followup/follow-up.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Draft } from './decision.ts';
import { readPromise } from './read-promise.ts';

export type Promising = {
  words: string;
  kind: FollowUpKind;
  agreed: boolean | null;
  override: string | null;
  /** Whose task it is, when it is not the agent's. */
  owner?: string;
};

/** Nobody keeps more than that; a file of answers could make any number. */
const mostPromises = 20;

/** Opens a spoken follow-up in its own stream and notes it in the call. Returns its id, or what stands against it. */
export function promise(
  draft: Draft,
  book: Playbook,
  promising: Promising,
): { ok: true; followUp: string; dueAt: string } | { ok: false; problem: string } {
  const { words, agreed, override } = promising;
  const standing = draft.state.promises.filter(({ withdrawn }) => !withdrawn).length;
  if (standing >= mostPromises)
    return { ok: false, problem: `${mostPromises} promises stand on this call: take one back, or note this one.` };
  // What was read out is what they agreed to: "in two hours" does not move while they think about it.
  const { told } = draft;
  const reading = readPromise(book, draft.state, words, promising.kind, { ...told, now: told.readAt ?? told.now });
  if (!reading.ok) return reading;
  if (reading.question !== null && override === null)
    return { ok: false, problem: `${reading.question.text} Another time, or say why: because …` };
  const { dueAt, notBefore, zone, repeats } = reading;
  // Whatever is promised again and again is word on progress.
  const kind = repeats === null ? promising.kind : 'update';
  const { id: followUp, code } = draft.freshId();
  const question = reading.question?.kind ?? null;
  draft.add({
    kind: 'promised',
    what: { followUp, code, followUpKind: kind, dueAt, notBefore, zone, agreed, question },
    words: { promise: words, why: override },
  });
  const spoken = kind !== 'internal';
  const { owner } = promising;
  const opening = { id: followUp, code, kind, spoken, dueAt, notBefore, zone, repeats, words, playbook: book.id };
  open(draft, owner === undefined ? opening : { ...opening, owner });
  return { ok: true, followUp, dueAt };
}

type Opening = {
  id: string;
  code: string;
  kind: FollowUpKind;
  spoken: boolean;
  dueAt: string;
  notBefore: string | null;
  zone: string;
  repeats?: string | null;
  words: string;
  playbook: string;
  owner?: string;
  /** It ends by itself once the solution works. */
  until?: 'in-effect';
};

/** Opens a follow-up that belongs to the agent on the call, unless it is for somebody else. */
export function open(draft: Draft, opening: Opening): void {
  const { callId, caseId, customer, contact } = draft.state;
  const { id, code, kind: followUpKind, spoken, dueAt, notBefore, zone, repeats = null, words, playbook } = opening;
  const { owner = draft.told.by, until } = opening;
  draft.addElsewhere({
    ...draft.stamp(id),
    kind: 'opened',
    what: {
      code,
      callId,
      caseId,
      followUpKind,
      spoken,
      owner,
      dueAt,
      notBefore,
      zone,
      playbook,
      repeats,
      ...(until === undefined ? {} : { until }),
    },
    words: { promise: words, customer, contact },
  });
}

/** Takes a promise back as a slip, in the call and in its own stream. */
export function withdraw(draft: Draft, followUp: string, why: string): void {
  draft.add({ kind: 'withdrew', what: { followUp }, words: { why } });
  draft.addElsewhere({ ...draft.stamp(followUp), kind: 'withdrawn', what: { slip: true }, words: { why } });
}
