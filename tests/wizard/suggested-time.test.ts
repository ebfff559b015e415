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

// Wednesday in New York, where they work from nine to five.
const ten = '2026-11-18T15:00:00Z';

function asked(suggest: string): Terminal {
  const file = desk.file(
    'own.yaml',
    `recover: 1
title: Own
steps:
  - title: A time
    say: You will hear from me.
    ask: { ring: { type: follow-up, kind: callback, label: When do you ring?, suggest: ${suggest}, required: yes } }
`,
  );
  Object.assign(desk.env, stoppedClock(ten), { RECOVER_AGENT: 'Priya' });
  return openWizard(desk, ['start', file, '--customer', 'Anna Berg']);
}

it('a suggested time is offered with the moment that it means', async () => {
  const wizard = asked('in 2 hours');
  await wizard.until(/Enter takes {3}in 2 hours: Wed 18 Nov 12:00$/m);
  wizard.kill('SIGKILL');
});

it('a time at which nobody works is not offered: one is asked for', async () => {
  const wizard = asked('in 12 hours');
  await wizard.until('type it, then Enter');
  expect(wizard.screen()).not.toContain('12 hours');
  expect(wizard.screen()).not.toContain('Enter takes');
  wizard.kill('SIGKILL');
});

it('of a latest time the last moment of work before it is offered, and can be taken as it is', async () => {
  const wizard = asked('by 22:00 today');
  await wizard.until('Enter takes   Wed 18 Nov 17:00');
  await send(wizard, '');
  await wizard.until('I will ring you');
  expect(wizard.screen()).not.toContain('outside working hours');
  await send(wizard, 'y');
  await wizard.until('End of call');
  wizard.kill('SIGKILL');
  expect(desk.json(ten, ['followups'])).toMatchObject([{ dueAt: '2026-11-18T22:00:00.000Z' }]);
});
