import { type Beginning, begin } from '../../src/engine/begin.ts';
import type { CallState } from '../../src/engine/call-state.ts';
import { decide } from '../../src/engine/decide.ts';
import type { CallEntry, Entry } from '../../src/engine/entry.ts';
import { evolve } from '../../src/engine/evolve.ts';
import { nextPrompt } from '../../src/engine/next-prompt.ts';
import type { Prompt } from '../../src/engine/prompt.ts';
import type { Reply } from '../../src/engine/reply.ts';
import type { FollowUp } from '../../src/followup/follow-up.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import type { Digest, Playbook } from '../../src/playbook/playbook.ts';
import { promised } from './follow-up.ts';

const newYork = 'America/New_York';

/** Wednesday 18 November 2026, 10:00 in New York. */
export const wednesdayMorning = '2026-11-18T15:00:00.000Z';

export type TestCall = {
  readonly state: CallState;
  readonly entries: readonly Entry[];
  readonly callEntries: readonly CallEntry[];
  prompt: () => Prompt;
  /** Takes a reply, a minute later; the problem when it is refused. */
  reply: (reply: Reply) => string | null;
  /** Enter: whatever is offered is accepted, everything else is gone past. */
  enter: () => string | null;
  answer: (value: unknown) => string | null;
};

/** A call in memory, led by the real engine. `owed`: what they were promised before, and what the call is made for. */
export function openCall(
  { book, digest }: { book: Playbook; digest: Digest },
  given: Partial<Beginning> = {},
  owed: readonly FollowUp[] = given.followUp ? [promised(given.followUp, { kind: given.calledFor ?? 'callback' })] : [],
): TestCall {
  const entries: Entry[] = [];
  const books = new Map([[digest, book]]);
  let minutes = 0;
  let ids = 0;
  const now = () => new Date(Date.parse(given.at ?? wednesdayMorning) + minutes * 60_000).toISOString();
  const fresh = () => {
    ids += 1;
    return { id: `id-${ids}`, code: `c${ids}` };
  };
  const first = begin(book, digest, {
    callId: 'call-1',
    code: 'k7fq',
    caseId: 'case-1',
    phase: 'call',
    followUp: null,
    calledFor: null,
    promised: null,
    zone: newYork,
    paper: false,
    customer: 'Anna Berg',
    contact: '+1 312 555 0142',
    reference: null,
    direct: 'extension 415',
    at: now(),
    by: 'Priya',
    ...given,
  });
  entries.push(first);
  let state = evolve(null, first);
  const reply = (made: Reply): string | null => {
    minutes += 1;
    const heads = new Map<string, number>();
    for (const entry of entries) heads.set(entry.stream, entry.seq);
    const told = {
      now: now(),
      by: 'Priya',
      team: defaultTeam(newYork),
      here: newYork,
      ids: [fresh(), fresh()],
      heads,
      owed,
      rows: owed.filter(({ repeats }) => repeats !== null),
      ended: new Map<string, string>(),
      engagements: [],
      agentHours: null,
    };
    const decision = decide(books, state, nextPrompt(books, state).key, made, told);
    if (!decision.ok) return decision.problem;
    entries.push(...decision.entries);
    state = decision.entries.filter((entry): entry is CallEntry => entry.stream === 'call-1').reduce(evolve, state);
    return null;
  };
  return {
    get state() {
      return state;
    },
    entries,
    get callEntries() {
      return entries.filter((entry): entry is CallEntry => entry.stream === 'call-1');
    },
    prompt: () => nextPrompt(books, state),
    reply,
    enter: () => {
      const { show } = nextPrompt(books, state);
      if (show.kind === 'ask' && show.prefill !== null)
        return reply({ kind: 'answer', value: show.prefill, ...(show.told && { told: show.told.note }) });
      if (show.kind === 'wrap-up') return reply({ kind: 'hung-up', disposition: null });
      return reply({ kind: 'covered' });
    },
    answer: (value) => reply({ kind: 'answer', value }),
  };
}
