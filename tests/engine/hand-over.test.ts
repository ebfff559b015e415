import { describe, expect, it } from 'vitest';
import { customerPacket, handOverPacket, packetParts } from '../../src/engine/hand-over-packet.ts';
import { openCall, type TestCall } from '../helpers/call.ts';
import { type LoadedPlaybook, playbookFrom, shipped } from '../helpers/playbooks.ts';

const policy = (handOver: string, more = '') =>
  playbookFrom(`
recover: 1
title: Hands
policy: { hand-over: ${handOver}${more} }
steps:
  - id: hear
    title: Hear
    mode: listen
    ask: { story: notes }
  - id: feel
    title: Feel
    act: empathise
    ask: { feeling: { label: How do they feel }, private-feeling: { label: Ours, internal: yes } }
  - id: try
    title: Try
    act: do
    ask:
      steps-taken: { label: What was tried }
      cause: { label: Cause, internal: yes }
      suspicion: { type: notes, label: Suspicion, internal: yes }
      refund: { type: money, label: Limit, internal: yes }
  - id: wish
    title: Wish
    act: ask-wish
    ask: { wish: { label: What do they want }, margin: { label: Margin, internal: yes } }
  - id: over
    title: Over
    act: hand-over
    ask: { colleague: hand-over }
`);

const live = policy('live');

/** A call where each ask that is ours only was answered with the word secret. */
function told(playbook: LoadedPlaybook = live): TestCall {
  const call = openCall(playbook);
  call.reply({ kind: 'note', from: 'customer', text: 'the sofa came late' });
  call.reply({ kind: 'note', from: 'agent', text: 'secret: she rang four times' });
  call.enter();
  call.answer('let down');
  call.answer('secret contempt');
  call.answer('a new delivery');
  call.answer('secret cause');
  call.reply({ kind: 'note', from: 'customer', text: 'secret suspicion' });
  call.enter();
  call.answer('66 EUR');
  call.answer('her money back');
  call.answer('secret margin');
  call.reply({ kind: 'promise', words: 'today at 16:00', followUp: 'callback', agreed: true });
  call.reply({ kind: 'promise', words: 'tomorrow at 10:00, secret task', followUp: 'internal', agreed: null });
  expect(call.prompt().step).toBe('over');
  return call;
}

const taken = { receiver: 'Omar', accepted: true, told: 'Omar goes on' };

const opened = ({ entries }: TestCall) =>
  entries.flatMap((entry) =>
    entry.kind === 'opened' && entry.what.followUpKind === 'check-in'
      ? [{ by: entry.what.owner, spoken: entry.what.spoken, due: entry.what.dueAt, words: entry.words?.promise }]
      : [],
  );

describe('the packet', () => {
  it('has story, tried, promised, mood and next step, and beside it what is ours only', () => {
    const { state } = told();
    const { said, ours } = handOverPacket(live.book, state, null);
    expect(said).toEqual({
      story: ['the sofa came late'],
      tried: ['a new delivery'],
      promised: ['Wednesday 18 November at 16:00: today at 16:00'],
      mood: ['let down'],
      'next step': ['her money back'],
    });
    expect(ours.join('\n')).toContain('cause: secret cause');
    expect(ours.join('\n')).toContain('secret: she rang four times');
  });

  it('for the customer holds nothing internal, wherever it was written', () => {
    const { state } = told();
    expect(state.facts.size + state.notes.length).toBeGreaterThan(9);
    expect(JSON.stringify(customerPacket(live.book, state, null))).not.toMatch(/secret|66/);
  });

  it('leaves out what is internal only in the method that leads the call now', () => {
    const { state } = told();
    const stricter = playbookFrom(`
recover: 1
title: Stricter
steps:
  - id: feel
    title: Feel
    ask: { feeling: { label: How, internal: yes }, story: { type: notes, label: Story, internal: yes } }
`);
    const packet = customerPacket(stricter.book, state, null);
    expect(packet.mood).toEqual([]);
    expect(packet.story).toEqual(['a new delivery']);
  });

  it('says of an empty call nothing at all', () => {
    const packet = customerPacket(live.book, openCall(live).state, null);
    for (const part of packetParts) expect(packet[part]).toEqual([]);
  });
});

describe('whoever hands a call over', () => {
  it('looks the next business morning whether it is in good hands, saved with the hand-over itself', () => {
    const call = told();
    const before = call.entries.length;
    expect(call.answer(taken)).toBeNull();
    expect(opened(call)).toEqual([
      { by: 'Priya', spoken: false, due: '2026-11-19T14:00:00.000Z', words: 'see that Omar has it in hand' },
    ]);
    expect(new Set(call.entries.slice(before).map(({ at }) => at)).size).toBe(1);
    call.reply({ kind: 'hung-up', disposition: 'handed-over' });
    expect(opened(call)).toHaveLength(1);
  });

  it('does so at the time of the method, where it has one', () => {
    const call = told(policy('live', ', check-in: in 24 hours'));
    call.answer(taken);
    expect(opened(call)).toMatchObject([{ due: expect.stringMatching(/^2026-11-19T15:/) }]);
  });

  it('keeps the call where nobody takes it, and looks after nothing', () => {
    const call = told();
    expect(call.answer({ ...taken, accepted: false })).toBe('Until Omar takes the call live, it is still yours.');
    expect(opened(call)).toEqual([]);
    expect(call.prompt().step).toBe('over');
  });

  it('looks after the one who has it in the end', () => {
    const call = told();
    call.answer(taken);
    call.reply({ kind: 'back' });
    call.answer({ ...taken, receiver: 'Kim' });
    expect(opened(call).map(({ words }) => words)).toEqual([
      'see that Omar has it in hand',
      'see that Kim has it in hand',
    ]);
    const withdrawn = call.entries.filter(({ kind }) => kind === 'withdrawn');
    expect(withdrawn).toHaveLength(1);
  });

  it.each(['none', 'tasks'])('says why once, where the method keeps calls: %s', (kind) => {
    const call = told(policy(kind));
    expect(call.answer(taken)).toMatch(/say why/);
    expect(call.answer({ ...taken, why: 'he knows the driver' })).toBeNull();
    expect(opened(call)).toHaveLength(1);
    expect(call.reply({ kind: 'hung-up', disposition: 'handed-over' })).toBeNull();
  });

  it('looks after a call that ended in other hands without a name', () => {
    const call = openCall(shipped('walras'));
    call.reply({ kind: 'hung-up', disposition: 'handed-over', why: 'a lawyer took it' });
    expect(opened(call)).toMatchObject([{ by: 'Priya', words: 'see that whoever took the call has it in hand' }]);
  });

  it('needs no second look where the method asks for one itself', () => {
    const call = openCall(shipped('10-step'));
    call.reply({ kind: 'card', id: 'hand-over' });
    call.answer('Omar corrects it');
    call.answer(taken);
    expect(opened(call)).toEqual([]);
    call.enter();
    call.answer({ words: 'in 24 hours', agreed: true });
    call.reply({ kind: 'hung-up', disposition: 'handed-over' });
    expect(opened(call)).toMatchObject([{ spoken: true }]);
    const left = openCall(shipped('10-step'));
    left.reply({ kind: 'card', id: 'hand-over' });
    left.answer('Omar corrects it');
    left.answer(taken);
    left.reply({ kind: 'hung-up', disposition: 'handed-over' });
    expect(opened(left)).toMatchObject([{ spoken: false }]);
  });
});
