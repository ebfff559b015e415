import { describe, expect, it } from 'vitest';
import { replay } from '../../src/engine/evolve.ts';
import { nextPrompt } from '../../src/engine/next-prompt.ts';
import { voicemailLines } from '../../src/engine/voicemail.ts';
import { openCall, type TestCall } from '../helpers/call.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const method = (check: string) =>
  playbookFrom(`recover: 1
title: Checked
policy: { caller-check: ${check} }
steps:
  - { id: hear, act: listen, mode: listen, say: What happened?, ask: { story: notes } }
  - { id: sorry, act: apologise, say: I am so sorry. }
  - { id: wish, act: ask-wish, say: What would you like?, ask: { wish: text } }
  - { id: bye, say: Goodbye. }
scripts:
  danger: { card: yes, steps: [{ id: act, say: I get help for you at once. }] }
`);

const postcode = '{ ask: [the postcode, their last order], required: yes }';

const check = (call: TestCall) => call.prompt().check;
const missing = (call: TestCall) => {
  const { show } = call.prompt();
  return show.kind === 'wrap-up' ? show.missing.map(({ id }) => id) : null;
};

function atWish(form = postcode): TestCall {
  const call = openCall(method(form));
  call.reply({ kind: 'jump', step: 'wish' });
  return call;
}

describe('whoever calls', () => {
  it('is asked who it is where details begin, and not while they tell what happened', () => {
    const call = openCall(method(postcode));
    const seen: boolean[] = [];
    for (const _ of [1, 2, 3]) {
      seen.push(check(call) !== undefined);
      call.enter();
    }
    expect(seen).toEqual([false, false, true]);
    expect(check(atWish())).toEqual({ ask: ['the postcode', 'their last order'], failed: false });
  });

  it('is asked before the step that is named, in one word or many', () => {
    const call = openCall(method('{ ask: the postcode, before: sorry }'));
    call.reply({ kind: 'jump', step: 'sorry' });
    expect(check(call)?.ask).toEqual(['the postcode']);
    expect(check(atWish('the postcode'))?.ask).toEqual(['the postcode']);
  });

  it('holds nothing up: the call goes on and ends, and the write-up tells what is missing', () => {
    const call = atWish();
    for (const _ of [1, 2]) expect(call.enter()).toBeNull();
    expect(missing(call)).toEqual(['caller-check']);
    call.reply({ kind: 'hung-up', disposition: 'solved', stay: true });
    expect(call.reply({ kind: 'written-up' })).toContain('missing');
    call.reply({ kind: 'check', result: 'not-needed' });
    expect(call.reply({ kind: 'written-up' })).toBeNull();
  });

  it('is missing only where it is required', () => {
    const call = atWish('the postcode');
    for (const _ of [1, 2]) call.enter();
    expect(missing(call)).toEqual([]);
  });

  it('can be written up with a reason instead', () => {
    const call = atWish();
    call.reply({ kind: 'hung-up', disposition: 'solved', stay: true });
    call.reply({ kind: 'override', gate: 'caller-check', why: 'an emergency' });
    expect(call.reply({ kind: 'written-up' })).toBeNull();
  });

  it.each([['checked'], ['not-needed']] as const)('is not asked again once it is settled: %s', (result) => {
    const call = atWish();
    call.reply({ kind: 'check', result });
    expect(check(call)).toBeUndefined();
    for (const _ of [1, 2]) call.enter();
    expect(missing(call)).toEqual([]);
  });

  it('who could not say it is still helped, with a word of care in sight, and can say it later', () => {
    const call = atWish();
    call.reply({ kind: 'check', result: 'not-checked' });
    expect(check(call)).toMatchObject({ failed: true });
    expect(call.answer('a new one')).toBeNull();
    call.reply({ kind: 'check', result: 'checked' });
    expect(check(call)).toBeUndefined();
  });

  it('is not asked on a card, which is for what cannot wait', () => {
    const call = atWish();
    call.reply({ kind: 'card', id: 'danger' });
    expect(check(call)).toBeUndefined();
    call.reply({ kind: 'return' });
    expect(check(call)).toBeDefined();
  });

  it('of what they say nothing is kept but how it went, by whom and when', () => {
    const call = atWish();
    call.reply({ kind: 'check', result: 'checked' });
    expect(call.callEntries.at(-1)).toMatchObject({
      kind: 'checked',
      by: 'Priya',
      what: { result: 'checked' },
      words: null,
    });
    expect(replay(call.callEntries)).toEqual(call.state);
  });

  it('is asked by the team where the playbook says nothing, and the playbook goes before the team', () => {
    const rules = { callerCheck: { ask: ['the order number'], required: true }, voicemail: [] };
    const of = (book: ReturnType<typeof method>, step: string) => {
      const call = openCall(book, { rules });
      call.reply({ kind: 'jump', step });
      return nextPrompt(new Map([[book.digest, book.book]]), replay(call.callEntries)).check?.ask;
    };
    expect(of(shipped('walras'), 'solve')).toEqual(['the order number']);
    expect(of(shipped('walras'), 'listen')).toBeUndefined();
    expect(of(method(postcode), 'wish')).toEqual(['the postcode', 'their last order']);
  });

  it('is not asked when we ring them', () => {
    const rules = { callerCheck: { ask: ['the order number'], required: true }, voicemail: [] };
    const call = openCall(shipped('walras'), { rules, phase: 'follow-up', followUp: 'f-1', calledFor: 'callback' });
    for (const _ of [1, 2, 3]) {
      expect(check(call)).toBeUndefined();
      call.enter();
    }
  });
});

describe('what may be left on a machine', () => {
  const known = { agent: 'Priya', customer: 'Anna Berg', direct: null };
  const book = (line: string) => ({
    policy: { ...shipped('walras').book.policy, voicemail: [{ text: line, verbatim: false, when: null }] },
  });

  it('is a name and a number, unless the team or the playbook has words for it', () => {
    expect(voicemailLines(null, [], known)).toEqual([
      'Hello, this is Priya. Please ring me back on this number. Thank you.',
    ]);
    expect(voicemailLines(null, ['{{ agent }} here, for {{ customer }}.'], known)).toEqual([
      'Priya here, for Anna Berg.',
    ]);
    expect(voicemailLines(book('{{ agent }}.'), ['team'], known)).toEqual(['Priya.']);
  });

  it('holds nothing of the matter, even by a line that lint never saw', () => {
    const call = openCall(shipped('walras'), {
      phase: 'follow-up',
      followUp: 'f-1',
      calledFor: 'callback',
      rules: {
        callerCheck: null,
        voicemail: ['{{ agent }}: {{ issue | x }}, {{ reference | x }}, {{ promise | x }}.'],
      },
    });
    expect(call.prompt().voicemail).toEqual(['Priya: x, x, x.']);
    expect(openCall(shipped('walras')).prompt().voicemail).toBeUndefined();
  });
});
