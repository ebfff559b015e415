import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

it('a call done on paper goes on from its own time when it is taken up again', () => {
  const first = desk.file('first.yaml', '- story: The sofa is late\n- park\n');
  const later = '2026-11-20T15:00:00Z';
  expect(desk.at(later, ['start', 'walras', '--at', '2026-11-18T14:30', '--answers', first]).code).toBe(0);
  const rest = desk.file(
    'rest.yaml',
    '- understood: yes\n- wish: the sofa\n- outcome: later\n- call-back: { words: today at 16:30, agreed: yes }\n- end: promised\n',
  );
  const [call] = desk.json(later, ['calls']);
  expect(desk.at('2026-11-20T15:10:00Z', ['resume', call.code, '--answers', rest])).toMatchObject({ code: 0 });
  expect(desk.json(later, ['followups', '--overdue'])).toMatchObject([{ dueAt: '2026-11-18T21:30:00.000Z' }]);
});

describe('when a call done on paper ended', () => {
  const friday = '2026-11-20T15:00:00Z';
  const onPaper = ['start', 'walras', '--at', '2026-11-18T14:30', '--customer', 'Anna Berg'];
  const told = '- story: The sofa is late\n- understood: yes\n- wish: the sofa\n- outcome: solved\n';

  it.each([
    ['14:52', '2026-11-18T19:52:00.000Z'],
    ['2:52', '2026-11-18T19:52:00.000Z'],
    ['22 min', '2026-11-18T19:52:00.000Z'],
    ['1 h 05', '2026-11-18T20:35:00.000Z'],
    ['2026-11-18T14:52', '2026-11-18T19:52:00.000Z'],
  ])('is given by --hung-up %s, and the call is shown to have ended then', (words, hungUpAt) => {
    const file = desk.file('call.yaml', `${told}- end: solved\n- cause: lost\n`);
    const ran = desk.at(friday, [...onPaper, '--hung-up', words, '--answers', file]);
    const [call] = desk.json(friday, ['calls']);
    expect(call).toMatchObject({ startedAt: '2026-11-18T19:30:00.000Z', hungUpAt });
    const clock = new Date(Date.parse(hungUpAt) - 5 * 3_600_000).toISOString().slice(11, 16);
    expect(ran.err).toContain(`Anna Berg, solved now, 14:30 to ${clock}`);
    expect(desk.at(friday, ['calls', 'show', call.code]).out).toContain(`Wed 18 Nov 14:30 to ${clock}`);
    // What is due so long after it counts from then as well.
    const entries = desk.json(friday, ['calls', 'show', call.code]).entries;
    expect(entries.findLast(({ kind }: { kind: string }) => kind === 'answered').at >= hungUpAt).toBe(true);
  });

  it('stays given when the typing is left and taken up again', () => {
    const first = desk.file('first.yaml', '- story: The sofa is late\n- park\n');
    desk.at(friday, [...onPaper, '--hung-up', '14:52', '--answers', first]);
    const [call] = desk.json(friday, ['calls']);
    const rest = desk.file('rest.yaml', '- understood: yes\n- wish: it\n- outcome: solved\n- end: solved\n');
    desk.at('2026-11-20T15:40:00Z', ['resume', call.code, '--answers', rest]);
    expect(desk.json(friday, ['calls'])).toMatchObject([{ hungUpAt: '2026-11-18T19:52:00.000Z' }]);
  });

  it.each([
    [[...onPaper, '--hung-up', 'later'], '"later" is no end of a call'],
    [[...onPaper, '--hung-up', '2026-11-18T14:00'], 'The call would have ended before it began'],
    [[...onPaper, '--hung-up', '2026-11-21T14:00'], 'is still to come'],
    [[...onPaper, '--hung-up', '13 h'], 'more than 12 hours'],
    [[...onPaper, '--hung-up', '2026-11-19T14:52'], 'more than 12 hours'],
    [['start', 'walras', '--hung-up', '14:52'], 'Give --at as well'],
  ])('is refused where it cannot be, and no call begins: %j', (args, words) => {
    const ran = desk.at(friday, [...args, '--answers', desk.file('call.yaml', told)]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining(words) });
    expect(desk.json(friday, ['calls'])).toEqual([]);
  });

  it('is asked for on the last screen, and typed there', async () => {
    Object.assign(desk.env, stoppedClock(friday), { RECOVER_AGENT: 'Priya' });
    const wizard = openWizard(desk, onPaper);
    await wizard.until('[W  A]');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    await send(wizard, '1');
    await wizard.until('Hung up at      14:30, as typed. On paper: until 14:20');
    await send(wizard, 'until 14:20');
    await wizard.until('It began at 14:30, and would have taken more than 12 hours');
    await send(wizard, 'w took 20 min');
    await wizard.until('What was done');
    expect(wizard.screen()).toContain('Saved 14:50');
    expect(wizard.screen()).not.toContain('clock went back');
    wizard.press('ctrl-c', 'ctrl-c');
    await wizard.exited;
    expect(desk.json(friday, ['calls'])).toMatchObject([{ status: 'hung-up', hungUpAt: '2026-11-18T19:50:00.000Z' }]);
  });
});
