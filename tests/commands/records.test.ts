import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { solvedCall } from '../helpers/cli.ts';

const now = '2026-11-18T15:00:00Z';
let desk: TimedDesk;
let code = '';
beforeEach(() => {
  desk = openTimedDesk();
  const answers = desk.file('call.yaml', solvedCall);
  const who = ['--customer', 'Anna Berg', '--reference', 'A-4711'];
  desk.at(now, ['start', 'walras', '--answers', answers, ...who]);
  code = desk.json(now, ['calls'])[0].code;
});
afterEach(() => desk.leave());

it('a call goes into our own records with its cause, marked as ours only', () => {
  expect(desk.at(now, ['calls', 'show', code, '--crm']).out.replace(code, 'CODE')).toMatchInlineSnapshot(`
    "Anna Berg, A-4711
    call CODE, Wed 18 Nov 2026 10:00-10:00, Priya, solved now
    issue: The invoice is wrong
    understood: yes
    wish: a corrected invoice
    outcome: solved
    done: sent the right one
    cause (ours only): old price list
    story: The invoice is wrong
    "
  `);
});

it('a hand-over has what the customer told, and nothing that is ours only', () => {
  const { out } = desk.at(now, ['calls', 'show', code, '--hand-over']);
  expect(out.replace(code, 'CODE')).toMatchInlineSnapshot(`
    "Anna Berg, A-4711
    call CODE, Wed 18 Nov 10:00, Priya
    story: The invoice is wrong
    tried: sent the right one
    promised: nothing yet
    mood: nothing yet
    next step: a corrected invoice
    "
  `);
  expect(out).not.toMatch(/cause|old price list|ours only/);
});

it('a task for ourselves goes into our own records marked, and is no promise', () => {
  const book = desk.file(
    'tasks.yaml',
    'recover: 1\ntitle: Tasks\nsteps:\n  - id: mend\n    say: One moment.\n    ask: { task: { type: follow-up, kind: internal } }\n',
  );
  const answers = desk.file('task.yaml', '- task: tomorrow at 10:00, talk to the driver\n- end: solved\n');
  expect(desk.at(now, ['start', book, '--answers', answers]).code).toBe(0);
  const call = desk.json(now, ['calls']).find((each: { playbook: { id: string } }) => each.playbook.id === 'tasks');
  const { out } = desk.at(now, ['calls', 'show', call.code, '--crm']);
  expect(out).toMatch(/^to do \(ours only\) by .*talk to the driver$/m);
  expect(out).not.toContain('promised');
  expect(desk.at(now, ['calls', 'show', call.code, '--hand-over']).out).not.toContain('driver');
});
