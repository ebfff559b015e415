import { describe, expect, it } from 'vitest';
import { openCall, type TestCall } from '../helpers/call.ts';
import { shipped } from '../helpers/playbooks.ts';

const walras = shipped('walras');

/** At the read-back with promises that nobody has asked them about. */
function readingBack(...words: string[]): TestCall {
  const call = openCall(walras);
  for (const each of words) call.reply({ kind: 'promise', words: each, followUp: 'callback', agreed: null });
  call.reply({ kind: 'jump', step: 'solve' });
  call.answer('a refund');
  call.answer('1');
  expect(call.prompt().step).toBe('read-back');
  return call;
}

const standing = ({ state }: TestCall) =>
  state.promises.filter(({ withdrawn }) => !withdrawn).map(({ words, agreed }) => ({ words, agreed }));

describe('a promise that they do not agree to at the read-back', () => {
  it('is asked about again in the same place, and another time stands in for it', () => {
    const call = readingBack('today at 16:00');
    expect(call.reply({ kind: 'agreed', yes: false })).toBeNull();
    const { show, say, step } = call.prompt();
    expect(step).toBe('read-back');
    expect(show).toMatchObject({ kind: 'read-back', again: { words: 'today at 16:00' } });
    expect(say[0]?.text).toBe('Then let us find a time that suits you. When is good for you?');
    const instead = call.state.promises[0]?.followUp ?? '';
    const another = { kind: 'promise', words: 'today at 16:30', followUp: 'callback', agreed: true, instead } as const;
    expect(call.reply(another)).toBeNull();
    expect(standing(call)).toEqual([{ words: 'today at 16:30', agreed: true }]);
    expect(call.prompt().step).toBe('wrap-up');
    expect(call.entries).toContainEqual(
      expect.objectContaining({ stream: instead, kind: 'withdrawn', what: { slip: true } }),
    );
  });

  it('can be fine after all, or stay not agreed', () => {
    const fine = readingBack('today at 16:00');
    fine.reply({ kind: 'agreed', yes: false });
    expect(fine.reply({ kind: 'agreed', yes: true })).toBeNull();
    expect(standing(fine)).toEqual([{ words: 'today at 16:00', agreed: true }]);
    expect(fine.prompt().step).toBe('wrap-up');
    const left = readingBack('today at 16:00');
    left.reply({ kind: 'agreed', yes: false });
    expect(left.reply({ kind: 'agreed', yes: false })).toContain('Type the time that suits them');
    left.enter();
    expect(standing(left)).toEqual([{ words: 'today at 16:00', agreed: false }]);
    expect(left.prompt().step).toBe('wrap-up');
  });

  it('is one of two, which are asked about one after the other', () => {
    const call = readingBack('today at 15:00', 'today at 16:00');
    call.reply({ kind: 'agreed', yes: false });
    expect(call.prompt().show).toMatchObject({ again: { words: 'today at 15:00' } });
    call.reply({ kind: 'agreed', yes: true });
    expect(call.prompt().show).toMatchObject({ again: { words: 'today at 16:00' } });
    const instead = call.state.promises[1]?.followUp ?? '';
    // The time is nobody's word yet: they are asked.
    call.reply({ kind: 'promise', words: 'today at 16:15', followUp: 'callback', agreed: null, instead });
    expect(call.prompt().show).toMatchObject({ kind: 'read-back', promises: [{ words: 'today at 16:15' }] });
    call.reply({ kind: 'agreed', yes: true });
    expect(call.prompt().step).toBe('wrap-up');
  });

  it('stays as it is when the other time cannot be taken', () => {
    const call = readingBack('today at 16:00');
    call.reply({ kind: 'agreed', yes: false });
    const instead = call.state.promises[0]?.followUp ?? '';
    const another = { kind: 'promise', words: 'soon', followUp: 'callback', agreed: true, instead } as const;
    expect(call.reply(another)).not.toBeNull();
    expect(standing(call)).toEqual([{ words: 'today at 16:00', agreed: false }]);
  });
});
