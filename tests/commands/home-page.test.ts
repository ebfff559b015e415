import { expect, it, onTestFinished } from 'vitest';
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
