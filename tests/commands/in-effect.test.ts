import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const open = (): { kind: string; promise: string; spoken: boolean; code: string }[] =>
  JSON.parse(desk.run(['followups', '--json']).out);

it('a solution that was agreed is seen through, and checked once it works', () => {
  const answers = desk.file(
    'call.yaml',
    `
- story: The invoice is wrong
- understood: yes
- wish: a corrected invoice
- outcome: agreed
- resolution: the corrected one goes out tonight
- end: agreed
`,
  );
  expect(desk.run(['start', 'walras', '--customer', 'Anna Berg', '--answers', answers]).code).toBe(0);
  expect(open()).toMatchObject([
    { kind: 'fix', spoken: false, promise: 'see that it is done: the corrected one goes out tonight' },
  ]);
  expect(desk.run(['followups', 'done', 'anna']).out).toContain('A check-in is planned.');
  expect(open()).toMatchObject([{ kind: 'check-in', spoken: false }]);
});

it('what is done without an effect for the customer plans nothing', () => {
  const answers = desk.file(
    'call.yaml',
    '- promise: { words: today at 16:30, agreed: yes }\n- jump: solve\n- wish: a refund\n- outcome: solved\n- end: disconnected\n',
  );
  expect(
    desk.run(['start', 'walras', '--customer', 'Anna', '--at', '2026-11-18T14:30', '--answers', answers]).code,
  ).toBe(0);
  expect(open()).toMatchObject([{ kind: 'callback' }]);
  desk.run(['followups', 'done', 'anna']);
  expect(open()).toEqual([]);
});
