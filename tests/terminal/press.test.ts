import { describe, expect, it } from 'vitest';
import type { Show } from '../../src/engine/prompt.ts';
import { press } from '../../src/terminal/press.ts';
import { draftOf, openUi } from '../../src/terminal/ui.ts';
import { agree, callBack, handOver, issue, listen, own, readPromise, wish } from './prompts.ts';
import { ctrlC, enter, esc, pressed, shiftTab, sketch } from './sketch.ts';

const outcome = (...args: Parameters<typeof pressed>) => pressed(...args).outcome;
const status = (...args: Parameters<typeof pressed>) => pressed(...args).status?.text;

describe('a promise', () => {
  const half = '>> half three, answer from the warehouse';

  it('that they agreed to is saved as agreed', () => {
    expect(outcome(own, [half, enter, 'y', enter])).toEqual({
      kind: 'promise',
      words: 'half three, answer from the warehouse',
      followUp: 'callback',
      agreed: true,
    });
  });

  it('is saved with Enter and asked at the end', () => {
    expect(outcome(own, ['/p half three', enter, enter])).toMatchObject({ words: 'half three', agreed: null });
  });

  it('asks for its words when none were typed', () => {
    expect(sketch(own, { keys: ['/p', enter] })).toContain('What was promised, and for when?');
    expect(outcome(own, ['/p', enter, 'half three', enter, 'y', enter])).toMatchObject({ words: 'half three' });
  });

  it('takes another time', () => {
    expect(outcome(own, [half, enter, 'quarter to four', enter, 'y', enter])).toMatchObject({
      words: 'quarter to four',
    });
  });

  it('takes a word that is no time by itself together with the time before', () => {
    expect(outcome(own, [half, enter, 'mountain time', enter, 'y', enter])).toMatchObject({
      words: 'half three, answer from the warehouse, mountain time',
    });
  });

  it('at a questioned time is saved only with a reason', () => {
    expect(status(own, ['>> sunday', enter, 'y', enter])).toBe(
      'Nobody is in at that time. Another time, or why: because ...',
    );
    expect(outcome(own, ['>> sunday', enter, 'because I am on call', enter, 'y', enter])).toMatchObject({
      words: 'sunday',
      agreed: true,
      override: 'I am on call',
    });
  });

  it('can be of another kind', () => {
    expect(outcome(own, [half, enter, '/k up', enter, 'y', enter])).toMatchObject({ followUp: 'update' });
    expect(status(own, [half, enter, '/k fixx', enter])).toContain('Did you mean fix?');
  });

  it('answers the ask that wants one', () => {
    expect(outcome(callBack, ['half three', enter, 'y', enter])).toEqual({
      kind: 'answer',
      value: { words: 'half three', agreed: true },
    });
    expect(outcome(callBack, ['sunday', enter, 'because she insists', enter, enter])).toEqual({
      kind: 'answer',
      value: { words: 'sunday', agreed: null, override: 'she insists' },
    });
  });

  it('that is only suggested is read back before it is promised', () => {
    const suggested = { ...callBack, show: { ...callBack.show, prefill: 'half three' } as Show };
    expect(outcome(suggested, [enter])).toBeNull();
    expect(sketch(suggested, { keys: [enter] })).toContain('That is         Wed 18 Nov 15:30 in Chicago');
    expect(outcome(suggested, [enter, 'y', enter])).toMatchObject({ value: { words: 'half three', agreed: true } });
  });

  it('without a time is asked for one, and what was typed stays', () => {
    const ui = pressed(callBack, ['soon', enter]);
    expect(ui.status?.text).toBe('When exactly? Say a time on the clock.');
    expect(ui.line.text).toBe('soon');
  });

  it('is left with Shift-Tab, its words kept in the line', () => {
    const ui = pressed(own, [half, enter, shiftTab]);
    expect([ui.talk, ui.line.text, ui.outcome]).toEqual([null, half, null]);
    expect(pressed(own, [half, enter, 'quarter to four', shiftTab]).line.text).toBe('>> quarter to four');
  });

  it('is a draft that can be taken up again', () => {
    const draft = draftOf(pressed(own, [half, enter, 'y']));
    expect(draft).toBe(half);
    expect(outcome(own, [enter, 'y', enter], draft)).toMatchObject({ kind: 'promise', agreed: true });
  });
});

describe('a hand-over', () => {
  it('is one answer from three lines', () => {
    expect(outcome(handOver, ['Omar', enter, 'y', enter, 'Omar rings you at four', enter])).toEqual({
      kind: 'answer',
      value: { receiver: 'Omar', accepted: true, told: 'Omar rings you at four' },
    });
  });

  it('keeps the reason where the method wants one', () => {
    expect(outcome(handOver, ['Omar because he knows it', enter, 'n', enter, 'I ring again', enter])).toEqual({
      kind: 'answer',
      value: { receiver: 'Omar', accepted: false, told: 'I ring again', why: 'he knows it' },
    });
  });

  it('goes back one part at a time', () => {
    const keys = ['Omar', enter, 'y', enter, shiftTab] as const;
    expect(sketch(handOver, { keys })).toContain('Did Omar take the call?');
    expect(pressed(handOver, [...keys, shiftTab]).line.text).toBe('Omar');
    expect(outcome(handOver, [...keys, shiftTab, shiftTab])).toEqual({ kind: 'back' });
  });

  it('is a draft that can be taken up again at the same part', () => {
    const draft = draftOf(pressed(handOver, ['Omar', enter, 'y', enter, 'Omar rings']));
    const again = openUi(handOver, { draft, problem: null });
    expect(again.talk).toMatchObject({ receiver: 'Omar', accepted: true });
    expect(again.line.text).toBe('Omar rings');
  });
});

describe('help', () => {
  it('? and / are keys only on an empty line', () => {
    expect(pressed(wish, ['why', '?']).line.text).toBe('why?');
    expect(pressed(wish, ['?']).overlay).toBe('keys');
    expect(pressed(wish, ['1', '/', '2']).line.text).toBe('1/2');
  });

  it('closes with Esc, with Enter and with typing, and only then does Esc go back', () => {
    expect(pressed(wish, ['?', esc])).toMatchObject({ overlay: null, outcome: null });
    expect(pressed(wish, ['?', enter])).toMatchObject({ overlay: null, outcome: null });
    expect(pressed(wish, ['?', 'S'])).toMatchObject({ overlay: null, line: { text: 'S' } });
    expect(pressed(wish, ['?', esc, esc]).outcome).toEqual({ kind: 'back' });
    expect(pressed(wish, ['/', 'p', esc])).toMatchObject({ line: { text: '' }, cut: '/p', outcome: null });
  });

  it('a number picks from the steps or cards that are listed', () => {
    expect(outcome(wish, ['/j', enter, '4', enter])).toEqual({ kind: 'jump', step: 'sorry' });
    expect(outcome(wish, ['/c', enter, '1', enter])).toEqual({ kind: 'card', id: 'silence' });
  });
});

describe('what stands beside the line', () => {
  it('a problem is there until the next key', () => {
    const opened = openUi(wish, { draft: 'soon', problem: 'That is no time.' });
    const around = { prompt: wish, readPromise, isTerminal: true };
    expect(opened.status?.text).toBe('That is no time.');
    expect(opened.line.text).toBe('soon');
    expect(press(opened, { kind: 'text', text: 'er' }, around).status).toBeNull();
  });

  it('the second empty Enter goes through, unless something was typed between', () => {
    expect(outcome(listen, [enter, enter])).toEqual({ kind: 'covered' });
    expect(outcome(listen, [enter, 'x', { kind: 'edit', what: 'erase' }, enter])).toBeNull();
    expect(outcome(wish, [enter, enter])).toEqual({ kind: 'covered' });
  });

  it('the second Ctrl-C leaves, unless another key came between', () => {
    expect(outcome(wish, [ctrlC, ctrlC])).toEqual({ kind: 'gone', how: 'interrupt' });
    expect(outcome(wish, [ctrlC, 'x', ctrlC])).toBeNull();
    expect(sketch(agree, { keys: [ctrlC] })).toContain(
      'All is saved. Ctrl-C again leaves; recover resume brings you back.',
    );
  });
});

describe('the line', () => {
  it('takes 20,000 characters and refuses more with a sentence', () => {
    const full = pressed(wish, [{ kind: 'paste', text: 'x'.repeat(20_000) }]);
    expect(full.line.text.length).toBe(20_000);
    const more = press(full, { kind: 'text', text: 'y' }, { prompt: wish, readPromise, isTerminal: true });
    expect(more.line.text.length).toBe(20_000);
    expect(more.status?.text).toContain('20,001 characters, and one answer takes 20,000');
  });

  it('gives back with Ctrl-Y what Ctrl-U took away', () => {
    const keys = ['by Saturday', { kind: 'edit', what: 'erase-to-start' }, { kind: 'bring-back' }] as const;
    expect(pressed(wish, keys).line.text).toBe('by Saturday');
  });

  it('nothing inside a paste is a key', () => {
    expect(pressed(wish, [{ kind: 'paste', text: '?' }]).overlay).toBeNull();
  });

  it('an early Enter on an empty line accepts nothing', () => {
    expect(outcome(issue, [{ kind: 'early-enter' }])).toBeNull();
    expect(outcome(listen, ['late', { kind: 'early-enter' }])).toMatchObject({ kind: 'note', text: 'late' });
    expect(outcome(agree, ['y', { kind: 'early-enter' }])).toBeNull();
  });

  it('an ended input leaves, as a closed window where there was one', () => {
    const around = { prompt: wish, readPromise };
    const ui = openUi(wish, { draft: '', problem: null });
    const ended = (isTerminal: boolean) => press(ui, { kind: 'ended' }, { ...around, isTerminal }).outcome;
    expect([ended(true), ended(false)]).toEqual([
      { kind: 'gone', how: 'SIGHUP' },
      { kind: 'gone', how: 'end-of-input' },
    ]);
  });
});
