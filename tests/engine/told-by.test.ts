import { describe, expect, it } from 'vitest';
import type { CallEntry } from '../../src/engine/entry.ts';
import { replay } from '../../src/engine/evolve.ts';
import { nextPrompt } from '../../src/engine/next-prompt.ts';
import type { Prompt } from '../../src/engine/prompt.ts';
import { openCall, type TestCall } from '../helpers/call.ts';
import { playbookFrom } from '../helpers/playbooks.ts';

const method = playbookFrom(`recover: 1
title: Told
steps:
  - id: hear
    mode: listen
    ask: { story: notes }
  - id: wish
    say:
      - { line: What would you like?, when: { wish: missing } }
      - { line: How can I help?, when: { wish: missing } }
      - { line: "You would like this: {{ wish }}.", when: { wish: given } }
    ask:
      wish: { type: text, told-by: [wants, would like, since] }
  - id: remedy
    say: Which one?
    ask:
      remedy:
        type: choice
        choices: { refund: Money back, swap: A new one, none: Nothing }
        told-by: { refund: [money back, refund], swap: [a new one, replacement] }
  - id: rang
    say: Did you ring before?
    ask:
      rang: { type: yes-no, told-by: { yes: [rang before, third time], no: [first time] } }
  - id: hurt
    say: What did it cost you?
    ask:
      costs: { type: choices, choices: [Time, Money], told-by: { time: [day off, waited], money: [paid] } }
    next: { when: { rang: yes }, redo: hear, at-most: 1 }
  - { id: bye, say: Goodbye. }
`);

const note = (call: TestCall, text: string, from: 'customer' | 'agent' = 'customer') =>
  call.reply({ kind: 'note', from, text });

/** A call that was told this, at the step that asks for it. */
function told(step: string, ...notes: string[]): TestCall {
  const call = openCall(method);
  for (const text of notes) note(call, text);
  call.reply({ kind: 'jump', step });
  return call;
}

const offered = ({ show }: Prompt) => (show.kind === 'ask' ? show.prefill : undefined);
const words = ({ show }: Prompt) => (show.kind === 'ask' ? show.told?.words : undefined);
const said = ({ say }: Prompt) => say.map(({ text }) => text);

const lastAnswer = (call: TestCall) => {
  const entry = call.callEntries.findLast((one) => one.kind === 'answered');
  return entry?.kind === 'answered' ? { ...entry.what, words: entry.words } : null;
};

describe('what a note tells of an ask', () => {
  it('is offered with its time, and one Enter keeps it as told, with the note it comes from', () => {
    const call = told('wish', 'ordered in May', 'she wants it by Saturday', 'has two dogs');
    const { show } = call.prompt();
    expect(show).toMatchObject({
      prefill: 'she wants it by Saturday',
      told: { note: 3, at: '2026-11-18T15:02:00.000Z', words: 'she wants it by Saturday' },
    });
    call.enter();
    expect(lastAnswer(call)).toMatchObject({
      fact: 'wish',
      from: 'told',
      note: 3,
      words: { value: 'she wants it by Saturday' },
    });
  });

  it('is the newest note that tells it: people correct themselves', () => {
    expect(offered(told('wish', 'wants a new one', 'no, would like the money').prompt())).toBe(
      'no, would like the money',
    );
  });

  it('lets the lines say it before they ask for it', () => {
    expect(said(told('wish', 'wants it by Saturday').prompt())).toEqual([
      'You would like this:\n  wants it by Saturday',
      'What would you like?',
      'How can I help?',
    ]);
    expect(said(told('wish', 'is upset').prompt())).toEqual(['What would you like?', 'How can I help?']);
  });

  it.each([
    ['Wants it by Saturday', true],
    ['WANTED IT TODAY', true],
    ['she’d like a call', true],
    ["they've been waiting since March", true],
    ['would  like a call', true],
    ['would, like, anybody ring?', false],
    ['unwanted', false],
    ['', false],
  ])('is found in whole words, however they bend and are written: %s', (text, isFound) => {
    expect(offered(told('wish', text || 'nothing').prompt())).toBe(isFound ? text : null);
  });

  it('never comes from the agent’s own notes', () => {
    const call = openCall(method);
    note(call, 'wants a new one', 'agent');
    call.reply({ kind: 'jump', step: 'wish' });
    expect(offered(call.prompt())).toBeNull();
  });

  it.each([
    ['remedy', ['wants a refund'], 'refund'],
    ['remedy', ['wants her money back', 'or something'], 'refund'],
    // Two ways: better asked.
    ['remedy', ['wants a refund', 'or a new one'], null],
    ['remedy', ['no refund, thank you'], null],
    ['remedy', ["doesn't want a refund"], null],
    ['remedy', ['it does not work, wants a refund'], 'refund'],
    ['rang', ['rings for the third time'], true],
    ['rang', ['says this is the first time'], false],
    ['hurt', ['took a day off', 'has paid twice'], ['time', 'money']],
    ['hurt', ['nothing of that'], null],
  ])('is the answer that its words stand for, never the note itself: %s, %j', (step, notes, value) => {
    const call = told(step, ...notes);
    expect(offered(call.prompt())).toEqual(value);
    if (value === null) return;
    expect(words(call.prompt())).toBe(notes.at(step === 'remedy' ? 0 : -1));
    call.enter();
    expect(lastAnswer(call)).toMatchObject({ from: 'told', value, words: null });
  });
});

describe('an answer that was given', () => {
  it('counts more than what was noted before it, and less than what is noted after it', () => {
    const call = told('wish', 'wants a new one');
    call.answer('a mended one');
    call.reply({ kind: 'back' });
    expect(offered(call.prompt())).toBe('a mended one');
    expect(words(call.prompt())).toBeUndefined();
    note(call, 'now she wants the money');
    expect(words(call.prompt())).toBe('now she wants the money');
  });

  it('is offered as told again when it was told, and gone back to', () => {
    const call = told('remedy', 'wants a refund');
    const before = call.prompt().show;
    call.enter();
    call.reply({ kind: 'back' });
    expect(call.prompt().show).toEqual(before);
  });

  it('is decided anew in a second round, unless a newer note tells it', () => {
    const call = told('remedy', 'wants a refund');
    call.enter();
    call.reply({ kind: 'redo', step: 'remedy' });
    expect(offered(call.prompt())).toBeNull();
    note(call, 'rather a replacement');
    expect(offered(call.prompt())).toBe('swap');
  });

  it('can be told in the second round of a loop', () => {
    const call = told('rang', 'third time');
    call.enter();
    call.enter();
    expect(call.prompt().step).toBe('hear');
    note(call, 'wants to speak to somebody');
    call.enter();
    expect([call.prompt().step, call.prompt().pass, words(call.prompt())]).toEqual([
      'wish',
      1,
      'wants to speak to somebody',
    ]);
  });
});

it('the same is offered when the call is read again; without its words nothing is, and the way is the same', () => {
  const call = told('remedy', 'wants a refund');
  const books = new Map([[method.digest, method.book]]);
  expect(nextPrompt(books, replay(call.callEntries))).toEqual(call.prompt());
  const erased = (entries: readonly CallEntry[]) => entries.map((entry) => ({ ...entry, words: null }) as CallEntry);
  expect(offered(nextPrompt(books, replay(erased(call.callEntries))))).toBeNull();
  call.enter();
  expect(nextPrompt(books, replay(erased(call.callEntries))).key).toBe(call.prompt().key);
});
