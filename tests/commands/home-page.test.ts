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
