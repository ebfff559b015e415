import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hanging } from '../../src/commands/views/hanging.ts';
import { cells } from '../../src/terminal/cells.ts';
import { type Desk, openDesk, program, promisedCall } from '../helpers/cli.ts';
import { openTerminal } from '../helpers/terminal.ts';

const promised = 'Promised   Thu 19 Nov 15:00 in Berlin, 09:00 here, in 23 h: tomorrow at 3pm their time  (k7wq)';
const database = 'Calls and follow-ups: /home/priya/.local/share/recover/a-very-long-name-of-a-folder/recover.db';

describe('what is printed in a window', () => {
  it('is broken at words, under what it is about', () => {
    expect(hanging(promised, 40)).toBe(
      `Promised   Thu 19 Nov 15:00 in Berlin,
           09:00 here, in 23 h: tomorrow
           at 3pm their time  (k7wq)`,
    );
  });

  it('fits into any window but for words that are longer, which stay whole', () => {
    for (let width = 20; width < 120; width += 1)
      for (const line of hanging(promised, width).split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
    expect(hanging(database, 40)).toContain(database.split(': ')[1]);
  });

  it('is broken anywhere where a script has no spaces', () => {
    const rows = hanging(`  - ${'我们今天下午给您打电话'.repeat(5)}`, 40).split('\n');
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(cells(row)).toBeLessThanOrEqual(40);
  });

  it('stays as it is where nothing is to be broken', () => {
    expect(hanging(promised, null)).toBe(promised);
  });

  it.each([
    ['at its beginning', 0],
    ['in its middle', 61],
    ['at its end', 109],
  ])('shows of a quoted line what has room around the caret, here %s', (_, place) => {
    const source = `${'abcdefghij'.repeat(11)}`;
    const told = `    ${source}\n${' '.repeat(place + 4)}^`;
    for (let width = 20; width < 120; width += 1) {
      const [line = '', caret = ''] = hanging(told, width).split('\n');
      expect(cells(line)).toBeLessThanOrEqual(width);
      expect(line[caret.length - 1]).toBe(source[place]);
    }
  });
});

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const wrong = `recover: 1
title: Our way
steps:
  - title: Say sorry
    act: apologise
    say: I am really sorry, {{ custmer }}, that this has happened to you, and I will look after it for you.
tests:
  - name: what they said is on record, whatever it was that they had to say
    replies: [{ note: the sofa came late }, end: solved]
    expect: { disposition: promised }
`;
const usable = wrong.replace('custmer', 'customer');

/** What a command puts on a screen of so many columns: whole rows, as wide as they were written. */
async function printed(args: readonly string[], cols: number): Promise<string[]> {
  const env = Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const terminal = openTerminal(process.execPath, [program, ...args], {
    cwd: desk.folder,
    env: { ...env, PAGER: 'cat' },
    cols,
    rows: 200,
  });
  await terminal.exited;
  return terminal
    .raw()
    .replace(/\x1b\[[\d;?]*[A-Za-z]/g, '')
    .split('\r\n');
}

describe('in a narrow window', () => {
  it.each([40, 60])('%i columns break no word of what a trainer is told', async (cols) => {
    desk.file('wrong.yaml', wrong);
    desk.file('usable.yaml', usable);
    desk.file('other.yaml', usable.replace('that this has happened to you', 'for what has happened to you today'));
    desk.file('method.txt', `1. Greet\n   - If they shout, go back to the step before\n2. Help\n`);
    const said = [
      ...(await printed(['playbooks', 'lint', './wrong.yaml'], cols)),
      ...(await printed(['playbooks', 'test', './usable.yaml'], cols)),
      ...(await printed(['playbooks', 'test', './wrong.yaml'], cols)),
      ...(await printed(['playbooks', 'diff', './usable.yaml', './other.yaml'], cols)),
      ...(await printed(['playbooks', 'show', 'walras'], cols)),
      ...(await printed(['playbooks', 'show', './wrong.yaml'], cols)),
      ...(await printed(['playbooks', 'import', 'method.txt', '--title', 'The calm way of our own house'], cols)),
      ...(await printed(['playbooks', 'list'], cols)),
      ...(await printed(['playbooks', 'feedback'], cols)),
      ...(await printed(['playbooks', 'show', 'nothing-like-it'], cols)),
    ];
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((line) => cells(line) > cols)).toEqual([]);
  });

  it.each([40, 80])('%i columns break no word of a call, and of what was promised on it', async (cols) => {
    const words = 'today at 23:30, and then with the answer of the warehouse that they have been waiting for';
    const call = promisedCall
      .replace('told two weeks', 'and was told by a colleague of ours that it would take no more than two weeks')
      .replace('words: today at 16:30', `words: "${words}", because: they work late`);
    expect(desk.run(['start', 'walras', '--answers', desk.file('call.yaml', call)])).toMatchObject({ code: 0 });
    const [{ code }] = JSON.parse(desk.run(['followups', '--json']).out);
    const [{ code: callCode }] = JSON.parse(desk.run(['calls', '--json']).out);
    const said = [
      ...(await printed(['followups', 'show', code], cols)),
      ...(await printed(['calls', 'show', callCode], cols)),
    ];
    expect(said.join(' ').replace(/\s+/g, ' ')).toContain(
      'the answer of the warehouse that they have been waiting for',
    );
    expect(said.filter((line) => cells(line) > cols)).toEqual([]);
    expect(desk.run(['followups', 'show', code]).out).toContain(`Words said   ${words}`);
  });

  it('a place in a file is seen with the words around it', async () => {
    desk.file('wrong.yaml', wrong);
    const said = await printed(['playbooks', 'lint', './wrong.yaml'], 40);
    const at = said.findIndex((line) => line.includes('custmer }}'));
    expect(said[at + 1]).toMatch(/^ +\^$/);
    expect(said[at]?.slice(said[at + 1]?.indexOf('^'))).toMatch(/^{{ custmer }}/);
  });

  it('a pipe gets each of them on one line', () => {
    desk.file('wrong.yaml', wrong);
    const { out } = desk.run(['playbooks', 'lint', './wrong.yaml']);
    expect(out).toContain('I am really sorry, {{ custmer }}, that this has happened to you, and I will look after it');
  });
});
