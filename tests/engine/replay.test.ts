import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEntry } from '../../src/engine/entry.ts';
import { replay } from '../../src/engine/evolve.ts';
import { nextPrompt } from '../../src/engine/next-prompt.ts';
import type { Prompt } from '../../src/engine/prompt.ts';
import type { Reply } from '../../src/engine/reply.ts';
import { checkResults } from '../../src/followup/caller-check.ts';
import { openCall } from '../helpers/call.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

// Random walks through a call. A walk is a list of numbers: each picks one of the moves that the prompt offers.

const words = ['three weeks late', '* nobody rang', 'y', 'no', 'today at 16:30', 'soon', '', '1', '= I see'];

function pickReply(prompt: Prompt, pick: number): Reply {
  const kind = prompt.moves[pick % prompt.moves.length] ?? 'covered';
  const text = words[pick % words.length] ?? '';
  const step = prompt.steps[pick % Math.max(1, prompt.steps.length)]?.id ?? 'none';
  switch (kind) {
    case 'covered':
    case 'back':
    case 'listen':
    case 'return':
    case 'park':
    case 'written-up':
      return { kind };
    case 'answer':
      return { kind, value: text };
    case 'jump':
    case 'redo':
      return { kind, step };
    case 'skip':
      return { kind, scope: pick % 2 === 0 ? 'ask' : 'step', why: 'other', words: 'not now' };
    case 'note':
      return { kind, from: 'customer', text };
    case 'card':
      return { kind, id: prompt.cards[0]?.id ?? 'none' };
    case 'promise':
      return { kind, words: text, followUp: 'callback', agreed: pick % 3 === 0 ? true : null };
    case 'withdraw':
      return { kind, followUp: 'c1', why: 'a slip' };
    case 'kept':
      return { kind, followUp: 'owed' };
    case 'attempt':
      return { kind, result: 'no-answer' };
    case 'remark':
      return { kind, line: pick % 2 === 0 ? 0 : null, why: text };
    case 'hold':
      return { kind, why: text, minutes: (pick % 3) + 1 };
    case 'unhold':
    case 'dropped':
      return { kind };
    case 'switch':
      return { kind, playbook: 'other' };
    case 'agreed':
      return { kind, yes: pick % 2 === 0 };
    case 'override':
      return { kind, gate: prompt.show.kind === 'write-up' ? (prompt.show.missing[0]?.id ?? '') : '', why: 'quiet' };
    case 'check':
      return { kind, result: checkResults[pick % checkResults.length] ?? 'checked' };
    case 'identify':
      return { kind, customer: 'Anna Berg' };
    case 'hung-up':
      // Rarely, so that walks get somewhere first.
      return pick % 7 === 0 ? { kind, disposition: 'solved', stay: true } : { kind: 'covered' };
    case 'abandon':
      return pick % 11 === 0 ? { kind, why: 'test' } : { kind: 'covered' };
  }
}

const branching = `
recover: 1
title: Branches
policy: { every-step: yes }
scripts:
  calm: { title: Calm down, card: yes, steps: [{ title: Breathe, say: Let us take a moment. }] }
  identity:
    title: Who are you
    steps:
      - { title: Name, ask: { full-name: { label: Name, required: yes } } }
      - { title: Birthday, ask: { born: text } }
steps:
  - title: Greet
    say: Hello.
    ask: { known: { type: yes-no, label: Known? } }
    next:
      - { when: { known: no }, run: identity }
      - { when: { known: yes }, go: solve }
  - { title: Ask, mode: listen, ask: { story: notes } }
  - title: Solve
    ask:
      ways: { type: options, label: Ways, min: 2, max: 3, order: best-last, always: [leave it as it is] }
      good: { type: yes-no, label: Agreed?, required: critical, message: Ask them. }
    next: { when: { good: no }, redo: solve, at-most: 1 }
  - { title: Record, phase: after, ask: { cause: { label: Cause, internal: yes, required: yes } } }
`;

describe.each([
  ['WALRAS', () => shipped('walras')],
  ['a playbook with branches, loops, sub-scripts and cards', () => playbookFrom(branching)],
])('a transcript of %s', (_name, load) => {
  const loaded = load();
  const books = new Map([[loaded.digest, loaded.book]]);

  it('cut after any reply gives the prompt that was shown there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 5, maxLength: 60 }), (picks) => {
        const call = openCall(loaded);
        const shown: { after: number; prompt: Prompt }[] = [{ after: 1, prompt: call.prompt() }];
        for (const pick of picks) {
          const prompt = call.prompt();
          if (prompt.show.kind === 'closed') break;
          if (call.reply(pickReply(prompt, pick)) === null)
            shown.push({ after: call.callEntries.length, prompt: call.prompt() });
        }
        // As the store gives them back: through JSON.
        const kept = JSON.parse(JSON.stringify(call.callEntries)) as CallEntry[];
        for (const { after, prompt } of shown) expect(nextPrompt(books, replay(kept.slice(0, after)))).toEqual(prompt);
      }),
      { numRuns: 150 },
    );
  });

  it('takes the same way after all its words were erased', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 5, maxLength: 60 }), (picks) => {
        const call = openCall(loaded);
        for (const pick of picks) {
          const prompt = call.prompt();
          if (prompt.show.kind === 'closed') break;
          call.reply(pickReply(prompt, pick));
        }
        const erased = call.callEntries.map((entry) => ({ ...entry, words: null }) as CallEntry);
        const state = replay(erased);
        expect(state.cursor).toEqual(call.state.cursor);
        expect([...state.steps]).toEqual([...call.state.steps]);
        expect(state.trail).toEqual(call.state.trail);
        expect(nextPrompt(books, state).key).toBe(call.prompt().key);
      }),
      { numRuns: 80 },
    );
  });
});
