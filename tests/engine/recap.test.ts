import { describe, expect, it } from 'vitest';
import { openCall, type TestCall } from '../helpers/call.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const walras = shipped('walras');
const resolved = shipped('resolved');

// Each reply of these calls takes a minute.
const note = (call: TestCall, text: string) => call.reply({ kind: 'note', from: 'customer', text });

const rushed = (call: TestCall) =>
  (call.prompt().rushed ?? []).map(
    ({ number, title, why, isHere }) => `${number} ${title}: ${why}${isHere ? ' *' : ''}`,
  );

const passes = (call: TestCall) => {
  const { show } = call.prompt();
  return show.kind === 'ask' ? show.passes : undefined;
};

const quickBook = playbookFrom(`
recover: 1
title: Quick
steps:
  - { id: greet, title: Greet, say: Hello. }
  - id: ask
    title: Ask
    ask: { what: { label: What is it, required: yes }, since: { label: Since when } }
  - id: hear
    title: Hear them
    mode: listen
    ask: { story: notes }
  - id: repeat
    title: Say it back
    act: recap
    ask:
      understood: { type: yes-no, label: Right?, reads-back: { fact: issue, from: story } }
    next: { when: { understood: no }, redo: hear, at-most: 1 }
`);

describe('after a no to the recap', () => {
  it('what was skipped or left empty comes first, and where the call is now is told', () => {
    const call = openCall(quickBook);
    call.enter();
    call.answer('the sofa');
    call.reply({ kind: 'skip', scope: 'ask', why: 'refused' });
    call.enter();
    expect(rushed(call)).toEqual([]);
    call.answer(false);
    expect(call.prompt().step).toBe('hear');
    expect(rushed(call)).toEqual(['3 Hear them: nothing noted, 60 s *']);
  });

  it('a step that was skipped whole is named with its reason, one that was left open with what it asks', () => {
    const call = openCall(quickBook);
    call.reply({ kind: 'skip', scope: 'step', why: 'not-applicable' });
    call.enter();
    call.answer('in March');
    note(call, 'it is green');
    call.enter();
    call.answer(false);
    expect(rushed(call)).toEqual(['1 Greet: skipped: does not apply', '2 Ask: left open: What is it, 120 s']);
  });

  it('names the worst first, wherever it stands', () => {
    const call = openCall(quickBook);
    call.enter();
    call.enter();
    call.enter();
    call.reply({ kind: 'skip', scope: 'step', why: 'refused' });
    call.answer(false);
    expect(rushed(call)).toEqual(['3 Hear them: nothing noted, 60 s *', '2 Ask: nothing noted, 120 s']);
  });

  it('goes there by jumping, and the list is gone once the call goes on', () => {
    const call = openCall(quickBook);
    call.reply({ kind: 'skip', scope: 'step', why: 'told' });
    call.answer('the sofa');
    call.answer('in March');
    note(call, 'it is green');
    call.enter();
    call.answer(false);
    expect(rushed(call)).toEqual(['1 Greet: skipped: told us already']);
    note(call, 'and torn');
    expect(rushed(call)).toHaveLength(1);
    call.reply({ kind: 'jump', step: 'greet' });
    expect(rushed(call)).toEqual([]);
    expect(call.prompt()).toMatchObject({ step: 'greet', pass: 2 });
  });

  it('stands where the loop is used up, too', () => {
    const call = openCall(quickBook);
    call.reply({ kind: 'skip', scope: 'step', why: 'told' });
    for (const each of ['the sofa', 'in March']) call.answer(each);
    for (let round = 0; round < 2; round += 1) {
      call.enter();
      call.answer(false);
    }
    expect(call.prompt().show.kind).toBe('limit');
    expect(rushed(call)[0]).toBe('1 Greet: skipped: told us already');
  });

  it('a no to another question names nothing', () => {
    const call = openCall(shipped('4-step'));
    while (call.prompt().show.kind !== 'ask' || call.prompt().step !== 'apologise') call.enter();
    call.reply({ kind: 'jump', step: 'apologise' });
    for (let tries = 0; tries < 4; tries += 1) {
      const { show } = call.prompt();
      if (show.kind === 'ask' && show.ask.id === 'ready') break;
      call.enter();
    }
    call.answer(false);
    expect(rushed(call)).toEqual([]);
  });
});

describe('a recap that is said again', () => {
  it('has what was understood the first time beside what is understood now', () => {
    const call = openCall(walras);
    call.enter();
    note(call, '* the sofa came late');
    call.enter();
    expect(passes(call)).toBeUndefined();
    call.answer(false);
    note(call, '* it is the wrong colour, twice');
    call.enter();
    expect(passes(call)).toEqual({
      earlier: [{ pass: 1, words: 'the sofa came late' }],
      now: 'the sofa came late; it is the wrong colour, twice',
    });
    call.answer('wrong colour, two times');
    expect(passes(call)).toMatchObject({ now: 'wrong colour, two times' });
    call.answer(false);
    call.enter();
    expect(passes(call)?.earlier).toEqual([
      { pass: 1, words: 'the sofa came late' },
      { pass: 2, words: 'wrong colour, two times' },
    ]);
  });

  it('tells the notes of both passes apart, and loses none', () => {
    const call = openCall(walras);
    call.enter();
    note(call, 'first');
    call.enter();
    call.answer(false);
    note(call, 'second');
    expect(call.prompt().notes.map(({ text, pass }) => `${pass} ${text}`)).toEqual(['1 first', '2 second']);
  });

  it('shows what was to be done, and what was missed, where nothing is read back', () => {
    const call = openCall(resolved);
    call.reply({ kind: 'jump', step: 'open' });
    call.answer('a new one');
    call.answer('a refund');
    call.answer('1');
    expect(call.prompt().step).toBe('verify');
    call.answer(false);
    call.answer('open');
    call.answer('she wants it today');
    call.answer('a new one today');
    call.answer('3');
    expect(call.prompt().step).toBe('verify');
    const seen = passes(call);
    expect(seen?.earlier[0]?.words).toContain('a new one; What did we miss? she wants it today');
    expect(seen?.now).toContain('today');
    expect(seen?.now).not.toContain('missed');
  });
});
