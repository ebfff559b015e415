import { describe, expect, it } from 'vitest';
import { scripted } from '../../src/call/scripted.ts';
import { factsOf } from '../../src/engine/facts.ts';
import type { Prompt } from '../../src/engine/prompt.ts';
import { openCall, type TestCall, wednesdayMorning } from '../helpers/call.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const walras = shipped('walras');

/** The prompt in one line: where, what is asked, and what Enter would accept. */
function at(prompt: Prompt): string {
  const { show } = prompt;
  if (show.kind !== 'ask') return `${prompt.step} ${show.kind}`;
  const offered = show.readsBack ?? (show.prefill === null ? '' : String(show.prefill));
  return `${prompt.step} ${show.ask.id}${offered === '' ? '' : ` (${offered})`}`;
}

/** A WALRAS call up to the recap, with its main points noted. */
function heard(): TestCall {
  const call = openCall(walras);
  call.enter();
  call.reply({ kind: 'note', from: 'customer', text: 'ordered 14 Oct, told two weeks' });
  call.reply({ kind: 'note', from: 'customer', text: '* three weeks late, nobody rang' });
  call.enter();
  return call;
}

describe('a WALRAS call', () => {
  it('without trouble costs at most eight key-answers besides the notes', () => {
    const call = openCall(walras);
    let keys = 0;
    const press = (problem: string | null) => {
      expect(problem).toBeNull();
      keys += 1;
    };
    press(call.enter());
    call.reply({ kind: 'note', from: 'customer', text: '* three weeks late' });
    // Two Enters on an empty line say that they have finished.
    press(call.enter());
    keys += 1;
    press(call.answer('y'));
    press(call.enter());
    press(call.answer('the sofa by Saturday'));
    press(call.answer('1'));
    expect(at(call.prompt())).toBe('wrap-up wrap-up');
    press(call.enter());
    expect(call.state.disposition).toBe('solved');
    expect(keys).toBeLessThanOrEqual(8);
  });

  it('can take a note before the first line is read', () => {
    const call = openCall(walras);
    expect(call.reply({ kind: 'note', from: 'customer', text: 'I have had enough of you people' })).toBeNull();
    expect(call.state.notes.map((note) => note.text)).toEqual(['I have had enough of you people']);
    expect(at(call.prompt())).toBe('own say');
  });

  it('says the main point back, in words that can be spoken', () => {
    expect(heard().prompt().say[0]?.text).toBe(
      'Thank you for telling me. I want to be sure I have this right:\n  three weeks late, nobody rang\nIs that so?',
    );
  });

  it('takes better words for the recap and asks again', () => {
    const call = heard();
    call.answer('it is three weeks late and nobody rang as promised');
    expect(at(call.prompt())).toBe('repeat understood (it is three weeks late and nobody rang as promised)');
    call.answer('y');
    expect(factsOf(call.state)).toMatchObject({
      issue: 'it is three weeks late and nobody rang as promised',
      understood: true,
    });
  });

  it('listens again when they do not agree, and keeps both passes', () => {
    const call = heard();
    call.answer('n');
    expect(at(call.prompt())).toBe('listen listen');
    call.reply({ kind: 'note', from: 'customer', text: '* and it is the wrong colour' });
    call.enter();
    call.answer('yes');
    expect(call.state.steps.get('listen')).toEqual({ status: 'done', passes: 2 });
    expect(call.state.facts.get('understood')?.map((fact) => [fact.pass, fact.value])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(factsOf(call.state).issue).toBe('three weeks late, nobody rang; and it is the wrong colour');
  });

  it('lets the agent choose when a loop is used up', () => {
    const call = heard();
    for (const _ of [1, 2, 3]) {
      call.answer('n');
      call.enter();
    }
    call.answer('n');
    expect(call.prompt().show).toMatchObject({ kind: 'limit', redo: 'listen', times: 3 });
    call.reply({ kind: 'redo', step: 'listen' });
    expect(at(call.prompt())).toBe('listen listen');
    call.enter();
    call.answer('n');
    call.enter();
    expect(at(call.prompt())).toBe('sorry say');
  });

  it('opens the promise in its own stream, in the same reply', () => {
    const call = heard();
    call.answer('y');
    call.enter();
    call.answer('a date');
    call.answer('3');
    call.enter();
    expect(call.answer('soon')).toContain('When exactly');
    expect(call.answer({ words: 'today at 16:30', agreed: true })).toBeNull();
    const opened = call.entries.find((entry) => entry.kind === 'opened');
    expect(opened).toMatchObject({
      what: { callId: 'call-1', spoken: true, owner: 'Priya', dueAt: '2026-11-18T21:30:00.000Z' },
      words: { promise: 'today at 16:30', customer: 'Anna Berg', contact: '+1 312 555 0142' },
    });
    expect(at(call.prompt())).toBe('wrap-up wrap-up');
  });

  it('questions a time beyond the method’s policy, and takes it with a reason', () => {
    const call = openCall(walras);
    const late = { kind: 'promise', words: 'on Friday at noon', followUp: 'callback', agreed: true } as const;
    expect(call.reply(late)).toContain('no later than close of business today');
    expect(call.reply({ ...late, override: 'they are away until Friday' })).toBeNull();
    expect(call.state.promises).toHaveLength(1);
  });

  it('takes no more promises than anybody can keep, and one again when another is taken back', () => {
    const call = openCall(walras);
    const one = { kind: 'promise', words: 'today at 16:30', followUp: 'callback', agreed: true } as const;
    for (let n = 0; n < 20; n += 1) expect(call.reply({ ...one, override: 'many' })).toBeNull();
    expect(call.reply(one)).toBe('20 promises stand on this call: take one back, or note this one.');
    expect(call.reply({ kind: 'note', from: 'customer', text: 'and another thing' })).toBeNull();
    expect(call.state.promises).toHaveLength(20);
    const [first] = call.state.promises;
    expect(call.reply({ kind: 'withdraw', followUp: first?.followUp ?? '', why: 'a slip' })).toBeNull();
    expect(call.reply(one)).toBeNull();
  });

  it('offers tomorrow in the last hour before closing', () => {
    const call = openCall(walras, { at: '2026-11-18T21:30:00.000Z' });
    const promise = { kind: 'promise', words: 'tomorrow at 10:00', followUp: 'callback', agreed: true } as const;
    expect(call.reply(promise)).toBeNull();
  });

  it('reads back at the end what was promised and not yet agreed', () => {
    const call = openCall(walras);
    call.reply({ kind: 'promise', words: 'today at 16:00', followUp: 'callback', agreed: null });
    call.reply({ kind: 'jump', step: 'solve' });
    call.answer('a refund');
    call.answer('1');
    expect(at(call.prompt())).toBe('read-back read-back');
    call.reply({ kind: 'agreed', yes: true });
    expect(call.state.promises.map((promise) => promise.agreed)).toEqual([true]);
    expect(at(call.prompt())).toBe('wrap-up wrap-up');
  });

  it('plans the check-in only once the solution is in effect', () => {
    const solved = openCall(walras);
    solved.reply({ kind: 'hung-up', disposition: 'solved' });
    const checkIns = (call: TestCall) =>
      call.entries.filter((entry) => entry.kind === 'opened' && entry.what.followUpKind === 'check-in');
    expect(checkIns(solved)).toMatchObject([{ what: { followUpKind: 'check-in', spoken: false } }]);
    const agreed = openCall(walras);
    agreed.reply({ kind: 'hung-up', disposition: 'agreed' });
    expect(checkIns(agreed)).toEqual([]);
  });

  it('keeps the call with the agent: handing over needs a reason', () => {
    const call = openCall(walras);
    expect(call.reply({ kind: 'hung-up', disposition: 'handed-over' })).toContain('the call stays with you');
    expect(call.reply({ kind: 'hung-up', disposition: 'handed-over', why: 'they asked for Omar' })).toBeNull();
  });
});

describe('a promise', () => {
  const callBack = { kind: 'promise', followUp: 'callback', agreed: true } as const;
  const due = (call: TestCall) => call.state.promises.map((promise) => promise.dueAt);

  it('may fall on the very moment of opening, and not before it', () => {
    const call = openCall(playbookFrom('recover: 1\ntitle: Small\nsteps:\n  - { title: Greet, say: Hello. }\n'));
    expect(call.reply({ ...callBack, words: 'tomorrow at nine' })).toBeNull();
    expect(call.reply({ ...callBack, words: 'tomorrow at 8:59' })).toContain('outside working hours');
  });

  it('takes the name that is learnt after it', () => {
    const call = openCall(walras, { customer: null });
    call.reply({ ...callBack, words: 'today at 16:00' });
    call.reply({ kind: 'identify', customer: 'R. Okafor' });
    const [promise] = call.state.promises;
    const own = call.entries.filter((entry) => entry.stream === promise?.followUp);
    expect(own.map((entry) => [entry.kind, entry.seq])).toEqual([
      ['opened', 1],
      ['updated', 2],
    ]);
    expect(own.at(-1)?.words).toEqual({ customer: 'R. Okafor' });
  });

  it('that is for us only is not spoken, and not read back to the customer', () => {
    const call = openCall(walras);
    call.reply({ ...callBack, words: 'tomorrow at 7:00', followUp: 'internal', agreed: null });
    expect(due(call)).toHaveLength(1);
    expect(call.entries.find((entry) => entry.kind === 'opened')?.what).toMatchObject({ spoken: false });
    call.reply({ kind: 'jump', step: 'solve' });
    call.answer('a refund');
    call.answer('1');
    expect(at(call.prompt())).toBe('wrap-up wrap-up');
  });
});

describe('what nobody marked with a star', () => {
  it('is read back whole, when it can be said in one breath', () => {
    const call = openCall(walras);
    call.enter();
    for (const text of ['the sofa came late', 'nobody rang']) call.reply({ kind: 'note', from: 'customer', text });
    call.enter();
    expect(at(call.prompt())).toBe('repeat understood (the sofa came late; nobody rang)');
    // Nobody said yes or no, and still the apology names it.
    call.reply({ kind: 'covered' });
    expect(call.prompt().say[0]?.text).toBe('I am sorry about exactly this:\n  the sofa came late; nobody rang');
  });

  it('is left to the agent when it is too long for that', () => {
    const call = openCall(walras);
    call.enter();
    for (const text of ['a'.repeat(100), 'b'.repeat(100)]) call.reply({ kind: 'note', from: 'customer', text });
    call.enter();
    expect(at(call.prompt())).toBe('repeat understood');
  });
});

describe('a follow-up call', () => {
  const matter = { phase: 'follow-up', followUp: 'f-1', calledFor: 'check-in' } as const;

  it('goes back to solving when all is not well, and then on to what it still has to ask', () => {
    const call = openCall(walras, matter);
    call.answer('n');
    call.answer('a technician who stays');
    call.answer('1');
    expect(at(call.prompt())).toBe('lingering anything-else');
    call.answer('n');
    call.enter();
    call.enter();
    expect(call.state.disposition).toBe('solved');
    // There was something new to solve, so there is something new to check.
    expect(call.entries.filter((entry) => entry.kind === 'opened')).toMatchObject([
      { what: { followUpKind: 'check-in' } },
    ]);
  });

  it('that finds all well plans no other one', () => {
    const call = openCall(walras, matter);
    call.answer('y');
    call.answer('n');
    call.reply({ kind: 'hung-up', disposition: 'solved' });
    expect(call.entries.filter((entry) => entry.kind === 'opened')).toEqual([]);
    expect(call.entries.find((entry) => entry.kind === 'kept')?.stream).toBe('f-1');
  });

  it('made for a call-back begins with the answer', () => {
    const call = openCall(walras, { ...matter, calledFor: 'callback' });
    expect(at(call.prompt())).toBe('answer news');
  });
});

describe('a time that the playbook suggests', () => {
  const book = playbookFrom(`
recover: 1
title: News
steps:
  - title: Tell them
    say: I will keep you posted.
    ask:
      news: { type: follow-up, kind: update, label: When?, suggest: in 2 hours }
`);

  it('is offered, and promised only when somebody says so', () => {
    const call = openCall(book);
    expect(call.prompt().show).toMatchObject({ kind: 'ask', prefill: 'in 2 hours' });
    const unsaid = scripted(call.prompt(), { name: 'end', value: 'solved', line: 0 });
    expect(unsaid).toEqual({ kind: 'pass', reply: { kind: 'covered' } });
    expect(call.answer({ words: 'in 2 hours', agreed: true })).toBeNull();
    expect(call.entries.find((entry) => entry.kind === 'opened')).toMatchObject({ what: { followUpKind: 'update' } });
  });
});

describe('a solution that is only agreed', () => {
  it('is seen through: somebody has to see that it is done', () => {
    const call = openCall(walras);
    call.reply({ kind: 'jump', step: 'solve' });
    call.answer('a new invoice');
    call.answer('2');
    call.answer('the invoice goes out tonight');
    call.enter();
    const opened = call.entries.find((entry) => entry.kind === 'opened');
    expect(opened).toMatchObject({
      what: { followUpKind: 'fix', spoken: false },
      words: { promise: 'see that it is done: the invoice goes out tonight' },
    });
  });
});

describe('going back', () => {
  it('keeps the answer as what Enter accepts', () => {
    const call = heard();
    call.answer('y');
    call.enter();
    call.answer('the sofa by Saturday');
    call.reply({ kind: 'back' });
    expect(at(call.prompt())).toBe('solve wish (the sofa by Saturday)');
    expect(factsOf(call.state).wish).toBeUndefined();
    call.enter();
    expect(factsOf(call.state).wish).toBe('the sofa by Saturday');
  });

  it('walks the whole way back to the first step and no further', () => {
    const call = heard();
    call.answer('y');
    while (call.reply({ kind: 'back' }) === null);
    expect(at(call.prompt())).toBe('own say');
    expect(call.reply({ kind: 'back' })).toContain('first step');
  });

  it('leaves promises standing', () => {
    const call = openCall(walras);
    call.enter();
    call.reply({ kind: 'promise', words: 'today at 16:00', followUp: 'callback', agreed: true });
    call.reply({ kind: 'back' });
    expect(call.state.promises).toMatchObject([{ withdrawn: false }]);
  });
});

describe('leaving and returning', () => {
  it('listens from any place and comes back to the same field', () => {
    const call = heard();
    const before = call.prompt().key;
    call.reply({ kind: 'listen' });
    expect(call.prompt().show.kind).toBe('listen');
    call.reply({ kind: 'note', from: 'customer', text: 'and another thing' });
    call.enter();
    expect(call.prompt().key).toBe(before);
  });

  it('does not take a reply that was meant for another prompt', () => {
    const call = openCall(walras);
    const { key } = call.prompt();
    call.enter();
    expect(call.prompt().key).not.toBe(key);
  });

  it('marks a step that is jumped over as left, and a step that is skipped with its reason', () => {
    const call = openCall(walras);
    call.reply({ kind: 'jump', step: 'solve' });
    expect(call.state.steps.get('own')?.status).toBe('left');
    call.reply({ kind: 'skip', scope: 'step', why: 'not-applicable' });
    expect(call.state.steps.get('solve')).toMatchObject({ status: 'skipped', skip: 'not-applicable' });
  });
});

describe('who is calling', () => {
  it('can be learnt at any moment, with the place that times are meant in', () => {
    const call = openCall(walras, { customer: null });
    expect(call.reply({ kind: 'identify', customer: 'R. Okafor', zone: 'Chicago' })).toBeNull();
    expect(call.state).toMatchObject({ customer: 'R. Okafor', zone: 'America/Chicago' });
    expect(call.reply({ kind: 'identify', zone: 'Atlantis' })).toContain('"Atlantis" is no place');
    expect(call.state.zone).toBe('America/Chicago');
  });
});

describe('the two ends', () => {
  it('hang up at once, whatever is missing, and say what is missing', () => {
    const call = openCall(walras);
    expect(call.reply({ kind: 'hung-up', disposition: 'solved', stay: true })).toBeNull();
    expect(call.state.status).toBe('hung-up');
    expect(call.reply({ kind: 'jump', step: 'write-up' })).toBeNull();
  });

  it('write up only with everything there, or a reason for each thing', () => {
    const call = openCall(walras);
    call.reply({ kind: 'hung-up', disposition: 'solved' });
    while (call.prompt().show.kind === 'ask') call.enter();
    const { show } = call.prompt();
    if (show.kind !== 'write-up') throw new Error(`expected the write-up, got ${show.kind}`);
    expect(show.missing.map((gate) => gate.missing)).toContain('The cause, for us only');
    expect(call.reply({ kind: 'written-up' })).toContain('Still missing');
    for (const gate of show.missing) call.reply({ kind: 'override', gate: gate.id, why: 'the line was cut' });
    expect(call.reply({ kind: 'written-up' })).toBeNull();
    expect(call.state.status).toBe('written-up');
  });

  it('write up a complaint that was cut off, without asking for the steps that were not reached', () => {
    const call = openCall(walras);
    call.reply({ kind: 'hung-up', disposition: 'disconnected', stay: true });
    expect(call.state.status).toBe('hung-up');
    while (call.prompt().show.kind === 'ask') call.enter();
    const { show } = call.prompt();
    expect(show.kind === 'write-up' && show.missing.map((gate) => gate.missing)).toEqual(['The cause, for us only']);
  });

  it('need no write-up for a wrong number', () => {
    const call = openCall(walras);
    call.reply({ kind: 'hung-up', disposition: 'misdial' });
    expect(call.state.status).toBe('written-up');
  });

  it('hold back for a critical answer, which no reason replaces', () => {
    const call = openCall(
      playbookFrom(`
recover: 1
title: Consent
steps:
  - title: Consent
    ask: { consent: { type: yes-no, label: Consent to record, required: critical, message: Ask for consent. } }
`),
    );
    call.reply({ kind: 'hung-up', disposition: 'misdial' });
    expect(call.state.status).toBe('hung-up');
    expect(call.reply({ kind: 'override', gate: 'consent', why: 'no time' })).toContain('critical');
    expect(call.reply({ kind: 'jump', step: 'consent' })).toBeNull();
    expect(call.answer('y')).toBeNull();
    expect(call.reply({ kind: 'written-up' })).toBeNull();
  });
});

describe('a critical answer further down', () => {
  const call = (until: number, disposition: 'misdial' | 'solved' | 'disconnected') => {
    const open = openCall(
      playbookFrom(`
recover: 1
title: Consent
steps:
  - { title: Greet, say: Hello. }
  - title: Cancel
    ask: { consent: { type: yes-no, label: Spoken consent, required: critical, message: Ask for consent. } }
`),
    );
    for (let step = 0; step < until; step++) open.enter();
    open.reply({ kind: 'hung-up', disposition });
    return open.state.status;
  };

  it('is not missing on a wrong number that never came to it', () => {
    expect(call(0, 'misdial')).toBe('written-up');
  });

  it('is missing once its step was come to, and wherever there was a complaint', () => {
    expect(call(1, 'misdial')).toBe('hung-up');
    expect(call(0, 'solved')).toBe('hung-up');
    expect(call(0, 'disconnected')).toBe('hung-up');
  });
});

describe('what stays inside', () => {
  it('is not in any line that the customer hears, even if a playbook says it', () => {
    const loaded = playbookFrom(`
recover: 1
title: Inside
steps:
  - title: Cause
    ask: { reason: { label: Cause, internal: yes } }
  - title: Say
    say: We looked into it.
`);
    // Lint refuses such a line, so it is put there behind its back.
    const [cause, saying] = loaded.book.steps;
    if (cause === undefined || saying === undefined) throw new Error('two steps expected');
    const say = [{ text: 'It was {{ reason | something }}.', verbatim: false, when: null }];
    const book = { ...loaded.book, steps: [cause, { ...saying, say }] };
    const call = openCall({ book, digest: loaded.digest });
    call.answer('the warehouse lost it');
    expect(call.prompt().say.map(({ text }) => text)).toEqual(['It was something.']);
  });
});

it('knows no clock of its own: the same replies give the same entries', () => {
  const [one, two] = [heard(), heard()];
  expect(one.entries).toEqual(two.entries);
  expect(one.state.startedAt).toBe(wednesdayMorning);
});
