import { describe, expect, it } from 'vitest';
import { carriedOn } from '../../src/engine/decide-line.ts';
import type { CallEntry } from '../../src/engine/entry.ts';
import { evolve } from '../../src/engine/evolve.ts';
import { openCall } from '../helpers/call.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const walras = shipped('walras');

describe('a line that drops', () => {
  it('becomes a duty to ring back in five minutes, which is no promise that the customer was given', () => {
    const call = openCall(walras);
    expect(call.reply({ kind: 'dropped' })).toBeNull();
    expect(call.state).toMatchObject({ status: 'open', line: 'dropped', parked: true });
    const [duty] = call.entries.filter((entry) => entry.kind === 'opened');
    expect(duty).toMatchObject({
      what: { followUpKind: 'callback', spoken: false, dueAt: '2026-11-18T15:06:00.000Z' },
    });
    expect(call.state.duty).toBe(duty?.stream);
  });

  it('without a number opens no duty that nobody could do', () => {
    const call = openCall(walras, { contact: null });
    call.reply({ kind: 'dropped' });
    expect(call.entries.some((entry) => entry.kind === 'opened')).toBe(false);
  });

  it('is carried on at the same place, with a first line of its own, by whoever takes it up', () => {
    const call = openCall(walras);
    call.enter();
    const before = call.prompt();
    call.reply({ kind: 'dropped' });
    const { duty } = call.state;
    const entries = carriedOn(call.state, {
      now: '2026-11-18T15:10:00.000Z',
      by: 'Lee',
      heads: new Map([[duty ?? '', 1]]),
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['resumed', 'taken-over', 'kept']);
    const state = entries.filter((entry): entry is CallEntry => entry.stream === 'call-1').reduce(evolve, call.state);
    expect(state).toMatchObject({ agent: 'Lee', line: 'back', duty: null });
    const again = openCall(walras);
    expect(again.prompt().say[0]?.text).not.toContain('cut off');
    expect(before.key).toBe(call.prompt().key);
  });
});

describe('a customer on hold', () => {
  it('is gone back to, and the seconds are counted', () => {
    const call = openCall(walras);
    expect(call.reply({ kind: 'hold', why: 'ask the warehouse', minutes: 3 })).toBeNull();
    expect(call.prompt().heldUntil).toBe('2026-11-18T15:04:00.000Z');
    expect(call.reply({ kind: 'hold', why: '', minutes: 3 })).toContain('on hold already');
    expect(call.reply({ kind: 'unhold' })).toBeNull();
    expect(call.callEntries.at(-1)).toMatchObject({ kind: 'came-back', what: { seconds: 120 } });
    expect(call.prompt().heldUntil).toBeNull();
    expect(call.reply({ kind: 'unhold' })).toBe('Nobody is on hold.');
  });

  it('is back as soon as the call goes on', () => {
    const call = openCall(walras);
    call.reply({ kind: 'hold', why: '', minutes: 2 });
    call.enter();
    expect(call.callEntries.slice(-2).map(({ kind }) => kind)).toEqual(['came-back', 'covered']);
  });

  it.each([0, 61, 1.5])('cannot be held for %s minutes', (minutes) => {
    expect(openCall(walras).reply({ kind: 'hold', why: '', minutes })).toContain('1 to 60 minutes');
  });
});

describe('a way out', () => {
  it.each([
    ['1', 'Insults'],
    ['2', 'A threat'],
    ['3', 'An emergency'],
    ['4', 'Legal words'],
  ])('is one key away at any step of any playbook, and the call stays where it is: %s', (answer, title) => {
    const call = openCall(walras);
    call.enter();
    const before = call.prompt();
    expect(call.reply({ kind: 'card', id: 'way-out' })).toBeNull();
    expect(call.prompt()).toMatchObject({ title: 'A way out', show: { kind: 'ask' } });
    expect(call.answer(answer)).toBeNull();
    expect(call.prompt().title).toBe(title);
    call.enter();
    expect(call.prompt().key).toBe(before.key);
  });

  it('is the playbook’s own where it has one', () => {
    const own = playbookFrom(`
recover: 1
title: Own way
steps:
  - { title: Greet, say: Good morning. }
scripts:
  way-out:
    card: yes
    steps: [{ id: alarm, title: Press the button, say: One moment. }]
`);
    const call = openCall(own);
    call.reply({ kind: 'card', id: 'way-out' });
    expect(call.prompt().title).toBe('Press the button');
  });
});
