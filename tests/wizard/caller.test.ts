import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { bytesOf, untilKept } from '../helpers/kept-draft.ts';
import { openWizard, send, typeWords } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

it('a team’s check stands where details begin, also after a crash, and what they answer is nowhere in the file', async () => {
  desk.run(['config', '--team', 'caller-check', 'the postcode of the address']);
  const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Anna Berg']);
  await wizard.until('[W  A]');
  expect(wizard.screen()).not.toContain('CHECK');
  await send(wizard, '/j 5');
  await wizard.until('CHECK the postcode of the address?   /i clear   /i no   /i na');
  wizard.type('half an answer');
  await untilKept(desk, (kept) => kept?.text === 'half an answer');
  wizard.press('ctrl-u');
  await typeWords(wizard, '/i Rosenweg 60311');
  // The line of before is forgotten at the pause in which this one would be kept.
  await untilKept(desk, (kept) => kept === null);
  wizard.press('enter');
  await wizard.until('so do not type it');
  wizard.kill('SIGKILL');
  await wizard.exited;
  expect(bytesOf(desk)).not.toContain('Rosenweg');

  const again = openWizard(desk, ['resume']);
  await again.until('CHECK the postcode of the address?');
  await send(again, '/i no');
  await again.until('Not clear who calls');
  await send(again, 'a new one');
  await again.until('How does it stand?');
  await send(again, '/i');
  await again.until((screen) => screen.includes('It is clear who calls.') && !screen.includes('CHECK'));
  again.press('ctrl-c');
  again.press('ctrl-c');
  await again.exited;
  const record = desk.run(['calls', 'show', 'anna']).out;
  expect(record).toMatch(/could not check who is calling[\s\S]*wish: a new one[\s\S]*checked who is calling/);
});
