import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { killAndResume, leave, unsent, walk } from '../helpers/killed.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openWizard, send, typeWords } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

describe('a program that is killed', () => {
  it('at any prompt comes back to the same prompt, with nothing of what was saved missing', async () => {
    const wizard = await walk(desk, 'start walras --customer Anna', [
      ['', '[L]'],
      ['* three weeks late', '1 * '],
      ['nobody rang', '2   '],
      ['', 'Enter again', unsent],
      ['', 'Do they agree?'],
      ['four weeks late', '         four weeks late'],
      ['y', 'Apologise for just that'],
      ['', 'What do they want?'],
      ['a refund', 'How does it stand?'],
      ['1', 'End of call'],
      ['w', 'What was done'],
      ['sent the money back', 'The cause'],
      ['old price list', 'CRM number'],
      ['', 'Enter finish the write-up'],
    ]);
    await leave(wizard, '');
    expect(JSON.parse(desk.run(['calls', '--json']).out)).toMatchObject([{ status: 'written-up', customer: 'Anna' }]);
  }, 120_000);

  it('before it could ask anything has the call on record', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    wizard.kill('SIGKILL');
    await wizard.exited;
    expect(JSON.parse(desk.run(['calls', '--open', '--json']).out)).toMatchObject([{ status: 'open' }]);
  });
});

describe('a line that Ctrl-C has kept, and that was sent after all', () => {
  it('is not offered once more when the program is killed', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await typeWords(wizard, 'they said the sofa');
    wizard.press('ctrl-c');
    await wizard.until('All is saved, this line too.');
    wizard.press('enter');
    await wizard.until('1   ');
    const again = await killAndResume(desk, wizard);
    expect(again.screen()).not.toContain('> they said the sofa');
  });

  it('is not promised once more', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await send(wizard, '>> today at 16:30');
    await wizard.until('Not saved yet');
    wizard.press('ctrl-c');
    await wizard.until('Ctrl-C again leaves');
    await send(wizard, 'y');
    await wizard.until('[W  A]');
    const again = await killAndResume(desk, wizard);
    expect(again.screen()).toContain('[W  A]');
    expect(JSON.parse(desk.run(['followups', '--json']).out)).toHaveLength(1);
  });

  it('is there again where it was not sent, whatever was done beside it', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await send(wizard, '');
    await wizard.until('[L]');
    await typeWords(wizard, 'they said the sofa');
    wizard.press('ctrl-c');
    await wizard.until('All is saved, this line too.');
    wizard.press('shift-tab');
    await wizard.until('[W  A]');
    wizard.kill('SIGKILL');
    await wizard.exited;
    const again = openWizard(desk, ['resume']);
    await again.until('You had typed: they said the sofa');
  });
});

describe.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('a program that gets %s', (signal, code) => {
  it(`keeps the half-typed line and ends with ${code}`, async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await typeWords(wizard, 'they said the sofa');
    wizard.kill(signal);
    // Ended by the signal itself: a shell reports 128 and the signal's number.
    expect((await wizard.exited).signal).toBe(signal);
    const again = openWizard(desk, ['resume']);
    await again.until('> they said the sofa');
    again.press('enter');
    await again.until('1   ');
    expect(again.screen()).toContain('they said the sofa');
  });
});

describe('leaving', () => {
  it('says at the first Ctrl-C that all is saved, and leaves at the second with 130', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await typeWords(wizard, 'half a line');
    wizard.press('ctrl-c');
    await wizard.until('All is saved, this line too. Ctrl-C again leaves');
    wizard.press('ctrl-c');
    expect((await wizard.exited).code).toBe(130);
    expect(wizard.screen()).toContain('recover resume');
    const again = openWizard(desk, ['resume']);
    await again.until('> half a line');
  });

  it('by closing the window loses nothing, and leaves no process and no crash behind', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await typeWords(wizard, 'the window went');
    wizard.hangUp();
    expect((await wizard.exited).signal).toBe('SIGHUP');
    const again = openWizard(desk, ['resume']);
    await again.until('> the window went');
  });
});
