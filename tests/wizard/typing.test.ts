import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send, typeWords } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

async function started(env: Record<string, string> = {}): Promise<Terminal> {
  const wizard = openWizard(desk, ['start', 'walras'], { env });
  await wizard.until((screen) => screen.includes('Own it and apologise') && />\s*$/m.test(screen));
  return wizard;
}

type Shown = { code: string; entries: { kind: string; words?: { text?: string }; text?: string }[] };

/** The very words of the notes on record. */
function notes(): string[] {
  const [{ code }] = JSON.parse(desk.run(['calls', '--json']).out);
  const { entries }: Shown = JSON.parse(desk.run(['calls', 'show', code, '--json']).out);
  return entries.filter(({ kind }) => kind === 'noted').map((entry) => entry.text ?? entry.words?.text ?? '');
}

describe('what is typed in other letters', () => {
  it.each([
    ['wide', 'ソファが三週間遅れ'],
    ['Korean', '소파가 늦었어요'],
    ['an accent of its own', 'le canape\u0301 est casse\u0301'],
    ['Arabic', 'الأريكة متأخرة 3 أسابيع'],
    ['Hebrew with a number', 'הספה 4711 באיחור'],
    ['Thai', 'โซฟามาช้า'],
    ['Hindi', 'सोफा देर से आया'],
  ])('%s: the cursor stands behind it, and it is on record as it was typed', async (_name, words) => {
    const wizard = await started();
    const { row } = wizard.cursor();
    const shown = words.normalize('NFC');
    wizard.type(words);
    await wizard.until(() => wizard.withCursor().split('\n').includes(` > ${shown}_`));
    expect(wizard.cursor().row).toBe(row);
    wizard.press('home');
    await wizard.until(() => wizard.cursor().column === 3);
    wizard.press('end');
    await wizard.until(() => wizard.withCursor().split('\n').includes(` > ${shown}_`));
    wizard.press('backspace');
    await wizard.until(() => !wizard.withCursor().includes(`${shown}_`));
    wizard.press('ctrl-u');
    await wizard.until(() => wizard.withCursor().split('\n').includes(' > _'));
    wizard.type(words);
    await wizard.until(() => wizard.withCursor().split('\n').includes(` > ${shown}_`));
    wizard.press('enter');
    await wizard.until((screen) => screen.includes('Your notes') && screen.includes(`  ${shown}`));
    expect(wizard.screen().match(/Own it and apologise/g)).toHaveLength(1);
    expect(notes()).toEqual([words]);
  });

  it.each([
    ['a family', '👩‍👩‍👧 waits', 1],
    ['a flag', '🇩🇪 order', 1],
    ['a hand with a colour', '👍🏽 fine', 1],
  ])('%s is one character, goes with one key, and never leaves half of it', async (_name, words, count) => {
    const wizard = await started();
    wizard.type(words);
    await wizard.until(words.split(' ')[1] ?? '');
    wizard.press('home');
    for (let each = 0; each < count; each += 1) wizard.press('delete');
    wizard.type('!');
    await wizard.until(`> ! ${words.split(' ')[1]}`);
    wizard.press('enter');
    await wizard.until('Your notes');
    expect(notes()).toEqual([`! ${words.split(' ')[1]}`]);
  });

  it('what turns the direction of all that follows is on record, and is not sent to the terminal', async () => {
    const wizard = await started();
    wizard.paste('back \u202Eto front\u202C \u2066and\u2069');
    await wizard.until('to front');
    expect(wizard.raw()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    wizard.press('enter');
    await wizard.until('Your notes');
    expect(wizard.raw()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('a paste into a call', () => {
  it('with control bytes, keys and marks in it is one note, and moves nothing', async () => {
    const wizard = await started();
    const { length } = wizard.raw();
    wizard.paste('late\x1b[2J\x1b]0;title\x07 \x03\x04\x1a\x1b[Z\x08/b\r\n? and so on\x9b31m');
    await wizard.until('Pasted 2 lines. They stay one answer');
    expect(wizard.screen()).toContain('[W  A]');
    const drawn = wizard.raw().slice(length);
    for (const bytes of ['\x1b]0;', '\x07', '\x9b', '\x1a', '\x08']) expect(drawn).not.toContain(bytes);
    wizard.press('enter');
    await wizard.until('1   10:00');
    expect(notes()).toHaveLength(1);
    expect(JSON.parse(desk.run(['calls', '--open', '--json']).out)).toHaveLength(1);
  });

  it('of a megabyte is refused with its limit, and what stood in the line stays', async () => {
    const wizard = await started();
    await typeWords(wizard, 'before');
    wizard.paste('x\n'.repeat(524_288));
    await wizard.until(/That paste has 1,048,576 characters, and one answer takes\s+20,000/);
    expect(wizard.screen()).toContain('> before');
    wizard.type(' and after');
    await wizard.until('> before and after');
  });
});

describe('type-ahead', () => {
  it('typed while the program starts becomes notes of the first step, and nothing that was not seen is answered', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    wizard.type('three weeks late\rnobody rang\r\r\rand');
    await wizard.until(/2 .*nobody rang(?:.|\n)*> and$/m);
    expect(wizard.screen()).toContain('[W  A]');
    expect(notes()).toEqual(['three weeks late', 'nobody rang']);
  });
});

describe('colour', () => {
  const coloured = /\x1b\[(?:[1-9]|[39]\d)m/;

  it.each([
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1' }, true],
    [{}, true],
  ])('with %o: %s', async (env, isColoured) => {
    const wizard = await started(env);
    expect(coloured.test(wizard.raw())).toBe(isColoured);
    await send(wizard, 'late');
    await wizard.until('1   10:00');
    expect(coloured.test(wizard.raw())).toBe(isColoured);
  });

  it.each([{ TERM: 'dumb' }, { ACCESSIBLE: '1' }])('with %o lines are only ever added', async (env) => {
    const wizard = await started(env);
    wizard.type('/e solved\r');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.raw()).not.toContain('\x1b');
  });
});
