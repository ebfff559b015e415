import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal, type TerminalOptions } from '../helpers/terminal.ts';
import { buildDriver } from './build-driver.ts';

let driver: Awaited<ReturnType<typeof buildDriver>>;

beforeAll(async () => {
  driver = await buildDriver();
});

afterAll(() => driver.remove());

const show = (names: string, options?: TerminalOptions) =>
  openTerminal(process.execPath, [driver.file, ...names.split(' ')], options);

const listening = 'Enter twice on an empty line';
const asking = 'What do they want?';
const leaving = 'All is saved, this line too. Ctrl-C again leaves; recover resume brings you';

/** What was printed once all prompts had been shown. */
async function replies(terminal: Terminal): Promise<string[]> {
  await terminal.until(/^end$/m);
  const printed = terminal.raw().slice(terminal.raw().lastIndexOf('\x1b[?2004l'));
  return printed.match(/\{"kind".*\}|draft: .*"/g) ?? [];
}

/** The terminal is as the shell had it: raw mode and bracketed paste off, the cursor never hidden. */
function expectLeftClean(terminal: Terminal): void {
  expect(terminal.screen()).toContain('raw mode: false');
  expect(terminal.raw().lastIndexOf('\x1b[?2004l')).toBeGreaterThan(terminal.raw().lastIndexOf('\x1b[?2004h'));
  expect(terminal.raw()).not.toContain('\x1b[?25l');
}

describe('listening', () => {
  const phrases = ['I see', 'OK', 'Go on', 'That must have been annoying'];
  const bold = (terminal: Terminal) => phrases.filter((phrase) => terminal.isBold(phrase));

  it('makes one small phrase bold after a while without a key, and plain again with the next one', async () => {
    const terminal = show('--nudge listen listen wish', { env: { FORCE_COLOR: '1' } });
    await terminal.until('That must have been annoying');
    expect(bold(terminal)).toEqual([]);
    await expect.poll(() => bold(terminal)).toEqual(['I see']);
    const { length } = terminal.raw();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(terminal.raw().length, 'nothing moves meanwhile').toBe(length);
    terminal.type('h');
    await terminal.until('> h');
    expect(bold(terminal)).toEqual([]);
    const { column } = terminal.cursor();
    await expect.poll(() => bold(terminal)).toEqual(['OK']);
    expect(terminal.cursor().column).toBe(column);
    terminal.press('enter');
    await terminal.until('Saved 14:06');
    expect(bold(terminal)).toEqual([]);
    await expect.poll(() => bold(terminal)).toEqual(['Go on']);
    terminal.press('ctrl-c', 'ctrl-c');
    await replies(terminal);
  });

  it('is still when nothing is to change by itself, and so is every other screen', async () => {
    for (const names of ['listen', '--nudge wish', '--nudge --plain listen']) {
      const terminal = show(names, { env: { FORCE_COLOR: '1' } });
      await terminal.until(/^ ?>/m);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { length } = terminal.raw();
      await new Promise((resolve) => setTimeout(resolve, 900));
      expect(terminal.raw().length).toBe(length);
      terminal.kill('SIGTERM');
      await terminal.until(/^end$/m);
    }
  });
});

describe('typing', () => {
  it('the cursor stands in the line, also in the middle of wide letters', async () => {
    const terminal = show('listen');
    await terminal.until(listening);
    const { row } = terminal.cursor();
    expect(terminal.cursor().column).toBe(3);
    terminal.type('hello');
    await terminal.until('> hello');
    expect(terminal.cursor()).toEqual({ row, column: 8 });
    terminal.press('left', 'left');
    terminal.type('日本');
    await terminal.until('> hel日本lo');
    expect(terminal.cursor()).toEqual({ row, column: 10 });
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"note","from":"customer","text":"hel日本lo"}']);
    expectLeftClean(terminal);
  });

  it('a long line goes on in the next row, and the cursor with it', async () => {
    const terminal = show('listen');
    await terminal.until(listening);
    const { row } = terminal.cursor();
    terminal.type(`${'word '.repeat(30)}end`);
    await terminal.until(/^ {3}end$/m);
    expect(terminal.cursor()).toEqual({ row, column: 6 });
    expect(terminal.screen().split('\n')[0]).toContain('Let them tell it');
    terminal.press('home');
    await terminal.until(() => terminal.cursor().row === row - 2);
    expect(terminal.cursor().column).toBe(3);
    terminal.press('ctrl-e', 'enter');
    const [reply] = await replies(terminal);
    expect(reply).toContain('word word end');
  });

  it('Alt-Enter and Ctrl-J break the line, Enter sends all of it', async () => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.type('one');
    terminal.press('alt-enter');
    terminal.type('two');
    terminal.press('ctrl-j');
    terminal.type('three');
    await terminal.until('   three');
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"answer","value":"one\\ntwo\\nthree"}']);
  });

  it('Tab shows other words and types nothing', async () => {
    const terminal = show('own');
    await terminal.until("I'm so sorry");
    terminal.press('tab');
    await terminal.until('You have come to the right person');
    terminal.type('hello');
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"note","from":"customer","text":"hello"}']);
  });
});

describe('what had better be said otherwise', () => {
  it('is named under a promise as it is typed, goes with the words, and holds nothing up', async () => {
    const terminal = show('callBack');
    await terminal.until('When do you ring back');
    terminal.type('half three, and I’ll try');
    await terminal.until('Better than "I’ll try": I will do it by three this afternoon');
    const { row, column } = terminal.cursor();
    expect(terminal.screen().split('\n')[row]).toBe(' > half three, and I’ll try');
    terminal.press('ctrl-w');
    await terminal.until((screen) => !screen.includes('Better than'));
    expect(terminal.cursor()).toEqual({ row, column: column - 3 });
    terminal.type('try it, hopefully');
    await terminal.until('Better than "hopefully"');
    terminal.press('enter');
    await terminal.until('y they agreed');
    expect(terminal.screen()).not.toContain('Better than');
    terminal.type('y');
    await terminal.until('> y');
    terminal.press('enter');
    expect(await replies(terminal)).toEqual([
      '{"kind":"answer","value":{"words":"half three, and I’ll try it, hopefully","agreed":true}}',
    ]);
    expectLeftClean(terminal);
  });
});

describe('a paste', () => {
  it('of many lines stays one answer, and no line of it reaches the next question', async () => {
    const terminal = show('wish wish');
    await terminal.until(asking);
    terminal.paste('by Saturday\r\nor money back\n\tand /b ?\x03 Omar');
    await terminal.until('Pasted 3 lines');
    terminal.press('enter');
    await terminal.until('Saved 14:06');
    terminal.type('x');
    terminal.press('enter');
    expect(await replies(terminal)).toEqual([
      '{"kind":"answer","value":"by Saturday\\nor money back\\n\\tand /b ?\\u0003 Omar"}',
      '{"kind":"answer","value":"x"}',
    ]);
  });

  it('of 10,000 characters is there within the blink that a person notices, and draws no more than it has to', async () => {
    const terminal = show('listen');
    await terminal.until(listening);
    const before = terminal.raw().length;
    terminal.paste(`${'sofa '.repeat(2000)}late`);
    await terminal.until(/sofa late$/m, 2);
    expect(terminal.raw().length - before).toBeLessThan(40_000);
  });

  it('of a megabyte is refused with a sentence, and typing goes on', async () => {
    const terminal = show('listen');
    await terminal.until(listening);
    terminal.type('before');
    await terminal.until('> before');
    const before = terminal.raw().length;
    terminal.paste('x\n'.repeat(524_288));
    await terminal.until('That paste has 1,048,576 characters, and one answer takes 20,000.', 4);
    expect(terminal.raw().length - before).toBeLessThan(40_000);
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"note","from":"customer","text":"before"}']);
  });
});

describe('going back', () => {
  it('works at a field whose text is impossible, and keeps the text as the draft', async () => {
    const terminal = show('callBack');
    await terminal.until('When do you ring back');
    terminal.type('soon');
    terminal.press('enter');
    await terminal.until('When exactly? Say a time on the clock.');
    terminal.press('shift-tab');
    expect(await replies(terminal)).toEqual(['{"kind":"back"}']);
  });

  it('by Esc closes the keys first', async () => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.type('?');
    await terminal.until('Ctrl-C twice');
    terminal.press('esc');
    await terminal.until((screen) => !screen.includes('Ctrl-C twice'));
    terminal.press('esc');
    expect(await replies(terminal)).toEqual(['{"kind":"back"}']);
  });
});

describe('leaving', () => {
  it('the first Ctrl-C only says that all is saved, another key stays, the second one leaves', async () => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.type('by Saturday');
    await terminal.until('> by Saturday');
    terminal.press('ctrl-c');
    await terminal.until(leaving);
    terminal.type('!');
    await terminal.until((screen) => screen.includes('by Saturday!') && !screen.includes(leaving));
    terminal.press('ctrl-c');
    await terminal.until(leaving);
    terminal.press('ctrl-c');
    expect(await replies(terminal)).toEqual(['{"kind":"gone","how":"interrupt"}', 'draft: "by Saturday!"']);
    expectLeftClean(terminal);
  });

  it('Ctrl-D leaves on an empty line only', async () => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.type('x');
    await terminal.until('> x');
    terminal.press('ctrl-d');
    terminal.type('y');
    await terminal.until('> xy');
    terminal.press('ctrl-u', 'ctrl-d');
    expect(await replies(terminal)).toEqual(['{"kind":"gone","how":"end-of-input"}', 'draft: ""']);
    expectLeftClean(terminal);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('%s keeps the half-typed line', async (signal) => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.type('by Satur');
    await terminal.until('> by Satur');
    terminal.kill(signal);
    expect(await replies(terminal)).toEqual([`{"kind":"gone","how":"${signal}"}`, 'draft: "by Satur"']);
    expectLeftClean(terminal);
  });

  it('a closed window ends the program', async () => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.hangUp();
    await terminal.exited;
  });

  it('input that ends is said, and is no answer', () => {
    const { stdout } = spawnSync(process.execPath, [driver.file, 'wish'], { input: 'x', encoding: 'utf8' });
    expect(stdout).toContain('{"kind":"gone","how":"end-of-input"}');
  });
});

describe('the window', () => {
  it('is drawn anew when its size changes, smaller and larger, with the text intact', async () => {
    const terminal = show('agree');
    await terminal.until('Do they agree?');
    terminal.type('three weeks late');
    await terminal.until('> three weeks late');
    terminal.resize(40, 16);
    await terminal.until(/^ y or n, then Enter +\? keys$/m);
    const lines = terminal.screen().split('\n');
    expect(lines.filter((line) => line.includes('Say it back'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('> three weeks late'))).toHaveLength(1);
    terminal.resize(100, 200);
    await terminal.until('Shift-Tab back');
    expect(terminal.screen().match(/Say it back/g)).toHaveLength(1);
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"answer","value":"three weeks late"}']);
  });

  it('leaves no stale line behind when it becomes narrower', async () => {
    const terminal = show('agree', { rows: 40 });
    await terminal.until('Do they agree?');
    terminal.resize(50, 40);
    const rule = '-'.repeat(50);
    await terminal.until((screen) => screen.match(/^-+$/gm)?.join(' ') === `${rule} ${rule}`);
    expect(terminal.screen().match(/since 14:03/g)).toHaveLength(1);
  });

  it('holds one screen at a time: a step leaves nothing of itself behind', async () => {
    const terminal = show('own listen agree');
    await terminal.until("I'm so sorry");
    terminal.press('enter');
    await terminal.until(listening);
    terminal.type('late');
    terminal.press('enter');
    await terminal.until('Do they agree?');
    expect(terminal.screen()).not.toContain('Let them tell it');
    expect(terminal.screen().split('\n')).toHaveLength(23);
  });

  it('stopped with Ctrl-Z and brought back with fg shows the text again', async () => {
    const terminal = openTerminal('bash', ['--norc', '-i'], { env: { PS1: 'shell$ ' } });
    await terminal.until('shell$');
    terminal.type(`${process.execPath} ${driver.file} wish\r`);
    await terminal.until(asking);
    terminal.type('by Satur');
    await terminal.until('> by Satur');
    const before = terminal.raw().length;
    terminal.press('ctrl-z');
    await terminal.until(/type it, then Enter.*\n(.*\n)*.*Stopped.*\n(.*\n)*shell\$/);
    terminal.type('echo as usual\r');
    await terminal.until(/^as usual$/m);
    terminal.type('fg\r');
    await terminal.until((screen) => screen.startsWith(' W  A  L [R]') && screen.includes('> by Satur'));
    const drawn = terminal.raw().slice(before).split('What do they want?');
    expect(drawn).toHaveLength(2);
    expect(drawn[0]).toContain('\x1b[2J\x1b[H');
    terminal.type('day');
    await terminal.until('> by Saturday');
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"answer","value":"by Saturday"}']);
    terminal.type('stty -a\r');
    const modes = await terminal.until(/ -?echok /);
    expect(modes).toMatch(/ icanon /);
    expect(modes).toMatch(/ echo /);
  });

  it('Ctrl-Z where nothing can stop it changes nothing', async () => {
    const terminal = show('wish');
    await terminal.until(asking);
    terminal.type('by Satur');
    terminal.press('ctrl-z');
    terminal.type('day');
    await terminal.until('> by Saturday');
    terminal.press('enter');
    expect(await replies(terminal)).toEqual(['{"kind":"answer","value":"by Saturday"}']);
  });
});

describe('typed before the screen was there', () => {
  it('while the program still loads: Enter is Enter, and the screen begins on a clean row', async () => {
    const terminal = show('--late listen listen wish');
    await terminal.until('recover start');
    terminal.type('one\rtwo\rthree');
    await terminal.until('> three');
    expect(
      terminal
        .screen()
        .split('\n')
        .filter((line) => line.startsWith(' W  A')),
    ).toHaveLength(1);
    terminal.press('enter');
    expect(await replies(terminal)).toEqual([
      '{"kind":"note","from":"customer","text":"one"}',
      '{"kind":"note","from":"customer","text":"two"}',
      '{"kind":"answer","value":"three"}',
    ]);
  });

  it('notes stay notes of their own, in order', async () => {
    const terminal = show('--slow listen listen listen');
    await terminal.until(listening);
    terminal.type('one\rtwo\rthree\r');
    expect(await replies(terminal)).toEqual(
      ['one', 'two', 'three'].map((text) => `{"kind":"note","from":"customer","text":"${text}"}`),
    );
  });

  it('nothing is echoed into the gap between two screens', async () => {
    const terminal = show('--slow listen wish');
    await terminal.until(listening);
    terminal.type('one\r');
    await terminal.until((screen) => screen === '');
    terminal.type('by Saturday');
    await terminal.until('> by Saturday');
    const [, , gap = ''] = terminal.raw().split(/\x1b\[\?2004[hl]/);
    expect(gap).toContain(asking);
    expect(gap).not.toContain('by Saturday\x1b');
    expect(gap.indexOf('by Saturday')).toBe(gap.indexOf('by Saturday or money back'));
  });

  it('an Enter does not answer a question that nobody had seen', async () => {
    const terminal = show('--slow listen issue');
    await terminal.until(listening);
    terminal.type('one\r\r');
    await terminal.until('Enter takes   three weeks late');
    terminal.type('still here');
    await terminal.until('> still here');
    terminal.press('enter');
    expect((await replies(terminal))[1]).toBe('{"kind":"answer","value":"still here"}');
  });

  it('words stand in the line of the next question and wait', async () => {
    const terminal = show('--slow listen wish');
    await terminal.until(listening);
    terminal.type('one\rby Saturday\ror money back');
    await terminal.until(/^ {3}or money back$/m);
    terminal.press('enter');
    expect((await replies(terminal))[1]).toBe('{"kind":"answer","value":"by Saturday\\nor money back"}');
  });
});
