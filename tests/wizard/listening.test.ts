import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

async function started(...args: string[]): Promise<Terminal> {
  const wizard = openWizard(desk, ['start', 'walras', ...args]);
  await wizard.until(/^ > *$/m);
  return wizard;
}

describe('listening, from the middle of another step', () => {
  it('keeps each line with its time, knows whose words they are, and comes back to the same question', async () => {
    const wizard = await started('--customer', 'Anna Berg');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    const before = wizard.screen().split('\n')[0];
    await send(wizard, '/listen');
    await wizard.until('Enter twice on an empty line');
    expect(wizard.screen()).not.toMatch(/How does it stand|solved now/);
    await send(wizard, '* nobody rang');
    await wizard.until('1 * 10:00  nobody rang');
    await send(wizard, '= I am sorry about that');
    await wizard.until('2 = 10:00  I am sorry about that');
    await send(wizard, '');
    await wizard.until('Enter again when they have finished.');
    wizard.press('enter');
    await wizard.until('How does it stand?');
    expect(wizard.screen().split('\n')[0]).toBe(before);
    const told = desk.run(['calls', 'show', 'anna']).out;
    expect(told).toContain('10:00  * nobody rang');
    expect(told).toContain('10:00  = I am sorry about that');
    expect(told).toContain('10:00  they had finished');
  });

  it.each(['/x', '/return'])('is left with %s as well, and nothing said is lost', async (leaving) => {
    const wizard = await started('--customer', 'Anna Berg');
    await send(wizard, '/l');
    await wizard.until((screen) => !screen.includes('Own it and apologise') && screen.includes('Enter twice'));
    await send(wizard, 'three weeks late');
    await wizard.until('1   10:00');
    await send(wizard, leaving);
    await wizard.until('Own it and apologise');
    expect(wizard.screen()).toContain('three weeks late');
  });
});

describe('a call that is parked', () => {
  it('waits while another one is taken, and is picked out of those that wait', async () => {
    const anna = await started('--customer', 'Anna Berg');
    await send(anna, 'three weeks late');
    await anna.until('1   10:00');
    await send(anna, '/park');
    expect((await anna.exited).code).toBe(0);
    expect(anna.screen()).toContain('The call is parked: Anna Berg');

    const omar = await started('--customer', 'Omar Weber');
    await send(omar, '/k');
    expect((await omar.exited).code).toBe(0);

    const again = openWizard(desk, ['resume']);
    await again.until('Which call?');
    await again.until(/Anna Berg/);
    while (!/^\S* *❯.*Anna Berg|^> .*Anna Berg/m.test(again.screen())) {
      const screen = again.screen();
      again.press('down');
      await again.until((next) => next !== screen);
    }
    again.press('enter');
    await again.until('[W  A]');
    expect(again.screen()).toContain('Anna Berg');
    expect(again.screen()).toContain('three weeks late');
  });
});

describe('a way out', () => {
  it.each([
    ['/!', '1', 'Insults'],
    ['/way-out', '2', 'threat'],
    ['/!', '3', 'An emergency'],
    ['/!', '4', 'Legal words'],
  ])('%s and %s open a card with words for it, and the call is where it was', async (key, number, title) => {
    const wizard = await started();
    await send(wizard, '');
    await wizard.until('[L]');
    await send(wizard, 'I will find you');
    await wizard.until('1   10:00');
    await send(wizard, key);
    await wizard.until('What is it?');
    expect(wizard.screen()).toContain('/x brings you back');
    await send(wizard, number);
    await wizard.until((screen) => !screen.includes('What is it?') && /^ > *$/m.test(screen));
    expect(wizard.screen().toLowerCase()).toContain(title.toLowerCase());
    expect(wizard.screen()).toMatch(/^ SAY /m);
    await send(wizard, '/x');
    await wizard.until('Enter twice on an empty line');
    expect(wizard.screen()).toContain('[L]');
    expect(wizard.screen()).toContain('I will find you');
  });
});
