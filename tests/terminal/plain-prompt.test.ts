import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PromptKey } from '../../src/engine/cursor.ts';
import type { Prompt } from '../../src/engine/prompt.ts';
import type { PrompterContext } from '../../src/engine/prompter.ts';
import { makePlainPrompter } from '../../src/terminal/plain-prompt.ts';
import { openTerminal } from '../helpers/terminal.ts';
import { buildDriver } from './build-driver.ts';
import {
  agree,
  asking,
  callBack,
  contextOf,
  handOver,
  issue,
  listen,
  own,
  remedyTold,
  ringing,
  toCheck,
  wish,
  wishTold,
  wrapUp,
  writeUp,
} from './prompts.ts';

/** Types the lines at the prompts, one prompter for all of them. */
async function talk(prompts: readonly Prompt[], lines: readonly string[], more: Partial<PrompterContext> = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk) => {
    text += chunk;
  });
  const prompter = makePlainPrompter({ input, output });
  input.write(lines.map((line) => `${line}\n`).join(''));
  input.end();
  const outcomes = [];
  for (const prompt of prompts) outcomes.push(await prompter(prompt, contextOf(more)));
  return { outcomes, text };
}

describe('the accessible prompter', () => {
  it('says a step in sentences, one after another', async () => {
    expect((await talk([agree], ['y'])).text).toMatchInlineSnapshot(`
      "Type ? for what can be typed, /b to go back.

      Step 3 of about 5: Say it back. Anna Berg, +1 312 555 0142, since 14:03.
      Say: Thank you for telling me. I want to be sure I have this right:
        three weeks late, nobody rang when promised
      Is that so?
      Or: I'm glad you brought this to me. Have I got it right: three weeks late?
      Guide: Only when they have finished. Thank them, then the main points, then ask.
      Note 1, 14:04: ordered 14 Oct, told two weeks
      Note 2, 14:04, main point: three weeks late, nobody rang when promised
      Note 3, 14:05: took Monday off for nothing
      Note 4, 14:06: wants it by Saturday or money back
      Do they agree?
      y yes, n no, or type it in better words.
      > "
    `);
  });

  it('numbers choices, and says what a number means', async () => {
    const choices = ['solved now', 'not yet'].map((label, index) => ({ id: `c${index}`, label, ends: null }));
    const prompt = asking(
      { type: 'choice', id: 'x', label: 'How does it stand?', other: false, choices },
      {},
      { notes: [] },
    );
    expect((await talk([prompt], ['2'])).text).toMatchInlineSnapshot(`
      "Type ? for what can be typed, /b to go back.

      Step 3 of about 5: Say it back. Anna Berg, +1 312 555 0142, since 14:03.
      How does it stand?
      1 solved now
      2 not yet
      Enter a number between 1 and 2.
      > "
    `);
  });

  it('says what they told already before what Enter takes, and takes it', async () => {
    const { outcomes, text } = await talk([wishTold, remedyTold], ['', '']);
    expect(text).toContain('They said at 14:06, and Enter takes: wants it by Saturday or money back\n');
    expect(text).toContain('They said at 14:06: wants it by Saturday or money back\nEnter takes: money back\n');
    expect(outcomes).toEqual([
      { kind: 'answer', value: 'wants it by Saturday or money back', told: 9 },
      { kind: 'answer', value: 'refund', told: 9 },
    ]);
  });

  it('says what is to be checked, and what may be left on a machine before it is left', async () => {
    const checked = await talk([toCheck], ['/i 60311', '/i']);
    expect(checked.text).toContain(
      'Check who calls: the postcode of the address, their last order? /i clear, /i no, /i na\n',
    );
    expect(checked.outcomes).toEqual([{ kind: 'check', result: 'checked' }]);
    const rung = await talk([ringing], ['/a voicemail rang', '', '/a', '2']);
    expect(rung.text).toContain('/a when nobody answers: it says what may be left on a machine.\n');
    const said = 'On a machine say this and no more: This is Priya. Please ring me on extension 415.\n';
    expect(rung.text.split(said)).toHaveLength(3);
    expect(rung.outcomes).toEqual([{ kind: 'attempt', result: 'voicemail' }]);
  });

  it('says all ways to put it, and the end of the call', async () => {
    expect((await talk([own, wrapUp], ['', ''])).text).toMatchInlineSnapshot(`
      "Type ? for what can be typed, /b to go back.

      Step 1 of about 5: Own it and apologise. +1 312 555 0142, since 14:03.
      Say: I'm so sorry this has happened to you. I am Priya, and I will look after this myself.
      Or: I'm sorry. You have come to the right person: I will see this through for you.
      Guide: You have been that unhappy customer. Say sorry first, whatever the details turn out to be.
      Enter goes on. Words are kept as a note.
      > 
      End of call. Anna Berg, +1 312 555 0142, since 14:03.
      Say: Thank you for telling me, Anna. You hear from me at half past three.
      Ended as: call-back promised
      Promised: Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min
      They agreed: half three, answer from the warehouse, (k7wq)
      Still missing: nothing on this call
      For later: 1, Cause, for the warehouse
      2, CRM number
      Or ended as: 1 solved now, 2 solution agreed now, 3 call-back promised, 4 cut off
      Enter hangs up, w stays to write up, a number ends it as that.
      c prints the call for the CRM.
      > "
    `);
  });

  it('gives the same replies as the screen', async () => {
    const lines = ['', 'ordered in October', '/b', '', '', 'it was four weeks', '2', '1 w'];
    const { outcomes } = await talk([own, listen, listen, listen, agree, wish, wrapUp], lines);
    expect(outcomes).toEqual([
      { kind: 'covered', line: 0 },
      { kind: 'note', from: 'customer', text: 'ordered in October' },
      { kind: 'back' },
      { kind: 'covered' },
      { kind: 'answer', value: 'it was four weeks' },
      { kind: 'answer', value: 'three weeks late, nobody rang when promised', told: 6 },
      { kind: 'hung-up', disposition: 'solved', stay: true },
    ]);
  });

  it('reads a promise back before it is saved', async () => {
    const { outcomes, text } = await talk([callBack, own], ['soon', 'half three', 'y', '>> sunday', '/b', '']);
    expect(outcomes).toEqual([
      { kind: 'answer', value: { words: 'half three', agreed: true } },
      { kind: 'covered', line: 0 },
    ]);
    expect(text).toContain('When exactly? Say a time on the clock.');
    expect(text).toContain('That is: Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min');
    expect(text).toContain('Not saved yet.');
  });

  it('asks for a hand-over in parts', async () => {
    const { outcomes } = await talk([handOver], ['Omar', 'y', 'Omar rings']);
    expect(outcomes).toEqual([{ kind: 'answer', value: { receiver: 'Omar', accepted: true, told: 'Omar rings' } }]);
  });

  it('reads the options out with their numbers, again when one was added', async () => {
    const ask = {
      type: 'options',
      id: 'ideas',
      label: 'Which one?',
      min: 2,
      max: 3,
      order: 'as-told',
      always: [],
    } as const;
    const option = (text: string) => ({ text, by: 'agent' as const, best: false, cost: null });
    const before = asking(ask, { options: { options: [option('repair it')], chosen: null } });
    const after = asking(ask, { options: { options: [option('repair it'), option('money back')], chosen: null } });
    const { text } = await talk([before, after], ['money back', '2']);
    expect(text.split('> ')[1]).toBe('1  repair it\n2  money back\n');
  });

  it('says once after Enter what had better be said otherwise, and sends it', async () => {
    const { outcomes, text } = await talk(
      [agree, { ...wish, key: 'test:wish' as PromptKey }],
      ["it's our policy", 'calm down'],
    );
    expect(outcomes).toEqual([
      { kind: 'answer', value: "it's our policy" },
      { kind: 'answer', value: 'calm down' },
    ]);
    expect(text.match(/Better than .*/g)).toEqual(['Better than "it\'s our policy": here is what I can do']);
    expect(text.indexOf('Better than')).toBeLessThan(text.indexOf('What do they want?'));
  });

  it('says it before a promise is read back, while another one can still be typed', async () => {
    const { outcomes, text } = await talk([callBack], ['half three, hopefully', 'quarter to four', 'y']);
    expect(text.match(/(?:Better than|That is).*/g)).toEqual([
      'Better than "hopefully": I will know by four this afternoon',
      'That is: Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min',
      'That is: Wed 18 Nov 15:45 in Chicago, 16:45 here, in 2 h 18 min',
    ]);
    expect(outcomes).toEqual([{ kind: 'answer', value: { words: 'quarter to four', agreed: true } }]);
  });

  it('lists keys, commands and steps, and asks again', async () => {
    const { outcomes, text } = await talk([wish], ['?', '/', '/j', '4']);
    expect(outcomes).toEqual([{ kind: 'jump', step: 'sorry' }]);
    expect(text).toContain('>> first: a promise');
    expect(text).not.toMatch(/Shift-Tab|Esc/);
    expect(text).toContain('/p or /promise words: promise a time');
    expect(text).toContain('4, Apologise for just that');
  });

  it('only ever adds text: no escape codes, nothing redrawn', async () => {
    const prompts = [own, listen, agree, issue, wish, writeUp];
    const { text } = await talk(prompts, ['', '?', '', '', 'y', '', '', '', '']);
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });

  it('leaves when the input ends', async () => {
    expect((await talk([wish, wish], [])).outcomes[1]).toEqual({ kind: 'gone', how: 'end-of-input' });
  });

  it('leaves when it is told to', async () => {
    const controller = new AbortController();
    const prompter = makePlainPrompter({ input: new PassThrough(), output: new PassThrough() });
    const outcome = prompter(wish, contextOf({ signal: controller.signal }));
    controller.abort('SIGTERM');
    await expect(outcome).resolves.toEqual({ kind: 'gone', how: 'SIGTERM' });
  });
});

describe('the accessible prompter in a terminal', () => {
  let driver: Awaited<ReturnType<typeof buildDriver>>;
  beforeAll(async () => {
    driver = await buildDriver();
  });
  afterAll(() => driver.remove());

  it('keeps a paste of many lines together', async () => {
    const terminal = openTerminal(process.execPath, [driver.file, '--plain', 'wish', 'wish']);
    await terminal.until('What do they want?');
    terminal.type('by Saturday\nor money back\n');
    await terminal.until('Saved 14:06');
    terminal.type('x\n');
    await terminal.until('{"kind":"answer","value":"by Saturday\\nor money back"}\n{"kind":"answer","value":"x"}');
    expect(terminal.raw()).not.toContain('\x1b');
  });

  it('the first Ctrl-C says what is saved, another line stays, the second one leaves', async () => {
    const leaving = 'All that you sent is saved, a line without Enter is not. Ctrl-C again leaves';
    const terminal = openTerminal(process.execPath, [driver.file, '--plain', 'wish', 'wish']);
    await terminal.until('What do they want?');
    terminal.press('ctrl-c');
    await terminal.until(leaving);
    terminal.type('by Saturday\n');
    await terminal.until('Saved 14:06');
    terminal.press('ctrl-c');
    await terminal.until((screen) => screen.split(leaving).length === 3);
    terminal.press('ctrl-c');
    await terminal.until('{"kind":"gone","how":"interrupt"}');
    expect(terminal.raw()).not.toContain('\x1b');
  });

  it('Ctrl-D leaves', async () => {
    const terminal = openTerminal(process.execPath, [driver.file, '--plain', 'wish']);
    await terminal.until('What do they want?');
    terminal.press('ctrl-d');
    await terminal.until('{"kind":"gone","how":"end-of-input"}');
  });
});
