import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

// Wednesday 18 November 2026 in New York: Omar promises at ten to ring by half past four, and nobody does.

let desk: TimedDesk;
let code = '';
beforeEach(() => {
  desk = openTimedDesk();
  const file = desk.file('call.yaml', promisedCall);
  desk.at('2026-11-18T15:00:00Z', ['start', 'walras', '--answers', file, '--customer', 'Anna Berg'], 'Omar');
  code = desk.json('2026-11-18T15:00:00Z', ['followups'])[0].code;
});
afterEach(() => desk.leave());

/** The program in a terminal, at a moment, for an agent. */
function wizardAt(moment: string, args: readonly string[], agent = 'Priya'): Terminal {
  Object.assign(desk.env, stoppedClock(moment), { RECOVER_AGENT: agent });
  return openWizard(desk, args);
}

/** Types an answer at the home page, whose line is drawn in its own way. */
async function pick(home: Terminal, answer: string): Promise<void> {
  await home.until(/q: leave\n *>/);
  home.type(answer);
  await home.until(new RegExp(`> +${answer}$`, 'm'));
  home.press('enter');
}

const nowOf = () => desk.json('2026-11-19T15:00:00Z', ['followups', 'show', code]);

describe('a promise that nobody sees to', () => {
  it('is not yet anybody’s within the hour', async () => {
    const home = wizardAt('2026-11-18T22:20:00Z', []);
    await home.until('q: leave');
    expect(home.screen()).not.toContain('Anna Berg');
  });

  it('stands first for whoever looks next, and one key makes it theirs', async () => {
    const home = wizardAt('2026-11-18T22:40:00Z', []);
    await home.until("ANYBODY'S");
    expect(home.screen()).toContain('BROKEN 1 h 10 min');
    await pick(home, '1');
    await home.until('yours now, Omar had it');
    await home.until(/RING\n +1 +BROKEN/);
    await pick(home, 'q');
    expect((await home.exited).code).toBe(0);
    expect(nowOf()).toMatchObject({ owner: 'Priya', status: 'open' });
  });

  it('is told to be somebody’s when two looked at the same time', async () => {
    const first = wizardAt('2026-11-18T22:40:00Z', []);
    const second = wizardAt('2026-11-18T22:40:00Z', [], 'Lee');
    await Promise.all([first.until("ANYBODY'S"), second.until("ANYBODY'S")]);
    await pick(first, '1');
    await first.until('yours now');
    await pick(second, '1');
    await second.until(`${code} is Priya's, who still has time for it.`);
    await second.until('Nothing waits');
    expect(nowOf()).toMatchObject({ owner: 'Priya' });
  });

  it('is at once for whoever stands in for its owner, and for all when nobody does', async () => {
    desk.at('2026-11-18T21:00:00Z', ['away', 'until', 'Friday', '--cover', 'Lee'], 'Omar');
    const cover = wizardAt('2026-11-18T21:10:00Z', [], 'Lee');
    await cover.until('YOU STAND IN');
    desk.at('2026-11-18T21:20:00Z', ['away', 'until', 'Friday'], 'Omar');
    const other = wizardAt('2026-11-18T21:31:00Z', []);
    await other.until("ANYBODY'S");
  });
});

describe('when the customer rings first', () => {
  it('is told at once that the number was found to be another’s', async () => {
    const caller = ['--customer', 'Ruiz', '--contact', '+1 212 555 0150'];
    desk.at('2026-11-17T15:00:00Z', ['followups', 'add', 'at noon', ...caller], 'Lee');
    const [ruiz] = desk.json('2026-11-17T15:00:00Z', ['followups', '--customer', 'Ruiz']);
    desk.at('2026-11-17T17:00:00Z', ['followups', 'attempt', ruiz.code, '--result', 'wrong-number'], 'Lee');
    const wizard = wizardAt('2026-11-18T21:50:00Z', ['start', 'walras', ...caller]);
    await wizard.until('+1 212 555 0150: wrong number on Tue 17 Nov (Lee).');
    const other = wizardAt('2026-11-18T21:50:00Z', [
      'start',
      'walras',
      '--customer',
      'Ruiz',
      '--contact',
      '+1 212 555 0199',
    ]);
    await other.until('Already talking?');
    expect(other.screen()).not.toContain('wrong number');
  });

  it('is told so no more once a promise to that number was kept, however it was typed', async () => {
    const add = (words: string, contact: string) =>
      desk.at('2026-11-17T15:00:00Z', ['followups', 'add', words, '--customer', 'Ruiz', '--contact', contact], 'Lee');
    add('at noon', '+1 212 555 0150');
    const [first] = desk.json('2026-11-17T15:00:00Z', ['followups', '--customer', 'Ruiz']);
    desk.at('2026-11-17T17:00:00Z', ['followups', 'attempt', first.code, '--result', 'wrong-number'], 'Lee');
    const start = ['start', 'walras', '--contact', '001 (212) 555-0150'];
    const before = wizardAt('2026-11-18T21:50:00Z', start);
    await before.until('001 (212) 555-0150: wrong number on Tue 17 Nov (Lee).');
    before.kill('SIGKILL');
    add('at four', '212.555.0150');
    const [, second] = desk.json('2026-11-17T15:00:00Z', ['followups', '--customer', 'Ruiz']);
    desk.at('2026-11-17T18:00:00Z', ['followups', 'done', second.code], 'Lee');
    const after = wizardAt('2026-11-18T21:51:00Z', start);
    await after.until('Lee promised by Tue 17 Nov 12:00');
    expect(after.screen()).not.toContain('wrong number');
  });

  it('the end of the call tells more than three that are owed apart by their words', async () => {
    const words = ['the invoice', 'the sofa', 'the refund', 'the van'];
    for (const [at, what] of words.entries())
      desk.at(
        '2026-11-18T15:10:00Z',
        ['followups', 'add', `today at 16:${40 + at}, ${what}`, '--customer', 'Anna Berg'],
        'Omar',
      );
    const wizard = wizardAt('2026-11-18T21:50:00Z', ['start', 'walras', '--customer', 'Anna Berg']);
    await wizard.until('[W  A]');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    await send(wizard, '1');
    await wizard.until((text) => text.includes('End of call') && text.includes('k5 '));
    const screen = wizard.screen();
    expect(screen).toMatch(/k3 +broken, Omar: /);
    expect(screen).toMatch(/k4 ! today at 16:42, the refund\s+k5 ! today at 16:43, the van/);
  });

  it('the end of the call offers what is owed to them, and k says that this call kept it', async () => {
    const wizard = wizardAt('2026-11-18T21:50:00Z', ['start', 'walras', '--customer', 'Anna Berg']);
    await wizard.until('[W  A]');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    await send(wizard, '1');
    await wizard.until('End of call');
    const screen = wizard.screen();
    expect(screen).toContain('Owed to them    k  broken, Omar: today at 16:30');
    expect(screen).toContain('k this call kept it');
    await send(wizard, 'k');
    await wizard.until((text) => text.includes('End of call') && !text.includes('Owed to them'));
    expect(nowOf()).toMatchObject({ status: 'kept', overdueSeconds: 1200, owner: 'Omar' });
  });
});

describe('ringing back', () => {
  it('tells what was said before, and nobody answering is a try with the next one set', async () => {
    const wizard = wizardAt('2026-11-18T21:20:00Z', ['followups', 'call', code], 'Omar');
    await wizard.until('The answer you promised');
    await send(wizard, '/h');
    await wizard.until('* three weeks late, nobody rang when promised');
    expect(wizard.screen()).toContain('Omar, by Wed 18 Nov 16:30, in 10 min: today at 16:30 (open)');
    wizard.press('esc');
    await wizard.until('How does it stand now?');
    await send(wizard, '/a');
    await wizard.until('On a machine say this and no more.');
    expect(wizard.screen()).toContain('Hello, this is Omar. Please ring me back on this number. Thank you.');
    await send(wizard, 'message left, ring me back');
    expect((await wizard.exited).code).toBe(0);
    expect(nowOf()).toMatchObject({
      status: 'open',
      attempts: 1,
      lastResult: 'voicemail',
      nextTryAt: '2026-11-19T14:00:00.000Z',
    });
  });
});

describe('a promise made on the line', () => {
  const promising = async (words: string) => {
    const wizard = wizardAt('2026-11-18T15:30:00Z', ['start', 'walras', '--customer', 'R. Okafor'], 'Omar');
    await wizard.until('[W  A]');
    await send(wizard, `>> ${words}`);
    await wizard.until('PROMISE');
    return wizard;
  };

  it('says at once that it clashes with another one', async () => {
    const wizard = await promising('20 past four');
    expect(wizard.screen()).toContain('You also promised Anna Berg 16:30.');
  });

  it('says at once that it lies outside the agent’s own hours', async () => {
    expect(desk.at('2026-11-18T15:00:00Z', ['config', 'hours', 'mon-fri 9-15']).code).toBe(0);
    const wizard = await promising('16:00');
    expect(wizard.screen()).toContain('You work until 15:00');
  });

  it('can repeat until it is solved', async () => {
    const wizard = await promising('every two hours with news');
    expect(wizard.screen()).toContain('again and again, first Wed 18 Nov 12:30, in 2 h');
    expect(wizard.screen().replace(/\s+/g, ' ')).toContain('and then again until it is solved');
    await send(wizard, 'y');
    await wizard.until('[W  A]');
    const made = desk.json('2026-11-18T15:31:00Z', ['followups', '--customer', 'Okafor']);
    expect(made).toMatchObject([{ kind: 'update', dueAt: '2026-11-18T17:30:00.000Z', spoken: true }]);
  });

  it('that came due meanwhile is named at the end of the call, and not before', async () => {
    const wizard = wizardAt('2026-11-18T21:40:00Z', ['start', 'walras', '--customer', 'R. Okafor'], 'Omar');
    await wizard.until('[W  A]');
    expect(wizard.screen()).not.toContain(code);
    await send(wizard, '/e misdial');
    await wizard.exited;
    expect(wizard.screen()).toContain(`${code}  Anna Berg, 16:30, broken 10 min: today at 16:30`);
  });
});
