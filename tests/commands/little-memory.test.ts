import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

/** Once it is told to, the program takes memory until there is none. */
const hungry = `process.on('SIGUSR2', () => { const all = []; for (;;) all.push(new Array(100000).fill(all.length)); });`;

describe('a computer with little memory', () => {
  it('has enough for calls and lists in 24 MB', () => {
    desk.env.NODE_OPTIONS = '--max-old-space-size=24';
    expect(desk.run(['start', 'walras', '--answers', '-'], solvedCall).code).toBe(0);
    for (const args of [['calls'], ['followups'], ['backup']]) expect(desk.run(args).code).toBe(0);
  });

  it('that has none left ends the program, and loses nothing that was saved', { timeout: 120_000 }, async () => {
    const source = `--import=data:text/javascript,${encodeURIComponent(hungry)}`;
    const wizard = openWizard(desk, ['start', 'walras'], {
      env: { NODE_OPTIONS: `${source} --max-old-space-size=48` },
    });
    await wizard.until(/\? keys$/);
    await send(wizard, 'the sofa is late');
    await wizard.until(/1 .*the sofa is late/);
    process.kill(wizard.pid, 'SIGUSR2');
    expect((await wizard.exited).signal).toMatch(/SIGABRT|SIGTRAP/);
    expect(wizard.raw().slice(wizard.raw().indexOf('heap'))).not.toContain('the sofa is late');
    const again = openWizard(desk, ['resume']);
    await again.until('the sofa is late');
    expect(desk.run(['calls', 'verify']).code).toBe(0);
  });
});
