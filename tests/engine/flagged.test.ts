import { describe, expect, it } from 'vitest';
import type { CallEntry } from '../../src/engine/entry.ts';
import { replay } from '../../src/engine/evolve.ts';
import { openCall, type TestCall } from '../helpers/call.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const walras = shipped('walras');

const flags = (call: TestCall) =>
  call.callEntries.filter((entry): entry is CallEntry & { kind: 'flagged' } => entry.kind === 'flagged');
const said = (call: TestCall) => flags(call).flatMap(({ words }) => words?.phrases ?? []);

/** A WALRAS call in which a story was told and is about to be read back. */
function atRecap(): TestCall {
  const call = openCall(walras);
  call.enter();
  call.reply({ kind: 'note', from: 'customer', text: "they said it's our policy, calm down, and soon" });
  call.enter();
  return call;
}

const own = playbookFrom(`
recover: 1
title: Ours
never-say: { no way: let me see }
steps:
  - id: offer
    act: offer
    say: "We could do this: {{ plan | something }}."
    ask:
      plan: text
      memo: text
      cause: { internal: yes }
      ways: { type: options, min: 1, max: 3 }
  - id: over
    ask:
      colleague: hand-over
      progress: { type: follow-up, kind: internal }
  - id: later
    phase: after
    ask: { crm: text }
`);

describe('what is said although it had better be said otherwise', () => {
  it('is taken as it is, and stands on record beside it', () => {
    const call = atRecap();
    expect(call.answer("it's our policy, and you’ll have it soon")).toBeNull();
    expect(call.callEntries.slice(-2)).toMatchObject([
      { kind: 'answered', what: { fact: 'issue' }, words: { value: "it's our policy, and you’ll have it soon" } },
      {
        kind: 'flagged',
        what: {
          step: 'repeat',
          ask: 'understood',
          phrases: [
            { kind: 'hiding', id: 'our-policy' },
            { kind: 'weak', id: 'soon' },
          ],
        },
        words: { phrases: ["it's our policy", 'soon'] },
      },
    ]);
    expect(JSON.stringify(flags(call)[0]?.what)).not.toContain("it's");
  });

  it('changes nothing: the call goes the same way, also after its words were erased', () => {
    const [plain, flagged] = [atRecap(), atRecap()];
    plain.answer('three weeks late');
    flagged.answer('three weeks late, hopefully not more');
    expect(flagged.state.cursor).toEqual(plain.state.cursor);
    expect(flagged.prompt().key).toBe(plain.prompt().key);
    expect(replay(flagged.callEntries)).toEqual(flagged.state);
    const erased = flagged.callEntries.map((entry) => ({ ...entry, words: null }) as CallEntry);
    expect(replay(erased).cursor).toEqual(flagged.state.cursor);
  });

  it('never the notes: they are the customer’s words', () => {
    const call = atRecap();
    expect(flags(call)).toEqual([]);
    call.reply({ kind: 'listen' });
    call.reply({ kind: 'note', from: 'customer', text: '* you should have told me, calm down he said' });
    expect(flags(call)).toEqual([]);
  });

  it('a note of one’s own words, on the call and not after it', () => {
    const call = atRecap();
    call.reply({ kind: 'note', from: 'agent', text: 'please calm down' });
    expect(said(call)).toEqual(['calm down']);
    expect(flags(call)[0]?.what).toMatchObject({ step: 'repeat', ask: null });
    call.reply({ kind: 'hung-up', disposition: 'solved', stay: true });
    call.reply({ kind: 'note', from: 'agent', text: 'told them to calm down' });
    expect(said(call)).toEqual(['calm down']);
  });

  it('own words among the lines of an answers file', () => {
    const call = openCall(walras);
    call.enter();
    call.answer(['calm down, they told me', "= I'll try"]);
    expect(said(call)).toEqual(["I'll try"]);
  });

  it('a promise, asked for or not, but not a task inside', () => {
    const call = atRecap();
    call.reply({ kind: 'promise', words: 'today at 16:30, hopefully', followUp: 'callback', agreed: true });
    expect(said(call)).toEqual(['hopefully']);
    call.reply({ kind: 'promise', words: 'today at 16:45, hopefully', followUp: 'internal', agreed: null });
    expect(said(call)).toEqual(['hopefully']);
    call.answer(true);
    call.enter();
    for (const answer of ['a new one, as soon as possible', 'later', 'none']) expect(call.answer(answer)).toBeNull();
    expect(call.answer({ words: 'today at 16:50, hopefully', agreed: true })).toBeNull();
    expect(said(call)).toEqual(['hopefully', 'hopefully']);
  });

  it('an answer that a line says aloud, where it is the agent who speaks', () => {
    const call = openCall(own);
    for (const answer of ["I'll try a new part", "I'll try a new part", "I'll try"]) call.answer(answer);
    expect(flags(call).map(({ what }) => what.ask)).toEqual(['plan']);
  });

  it('an option of the agent’s, once', () => {
    const call = openCall(own);
    for (let i = 0; i < 3; i++) call.enter();
    call.answer('they: as soon as possible');
    expect(said(call)).toEqual([]);
    call.answer('No way, but a new one soon');
    call.answer('a new one on Friday');
    expect(said(call)).toEqual(['No way', 'soon']);
    expect(flags(call)[0]?.what.phrases[0]).toEqual({ kind: 'playbook', id: 'no-way' });
    const { show } = call.prompt();
    if (show.kind !== 'ask' || show.options === null) throw new Error('options expected');
    call.answer({ ...show.options, chosen: 1 });
    expect(said(call)).toEqual(['No way', 'soon']);
  });

  it('what the customer was told at a hand-over', () => {
    const call = openCall(own);
    call.reply({ kind: 'jump', step: 'over' });
    expect(
      call.answer({ receiver: 'Lee Soon', accepted: true, told: 'someone will ring', why: 'hopefully' }),
    ).toBeNull();
    expect(said(call)).toEqual(['someone will']);
    call.answer('tomorrow at 10:00, hopefully');
    expect(said(call)).toEqual(['someone will']);
  });

  it('not what a note told, nor what Enter accepts again', () => {
    const call = openCall(own);
    call.reply({ kind: 'answer', value: 'soon', told: 1 });
    expect(flags(call)).toEqual([]);
    call.reply({ kind: 'back' });
    call.enter();
    expect(flags(call)).toEqual([]);
  });

  it('nothing, where a reply is not taken', () => {
    const call = atRecap();
    expect(call.reply({ kind: 'promise', words: 'soon', followUp: 'callback', agreed: true })).not.toBeNull();
    expect(flags(call)).toEqual([]);
  });
});
