import { isOpen } from '../followup/business-hours.ts';
import { doubtWords } from '../followup/doubts.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import { cityOf, showInstant } from '../followup/show-time.ts';
import { readSpokenTime, splitTimeFromWords, type TimeContext } from '../followup/spoken-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { publicWords, render } from '../playbook/template.ts';
import type { CallState } from './call-state.ts';
import type { Draft } from './decision.ts';
import type { Question } from './entry.ts';
import type { PromiseReading } from './prompter.ts';
import { sayWhen } from './say-when.ts';
import type { Told } from './told.ts';

/** Reads the words of a promise as the customer's calendar and the team's hours have it. Saves nothing. */
export function readPromise(
  book: Playbook,
  state: CallState,
  words: string,
  kind: FollowUpKind,
  told: Pick<Told, 'now' | 'team' | 'here'>,
): PromiseReading {
  const context: TimeContext = { now: told.now, zone: state.zone, team: told.team };
  const whole = readSpokenTime(words, context);
  const part = whole.kind === 'time' ? null : splitTimeFromWords(words, context);
  const reading = whole.kind === 'time' ? whole : part?.reading;
  if (reading === undefined) return { ok: false, problem: whole.kind === 'ask' ? whole.question : 'When exactly?' };
  if (reading.kind === 'ask') return { ok: false, problem: reading.question };
  const { dueAt, notBefore, zone } = reading;
  const question = kind === 'internal' ? null : questionOf(book, kind, dueAt, context);
  return {
    ok: true,
    dueAt,
    notBefore,
    zone,
    shown: showInstant(dueAt, { now: told.now, zone, here: told.here }),
    doubts: reading.doubts.filter((doubt) => !isAskedAbout(doubt, question?.kind)),
    question,
    say: render(
      sentence(kind, zone, told.here),
      publicWords([{ name: 'when', words: sayWhen(dueAt, zone), internal: false }]),
    ),
  };
}

/** What is asked about need not be doubted in a line of its own. */
function isAskedAbout(doubt: string, question: Question | undefined): boolean {
  return (question === 'past' || question === 'closed') && doubt.startsWith(doubtWords[question]);
}

function sentence(kind: FollowUpKind, zone: string, here: string): string {
  const when = zone === here ? '{{ when }}' : `{{ when }}, ${cityOf(zone)} time`;
  switch (kind) {
    case 'update':
      return `You will hear from me by ${when}, even if there is no news. Is that good for you?`;
    case 'fix':
      return `It will be done by ${when}. Is that good for you?`;
    case 'check-in':
      return `I will ring you ${when} to hear whether all is well. Is that good for you?`;
    case 'callback':
    case 'internal':
      return `I will ring you ${when}. Is that good for you?`;
  }
}

/** Why a time needs a reason before it is saved: it has passed, nobody is there, or the method wants it sooner. */
function questionOf(
  book: Playbook,
  kind: FollowUpKind,
  dueAt: string,
  context: TimeContext,
): { kind: Question; text: string } | null {
  if (dueAt <= context.now) return { kind: 'past', text: 'That time has passed.' };
  // The method limits how long they wait for an answer, not when somebody asks whether all is well.
  const limit = kind === 'check-in' ? null : latestAllowed(book, context);
  if (limit !== null && dueAt > limit.at)
    return { kind: 'too-far', text: `${book.title} promises no later than ${limit.words}.` };
  // The moments of opening and of closing are both within the hours.
  const justBefore = new Date(Date.parse(dueAt) - 1000).toISOString();
  const within = isOpen(dueAt, context.team) || isOpen(justBefore, context.team);
  if (!within && !isWorkingNow(dueAt, context)) return { kind: 'closed', text: 'That is outside working hours.' };
  return null;
}

/** Somebody who is on a call outside the team's hours is working, and knows better until the end of that day. */
function isWorkingNow(dueAt: string, { now, team }: TimeContext): boolean {
  const [today, then] = [instantToWall(now, team.zone), instantToWall(dueAt, team.zone)];
  return !isOpen(now, team) && today.day === then.day && today.month === then.month && today.year === then.year;
}

/** The latest instant that the playbook's policy allows, with what holds in the last hour before closing. */
function latestAllowed(book: Playbook, context: TimeContext): { at: string; words: string } | null {
  const { latest, lastHour } = book.policy.promise;
  if (latest === null) return null;
  const inAnHour = new Date(Date.parse(context.now) + 3_600_000).toISOString();
  const isLastHour = !isOpen(context.now, context.team) || !isOpen(inAnHour, context.team);
  const words = isLastHour && lastHour !== null ? lastHour : latest;
  const reading = readSpokenTime(words, context);
  return reading.kind === 'time' ? { at: reading.dueAt, words } : null;
}

export type Promising = { words: string; kind: FollowUpKind; agreed: boolean | null; override: string | null };

/** Opens a spoken follow-up in its own stream and notes it in the call. Returns its id, or what stands against it. */
export function promise(
  draft: Draft,
  book: Playbook,
  promising: Promising,
): { ok: true; followUp: string; dueAt: string } | { ok: false; problem: string } {
  const { words, kind, agreed, override } = promising;
  // What was read out is what they agreed to: "in two hours" does not move while they think about it.
  const { told } = draft;
  const reading = readPromise(book, draft.state, words, kind, { ...told, now: told.readAt ?? told.now });
  if (!reading.ok) return reading;
  if (reading.question !== null && override === null)
    return { ok: false, problem: `${reading.question.text} Another time, or say why: because …` };
  const { dueAt, notBefore, zone } = reading;
  const { id: followUp, code } = draft.freshId();
  const question = reading.question?.kind ?? null;
  draft.add({
    kind: 'promised',
    what: { followUp, code, followUpKind: kind, dueAt, notBefore, zone, agreed, question },
    words: { promise: words, why: override },
  });
  const spoken = kind !== 'internal';
  open(draft, { id: followUp, code, kind, spoken, dueAt, notBefore, zone, words, playbook: book.id });
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
  words: string;
  playbook: string;
};

/** Opens a follow-up that belongs to the agent on the call. */
export function open(draft: Draft, opening: Opening): void {
  const { callId, caseId, customer, contact } = draft.state;
  const { id, code, kind: followUpKind, spoken, dueAt, notBefore, zone, words, playbook } = opening;
  draft.addElsewhere({
    ...draft.stamp(id),
    kind: 'opened',
    what: { code, callId, caseId, followUpKind, spoken, owner: draft.told.by, dueAt, notBefore, zone, playbook },
    words: { promise: words, customer, contact },
  });
}

/** Takes a promise back as a slip, in the call and in its own stream. */
export function withdraw(draft: Draft, followUp: string, why: string): void {
  draft.add({ kind: 'withdrew', what: { followUp }, words: { why } });
  draft.addElsewhere({ ...draft.stamp(followUp), kind: 'withdrawn', what: { slip: true }, words: { why } });
}
