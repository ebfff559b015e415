import { expect, it, onTestFinished } from 'vitest';
import { homeView } from '../../src/commands/views/home-view.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { openDesk } from '../helpers/cli.ts';

const ended = `
- story: ["* the sofa came late"]
- understood: yes
- wish: their money back
- outcome: solved
- end: solved
`;

it('shows the newest of many write-ups, how many more there are, and where', () => {
  const desk = openDesk();
  onTestFinished(desk.leave);
  const answers = desk.file('ended.yaml', ended);
  for (const nr of [1, 2, 3, 4, 5, 6, 7])
    expect(desk.run(['start', '--customer', `Customer ${nr}`, '--answers', answers]).code).toBe(0);

  const { out } = desk.run([]);
  expect(out.match(/Customer \d/g)).toEqual(['Customer 7', 'Customer 6', 'Customer 5', 'Customer 4', 'Customer 3']);
  expect(out).toContain('2 more calls are unfinished: recover calls --open');
  expect(desk.run(['calls', '--open']).out).toContain('Customer 1');
});

it('names every key in a narrow window', () => {
  const paper = { width: 40, style: makeStyle(false) };
  const context = { now: '2026-11-18T14:31:00Z', here: 'UTC', agent: 'Priya', playbook: 'WALRAS', paper, more: [] };
  const rows = homeView([], { ...context, canChoose: true }).split('\n');
  expect(rows.slice(-2)).toEqual(['Enter: new call, WALRAS', 'm: other method     q: leave']);
  const wide = homeView([], { ...context, paper: { ...paper, width: 80 }, canChoose: true }).split('\n');
  expect(wide.at(-1)).toBe('Enter: new call, WALRAS     m: other method     q: leave');
});

it('tells in a narrow window whom to ring, where, and what was said, and cuts no heading', () => {
  const paper = { width: 40, style: makeStyle(false) };
  const context = { now: '2026-11-18T14:31:00Z', here: 'UTC', agent: 'Priya', playbook: 'WALRAS', paper, more: [] };
  const promise = {
    ...{ id: 'f1', code: 'm2qd', customer: 'Weber & Sohn', contact: '+1 212 555 0150', zone: 'UTC', owner: 'Omar' },
    ...{ dueAt: '2026-11-18T14:00:00Z', promise: 'at two, with the invoice', nextTryAt: null, givenBy: null },
  };
  const items = [
    { kind: 'anybodys', id: 'f1', promise },
    { kind: 'ring', id: 'f1', promise: { ...promise, promise: 'a word that is long '.repeat(9) } },
  ] as unknown as Parameters<typeof homeView>[0];
  const rows = homeView(items, { ...context, canChoose: true }).split('\n');
  expect(rows.slice(2, 9)).toEqual([
    "ANYBODY'S: nobody sees to it, its number",
    '  makes it yours',
    '  1  BROKEN 31 min  Weber & Sohn',
    '     +1 212 555 0150  14:00, Omar: at',
    '     two, with the invoice',
    'RING',
    '  2  BROKEN 31 min  Weber & Sohn',
  ]);
  expect(rows[10]).toMatch(/ …$/);
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(40);
});
