import { describe, expect, it } from 'vitest';
import type { Show } from '../../src/engine/prompt.ts';
import type { Key } from '../../src/terminal/keys.ts';
import { press } from '../../src/terminal/press.ts';
import { type Draft, draftOf, openUi } from '../../src/terminal/ui.ts';
import { agree, callBack, contextOf, handOver, issue, listen, own, wish } from './prompts.ts';
import { ctrlC, enter, esc, pressed, shiftTab, sketch } from './sketch.ts';

const outcome = (...args: Parameters<typeof pressed>) => pressed(...args).outcome;
/** What a prompt is told of a draft that it is to take up again. */
const taken = ({ text, at }: Draft) => contextOf({ draft: text, draftAt: at });
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
      words: 'half three, mountain time, answer from the warehouse',
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
    expect(outcome(own, [half, enter, '/kind up', enter, 'y', enter])).toMatchObject({ followUp: 'update' });
    expect(status(own, [half, enter, '/kind fixx', enter])).toContain('Did you mean fix?');
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
    const draft = draftOf(pressed(own, [half, enter]));
    expect(draft).toEqual({ text: half, at: null });
    expect(outcome(own, ['y', enter], draft)).toMatchObject({ kind: 'promise', agreed: true });
  });

  it('is taken up again with what was being typed, and the cursor in it', () => {
    const left: Key = { kind: 'edit', what: 'left' };
    for (const keys of [
      [half, enter, 'mountain time', left, left],
      [half, enter, 'because she ins', left],
      [half, enter, 'y'],
      [half, enter, '/kind up'],
      ['/p', enter, 'half thr', left],
      [half, left, left],
      ['>> and then\n\nit was ', left],
    ]) {
      const ui = pressed(own, keys);
      const again = openUi(own, taken(draftOf(ui)));
      expect([again.talk, again.line]).toEqual([ui.talk, ui.line]);
    }
  });

  it('is taken up again with its kind and its reason', () => {
    const draft = draftOf(pressed(own, ['>> sunday', enter, '/kind up', enter, 'because she insists', enter]));
    expect(outcome(own, ['y', enter], draft)).toMatchObject({
      words: 'sunday',
      followUp: 'update',
      agreed: true,
      override: 'she insists',
    });
  });

  it('is left and opened again with its kind and its reason', () => {
    const keys = ['>> sunday', enter, '/kind up', enter, 'because she insists', enter] as const;
    for (const leave of [[shiftTab], ['/b', enter]] as const)
      expect(outcome(own, [...keys, ...leave, enter, 'y', enter])).toMatchObject({
        words: 'sunday',
        followUp: 'update',
        override: 'she insists',
      });
  });

  it('lets a note through, and comes back with its words', () => {
    const ui = pressed(own, [half, enter, '/n she is calm now', enter]);
    expect(ui.outcome).toEqual({ kind: 'note', from: 'customer', text: 'she is calm now' });
    expect(draftOf(ui).text).toBe(half);
    expect(sketch(own, { draft: half })).toContain('You typed       half three, answer from the warehouse');
    expect(draftOf(pressed(callBack, ['half three', enter, '/n calm', enter])).text).toBe('>> half three');
    expect(sketch(callBack, { draft: '>> half three' })).toContain('PROMISE');
  });

  it.each([
    ['/l', { kind: 'listen' }],
    ['/j 4', { kind: 'jump', step: 'sorry' }],
    ['/e 3', { kind: 'hung-up', disposition: 'promised' }],
    ['/w Anna Berg', { kind: 'identify', customer: 'Anna Berg' }],
    ['/m +1 312 555 0142', { kind: 'identify', contact: '+1 312 555 0142' }],
    ['/z Denver', { kind: 'identify', zone: 'Denver' }],
    ['/f A-4711', { kind: 'identify', reference: 'A-4711' }],
    ['/k', { kind: 'park' }],
    ['/g a test call', { kind: 'abandon', why: 'a test call' }],
  ])('is no trap: %s does what it says, and the words are kept', (line, reply) => {
    const ui = pressed(own, [half, enter, line, enter]);
    expect(ui.outcome).toEqual(reply);
    expect(draftOf(ui).text).toBe(half);
  });

  it('lists steps over it, and keeps its words while one is picked', () => {
    const ui = pressed(own, [half, enter, '/j', enter, '4']);
    expect([ui.overlay, draftOf(ui).text]).toEqual(['steps', half]);
    expect(outcome(own, [half, enter, '/j', enter, '4', enter])).toEqual({ kind: 'jump', step: 'sorry' });
    expect(pressed(own, [half, enter, '/j', enter, esc])).toMatchObject({
      overlay: null,
      talk: { words: half.slice(3) },
    });
  });

  it('takes other words with /p in place of all that was said', () => {
    expect(outcome(own, [half, enter, '/p quarter to four', enter, 'y', enter])).toMatchObject({
      words: 'quarter to four',
    });
  });

  it('takes what is no answer off the line, so that nothing is joined on to it', () => {
    const no = pressed(own, [half, enter, 'n', enter]);
    expect([no.status?.text, no.line.text]).toEqual(['Type the time that suits them.', '']);
    const half2 = pressed(own, [half, enter, 'yes that is fine', enter]);
    expect(half2.status?.text).toBe('y they agreed, or type the time that suits them.');
    expect([half2.line.text, half2.talk]).toMatchObject(['', { words: half.slice(3) }]);
    expect(outcome(own, ['>> sunday', enter, 'y', enter, 'because she insists', enter, 'y', enter])).toMatchObject({
      override: 'she insists',
    });
    expect(pressed(handOver, ['Omar', enter, 'perhaps', enter]).line.text).toBe('');
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
    expect(outcome(handOver, ['Omar because he knows it', enter, 'y', enter, 'I ring again', enter])).toEqual({
      kind: 'answer',
      value: { receiver: 'Omar', accepted: true, told: 'I ring again', why: 'he knows it' },
    });
  });

  it('that is not taken leaves the call here, and who was asked is on record', () => {
    const ui = pressed(handOver, ['Omar', enter, 'n', enter]);
    expect(ui.outcome).toEqual({
      kind: 'note',
      from: 'agent',
      text: 'Omar was asked to take the call, and did not',
    });
    expect([ui.talk, draftOf(ui).text]).toEqual([null, '']);
  });

  it('is no trap: a note is a note, and no part of the answer', () => {
    const ui = pressed(handOver, ['Omar', enter, 'y', enter, '/n calm now', enter]);
    expect(ui.outcome).toEqual({ kind: 'note', from: 'customer', text: 'calm now' });
    expect(openUi(handOver, taken(draftOf(ui))).talk).toMatchObject({
      receiver: 'Omar',
      accepted: true,
    });
  });

  it('goes back one part at a time', () => {
    const keys = ['Omar', enter, 'y', enter, shiftTab] as const;
    expect(sketch(handOver, { keys })).toContain('Did Omar take the call?');
    expect(pressed(handOver, [...keys, shiftTab]).line.text).toBe('Omar');
    expect(outcome(handOver, [...keys, shiftTab, shiftTab])).toEqual({ kind: 'back' });
  });

  it('is a draft that can be taken up again at the same part', () => {
    const left: Key = { kind: 'edit', what: 'left' };
    for (const keys of [
      ['Omar', left],
      ['Omar', enter],
      ['Omar because he knows it', enter, 'y', left],
      ['Omar', enter, 'y', enter],
      ['Omar', enter, 'y', enter, 'Omar rings', left, left],
      ['Omar', enter, 'y', enter, 'Omar rings\nthem'],
    ]) {
      const ui = pressed(handOver, keys);
      const again = openUi(handOver, taken(draftOf(ui)));
      expect([again.talk, again.line]).toEqual([ui.talk, ui.line]);
    }
  });
});

describe('a small phrase', () => {
  const quiet: Key = { kind: 'quiet', phrase: 2 };

  it('has its turn while nothing lies over the listening, until the next key', () => {
    expect(pressed(listen, [quiet]).nudge).toBe(2);
    expect(pressed(listen, ['has a photo', quiet]).nudge).toBe(2);
    for (const key of ['x', enter, esc, { kind: 'redraw' } as const])
      expect(pressed(listen, [quiet, key]).nudge).toBeNull();
  });

  it.each([
    ['a promise', listen, ['>> half three', enter]],
    ['the menu', listen, ['/']],
    ['the keys', listen, ['?']],
    ['Ctrl-C', listen, [ctrlC]],
    ['another step', wish, []],
  ])('has none at %s', (_name, prompt, keys) => expect(pressed(prompt, [...keys, quiet]).nudge).toBeNull());
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

  it('endings are listed, and taken by number, name or the start of their words', () => {
    expect(sketch(wish, { keys: ['/e', enter] })).toContain('   5  cut off');
    for (const typed of ['5', 'disconnected', 'cut'])
      expect(outcome(wish, ['/e', enter, typed, enter])).toEqual({ kind: 'hung-up', disposition: 'disconnected' });
    expect(status(wish, ['/e', enter, 'sideways', enter])).toContain('There is no ending "sideways"');
    expect(draftOf(pressed(wish, ['/e', enter, '5'])).text).toBe('');
  });

  it('Enter turns the menu on where it does not fit', () => {
    const first = sketch(agree, { cols: 40, rows: 12, keys: ['/'] });
    expect(first).toContain('/b back');
    expect(sketch(agree, { cols: 40, rows: 12, keys: ['/', enter] })).not.toContain('/b back');
    const pages = Array.from({ length: 6 }, (_, turned) =>
      sketch(agree, { cols: 40, rows: 12, keys: ['/', ...Array.from({ length: turned }, () => enter)] }),
    ).join('\n');
    for (const letter of 'bnpltsjrcxwmfzuoekg') expect(pages).toContain(` /${letter} `);
  });
});

describe('what stands beside the line', () => {
  it('a problem is there until the next key', () => {
    const opened = openUi(wish, contextOf({ draft: 'soon', problem: 'That is no time.' }));
    const around = { ...contextOf(), prompt: wish, isTerminal: true };
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

  it('the first Ctrl-C keeps the line, and says only what is true', () => {
    const said = (more: object, ...keys: string[]) => pressed(wish, [...keys, ctrlC], '', more).leaving;
    expect(said({ keepDraft: () => true }, 'by Sat')).toBe(
      'All is saved, this line too. Ctrl-C again leaves; recover resume brings you back.',
    );
    expect(said({ keepDraft: () => false }, 'by Sat')).toBe(
      'This line could not be saved. Ctrl-C again leaves without it.',
    );
    expect(said({ unsaved: true })).toBe('Not everything is saved. Ctrl-C again leaves all the same.');
    expect(said({ keepDraft: () => false })).toContain('All is saved.');
    expect(pressed(own, ['>> half three', enter, ctrlC]).leaving).toContain('All is saved, this as a draft.');
  });

  it('a short answer that was refused makes room for the next one, and can be brought back', () => {
    const refused = pressed(agree, ['yes he did', enter]);
    expect(refused.line.text).toBe('yes he did');
    expect(pressed(agree, ['yes he did', enter, enter]).line.text).toBe('yes he did');
    expect(outcome(agree, ['yes he did', enter, 'y', enter])).toEqual({ kind: 'answer', value: true });
    expect(pressed(agree, ['yes he did', enter, 'y']).cut).toBe('yes he did');
    expect(pressed(agree, ['yes he did', enter, ' say so']).line.text).toBe('yes he did say so');
    const problem = 'Choose one of them.';
    expect(pressed(agree, ['four'], 'some other words', { problem }).line.text).toBe('four');
    const early = pressed(agree, [{ kind: 'early-enter' }, 'four'], 'some other words', { problem });
    expect(early.line.text).toBe('four');
  });
});

describe('the line', () => {
  it('takes 20,000 characters and refuses more with a sentence', () => {
    const full = pressed(wish, [{ kind: 'paste', text: 'x'.repeat(20_000) }]);
    expect(full.line.text.length).toBe(20_000);
    const more = press(full, { kind: 'text', text: 'y' }, { ...contextOf(), prompt: wish, isTerminal: true });
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
    const around = { ...contextOf(), prompt: wish };
    const ui = openUi(wish, contextOf());
    const ended = (isTerminal: boolean) => press(ui, { kind: 'ended' }, { ...around, isTerminal }).outcome;
    expect([ended(true), ended(false)]).toEqual([
      { kind: 'gone', how: 'SIGHUP' },
      { kind: 'gone', how: 'end-of-input' },
    ]);
  });
});
