import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const ten = '2026-11-18T15:00:00Z';

/** Resumed in a terminal where the answers file had got to. */
function callAt(playbook: string, moment: string, answers: string, ...options: string[]): Terminal {
  const file = desk.file('begun.yaml', answers);
  const begun = desk.at(moment, ['start', playbook, '--customer', 'Anna Berg', '--answers', file]);
  expect(begun.err).toContain('recover resume');
  const [{ code }] = desk.json(moment, ['calls']);
  Object.assign(desk.env, stoppedClock(moment), { RECOVER_AGENT: 'Priya' });
  return openWizard(desk, ['resume', code, ...options]);
}

const untilTheTime = `
- promise: { words: by 4pm today, agreed: yes }
- story: it broke
- understood: yes
- fully-said: yes
- wish: that it works tonight
- outcome: today
- tried: a restart from here
- park
`;

it('a time that they agreed to before it is asked for is offered, and Enter takes that promise', async () => {
  const wizard = callAt('10-step', ten, untilTheTime);
  await wizard.until('They agreed   Wed 18 Nov 16:00, in 6 h: by 4pm today');
  await send(wizard, '');
  await wizard.until('End of call');
  expect(wizard.screen()).toContain('16:00');
  expect(wizard.screen()).not.toContain('At what time do you ring them?');
  wizard.kill('SIGKILL');
  expect(desk.json(ten, ['followups'])).toHaveLength(1);
});

it('another time is given by typing it, and no word to the customer is taken back by that', async () => {
  const wizard = callAt('10-step', ten, untilTheTime, '--accessible');
  await wizard.until('They agreed: Wed 18 Nov 16:00, in 6 h: by 4pm today. Enter takes it.');
  wizard.type('today at 17:00');
  wizard.press('enter');
  await wizard.until('I will ring you');
  wizard.type('y');
  wizard.press('enter');
  await wizard.until(/17:00/);
  await wizard.until('End of call');
  wizard.kill('SIGKILL');
  expect(desk.json(ten, ['followups'])).toMatchObject([
    { dueAt: '2026-11-18T21:00:00.000Z', status: 'open' },
    { dueAt: '2026-11-18T22:00:00.000Z', status: 'open' },
  ]);
});
