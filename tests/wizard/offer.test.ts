import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
const ten = '2026-11-18T15:00:00Z';
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const okafor = ['--customer', 'R. Okafor', '--contact', '+1 212 555 0177'];

/** A promise of Priya's to R. Okafor. */
function promised(words: string): void {
  const ran = desk.at('2026-11-18T14:40:00Z', ['followups', 'add', words, ...okafor]);
  expect(ran.code).toBe(0);
}

/** A call of somebody's in the morning, over by now. */
function worked(agent: string, at = '2026-11-18T14:00:00Z'): void {
  const file = desk.file('worked.yaml', '- end: misdial\n');
  const ran = desk.at(at, ['start', 'walras', '--answers', file], agent);
  expect(ran.code).toBe(0);
}

function wizardAt(moment: string, args: readonly string[], agent = 'Priya'): Terminal {
  Object.assign(desk.env, stoppedClock(moment), { RECOVER_AGENT: agent });
  return openWizard(desk, args);
}

describe('a promise that falls due during the call', () => {
  it('is named at the start with the key, goes to the colleague who is free, and is on their page', async () => {
    promised('today at 10:18');
    worked('Lee');
    const wizard = wizardAt(ten, ['start', 'walras']);
    await wizard.until('Your next promise is due in 18 min, R. Okafor: /y offers it to a colleague.');
    await send(wizard, '/y');
    await wizard.until(/Lee has it now: R\. Okafor, 10:18, in 18 min \(\w{4}\)\./);
    await send(wizard, '/y');
    await wizard.until('You have promised nothing else: there is nothing to offer.');
    wizard.kill('SIGKILL');
    const [followUp] = desk.json(ten, ['followups']);
    expect(followUp).toMatchObject({ owner: 'Lee', status: 'open' });
    expect(desk.at(ten, ['followups', 'show', followUp.code]).out).toMatch(/Priya/);
    expect(desk.at(ten, [], 'Lee').out).toMatch(
      /RING\n +1 +in 18 min +R\. Okafor .*10:18, Priya gave you: today at 10:18/,
    );
  });

  it('stays where it is when the database cannot take it, and the call goes on', async () => {
    promised('today at 10:18');
    worked('Lee');
    const wizard = wizardAt(ten, ['start', 'walras']);
    await wizard.until('/y offers it to a colleague');
    const db = new Database(join(desk.folder, 'recover.db'));
    const version = db.pragma('user_version', { simple: true });
    db.pragma('user_version = 999');
    await send(wizard, '/y');
    await wizard.until('It stays yours: ');
    db.pragma(`user_version = ${version}`);
    db.close();
    await send(wizard, '/y');
    await wizard.until('Lee has it now');
    wizard.kill('SIGKILL');
  });

  it('is chosen for by number or name when several are free, and says who is not', async () => {
    promised('today at 10:18');
    worked('Lee');
    worked('Kim');
    worked('Omar', '2026-11-17T15:00:00Z');
    expect(desk.at(ten, ['away', 'until', 'tomorrow'], 'Omar').code).toBe(0);
    const busy = wizardAt(ten, ['start', 'walras'], 'Lee');
    await busy.until('[W  A]');
    const wizard = wizardAt(ten, ['start', 'walras', '--accessible']);
    const next = async (line: string, wanted: string | RegExp) => {
      wizard.type(`${line}\r`);
      await wizard.until(wanted);
    };
    await wizard.until('Enter goes on');
    expect(wizard.screen().replaceAll('\n', '')).toContain('R. Okafor: /y offers it to a colleague');
    await next('/offer lee', /Lee is on a call\. Free: 1 Kim\./);
    await next('/y omar', /Omar is off\. Free: 1 Kim\./);
    await next('/y Zoe', /Nobody here is called "Zoe"\./);
    busy.kill('SIGKILL');
    await busy.exited;
    await next('/y', /Free: 1 Kim, 2 Lee\. Type \/y and a name or number/);
    await next('/y 2', /Lee has it now/);
    wizard.kill('SIGKILL');
    expect(desk.json(ten, ['followups'])).toMatchObject([{ owner: 'Lee' }]);
  });

  it('stays when nobody is free, and when it can wait', async () => {
    promised('today at 10:18');
    worked('Lee');
    desk.at(ten, ['away', 'until', 'tomorrow'], 'Lee');
    const wizard = wizardAt(ten, ['start', 'walras']);
    await wizard.until('[W  A]');
    await send(wizard, 'she is waiting');
    await wizard.until('1   ');
    await send(wizard, '/y');
    await wizard.until('Nobody is free: Lee is off. It stays yours.');
    wizard.kill('SIGKILL');
    const early = wizardAt('2026-11-18T14:50:00Z', ['followups', 'reschedule', 'okafor', 'today at 16:00', '--agreed']);
    await early.exited;
    const again = wizardAt(ten, ['start', 'walras']);
    await again.until('Your next promise: 16:00.');
    await send(again, '/y');
    await again.until('Your next promise can wait: R. Okafor, 16:00');
    again.kill('SIGKILL');
    expect(desk.json(ten, ['followups'])).toMatchObject([{ owner: 'Priya' }]);
  });

  it('has no key where nobody else works with this file', async () => {
    promised('today at 10:18');
    const wizard = wizardAt(ten, ['start', 'walras']);
    await wizard.until('Your next promise is due in 18 min, R. Okafor.');
    await send(wizard, '/y');
    await wizard.until('Nobody else uses this file yet. It stays yours.');
    wizard.kill('SIGKILL');
  });
});
