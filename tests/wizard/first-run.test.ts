import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

const user = userInfo().username;
const first = 'That was your first call.';
const whichName = 'What name do customers hear?';
const whichNumber = 'At which direct number or extension do they reach you?';

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ ...stoppedClock(wednesdayMorning), RECOVER_AGENT: '' });
});
afterEach(() => desk.leave());

const config = () => JSON.parse(readFileSync(join(desk.folder, 'config.json'), 'utf8'));

/** A call from its first screen to its end, with something promised on it. */
async function firstCall(...options: string[]): Promise<Terminal> {
  const wizard = openWizard(desk, ['start', 'walras', ...options]);
  await wizard.until('[W  A]');
  await send(wizard, '>> today at 16:30');
  await wizard.until('Not saved yet');
  await send(wizard, 'y');
  await wizard.until('[W  A]');
  await send(wizard, '/e solved');
  return wizard;
}

describe('the first call', () => {
  it('asks nothing before it, and two things after it has ended', async () => {
    const wizard = await firstCall();
    await wizard.until(first);
    await wizard.until(`${whichName} (${user})`);
    wizard.type('Priya');
    wizard.press('enter');
    await wizard.until(whichNumber);
    wizard.type('extension 415');
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('You are Priya, extension 415.');
    expect(wizard.screen().replaceAll('\n', '')).toContain(`Calls and follow-ups: ${desk.env.RECOVER_DATABASE}`);
    expect(config()).toEqual({ name: 'Priya', direct: 'extension 415' });
  });

  it('stays theirs under the name they have given: its promise, and what is to be written up', async () => {
    const wizard = await firstCall();
    await wizard.until(whichName);
    wizard.type('Priya');
    wizard.press('enter');
    await wizard.until(whichNumber);
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(config()).toEqual({ name: 'Priya' });
    const mine: { owner: string }[] = JSON.parse(desk.run(['followups', '--mine', '--json']).out);
    expect(mine.map(({ owner }) => owner)).toEqual(['Priya', 'Priya']);
    const home = desk.run([]).out;
    expect(home).toContain('RING');
    expect(home).toContain('WRITE UP');
    const [promised] = JSON.parse(desk.run(['followups', '--mine', '--json']).out);
    const ringing = openWizard(desk, ['followups', 'call', promised.code]);
    await ringing.until('Promised: today at 16:30');
    expect(ringing.screen()).not.toContain('promised you this call');
  });

  it('takes no command of the call for a name or a number', async () => {
    const wizard = await firstCall();
    await wizard.until(whichName);
    wizard.type('/f 4471-B');
    wizard.press('enter');
    await wizard.until('/f 4471-B belongs to a call, and this one is over.');
    wizard.type('Priya');
    wizard.press('enter');
    await wizard.until(whichNumber);
    wizard.type('/w Anna Berg');
    wizard.press('enter');
    await wizard.until('/w Anna Berg belongs to a call');
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(config()).toEqual({ name: 'Priya' });
  });

  it('takes what is offered with Enter, and never asks again', async () => {
    const wizard = await firstCall();
    await wizard.until(whichName);
    wizard.press('enter');
    await wizard.until(whichNumber);
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(config()).toEqual({ name: user });
    const second = await firstCall();
    expect((await second.exited).code).toBe(0);
    expect(second.screen()).not.toContain(first);
  });

  it('is left with Ctrl-C at a question without harm, and never asks again', async () => {
    const wizard = await firstCall();
    await wizard.until(whichName);
    wizard.type('Pri');
    wizard.press('ctrl-c');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('Nothing was set.');
    expect(existsSync(join(desk.folder, 'config.json'))).toBe(false);
    expect(JSON.parse(desk.run(['calls', '--json']).out)).toMatchObject([{ status: 'hung-up' }]);
    const second = await firstCall();
    expect((await second.exited).code).toBe(0);
    expect(second.screen()).not.toContain(first);
  });

  it('asks in whole lines where lines are only ever added', async () => {
    const wizard = openWizard(desk, ['start', 'walras', '--accessible']);
    await wizard.until('Words are kept as a note.');
    wizard.type('/e solved');
    wizard.press('enter');
    await wizard.until(`${whichName} (Enter takes ${user})`);
    wizard.type('Priya');
    wizard.press('enter');
    await wizard.until(whichNumber);
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(config()).toEqual({ name: 'Priya' });
  });

  it('asks in whole lines, where Ctrl-C leaves too', async () => {
    const wizard = openWizard(desk, ['start', 'walras', '--accessible']);
    await wizard.until('Words are kept as a note.');
    wizard.type('/e solved');
    wizard.press('enter');
    await wizard.until(whichName);
    wizard.press('ctrl-c');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('Nothing was set.');
  });

  it('ends at once when the program is asked to, in the middle of a question', async () => {
    const wizard = await firstCall();
    await wizard.until(whichName);
    wizard.kill('SIGTERM');
    expect((await wizard.exited).signal).toBe('SIGTERM');
    expect(existsSync(join(desk.folder, 'config.json'))).toBe(false);
  });

  it.each([
    ['with a name from the environment', { RECOVER_AGENT: 'Omar' }, []],
    ['with a name for this call', {}, ['--agent', 'Omar']],
  ])('asks nothing %s', async (_name, env, options) => {
    Object.assign(desk.env, env);
    const wizard = await firstCall(...options);
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).not.toContain(first);
  });

  it('asks nothing that was left open, and asks when it ends after all', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('[W  A]');
    await send(wizard, '/k');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).not.toContain(first);
    const again = openWizard(desk, ['resume']);
    await again.until('[W  A]');
    await send(again, '/e solved');
    await again.until(whichName);
    again.press('ctrl-c');
    await again.exited;
    const later = openWizard(desk, ['resume']);
    await later.until('Write it up');
    await send(later, '/g a test');
    await later.exited;
    expect(later.screen()).not.toContain(first);
  });

  it('asks nothing when it comes from a file', () => {
    expect(desk.run(['start', '--answers', '-'], solvedCall).err).not.toContain(first);
  });
});
