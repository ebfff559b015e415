import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal, TerminalOptions } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
  Object.assign(desk.env, stoppedClock('2026-11-18T15:00:00Z'));
});
afterEach(() => desk.leave());

const sofa = 'the sofa came three weeks late and nobody rang';

/** Up to a no at the first recap of a WALRAS call. */
async function disagreed(told: string, options: TerminalOptions = {}): Promise<Terminal> {
  const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Anna Berg'], options);
  await wizard.until('[W  A]');
  await send(wizard, '/s na');
  await wizard.until('[L]');
  await send(wizard, `* ${told}`);
  await wizard.until('1 * ');
  await twice(wizard);
  await wizard.until('Do they agree?');
  await send(wizard, 'n');
  await wizard.until('Not agreed');
  return wizard;
}

async function twice(wizard: Terminal): Promise<void> {
  await send(wizard, '');
  await wizard.until('Enter again when');
  wizard.press('enter');
}

describe('a no to the recap', () => {
  it('shows what was quick, and its number goes there', async () => {
    const wizard = await disagreed(sofa);
    expect(wizard.screen()).toMatch(
      / Not agreed\. What was quick: a number goes there\n +1 {2}Own it and apologise +skipped: does not apply\n +Let them tell it +\d+ s, you are here\n/,
    );
    await send(wizard, '1');
    await wizard.until('[W  A]');
    expect(wizard.screen()).not.toContain('Not agreed');
  });

  it('and the second recap show both passes side by side, and whose notes are whose', async () => {
    const wizard = await disagreed(sofa);
    await send(wizard, '* and it is green, she wanted blue');
    await wizard.until('2 * ');
    expect(wizard.screen()).toMatch(/1 \* 10:00 {2}the sofa[^\n]*\n +2 \* 10:00 {2}again: and it is green/);
    await twice(wizard);
    await wizard.until('NOW');
    expect(wizard.screen()).toMatch(
      / THE FIRST TIME {10,}\| NOW\n the sofa came three weeks late and {2,}\| the sofa came three weeks late and\n nobody rang {10,}\| nobody rang; and it is green, she/,
    );
    expect(wizard.screen().split('\n').length).toBeLessThanOrEqual(24);
  });

  it('has one under the other in a narrow window', async () => {
    const wizard = await disagreed('the sofa came late', { cols: 40 });
    await send(wizard, '* and it is green');
    await wizard.until('2 * ');
    await twice(wizard);
    await wizard.until(' NOW');
    expect(wizard.screen()).toMatch(/ THE FIRST TIME\n {3}the sofa came[^|]*\n NOW\n {3}the sofa came/);
  });

  it('is told in lines where lines are only added', async () => {
    const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Anna Berg', '--accessible'], {
      cols: 200,
      rows: 60,
    });
    const next = async (line: string, wanted: string | RegExp) => {
      wizard.type(`${line}\r`);
      await wizard.until(wanted);
    };
    await wizard.until('Enter goes on');
    await next('/s na', 'they have finished');
    await next('* the sofa came late', /late\nSaved 10:00\n/);
    await next('', 'Enter again when');
    await next('', 'Do they agree?');
    await next('n', /You are here: Let them tell it[^\n]*\n[\s\S]*they have finished/);
    expect(wizard.screen()).toContain('Not agreed. What was quick, a number goes there.');
    expect(wizard.screen()).toContain('Number 1: Own it and apologise, skipped: does not apply');
    await next('* and it is green', /green\nSaved 10:00/);
    await next('', /green[\s\S]*Enter again when/);
    await next('', 'Understood now');
    expect(wizard.screen()).toContain(
      'Understood the first time: the sofa came late\nUnderstood now: the sofa came late; and it is green',
    );
    expect(wizard.screen()).toContain('Note 2, 10:00, again, main point: and it is green');
  });
});
