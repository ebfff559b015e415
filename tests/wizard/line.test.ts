import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const ten = '2026-11-18T15:00:00Z';

function wizardAt(moment: string, args: readonly string[], agent = 'Priya'): Terminal {
  Object.assign(desk.env, stoppedClock(moment), { RECOVER_AGENT: agent });
  return openWizard(desk, args);
}

const anna = ['--customer', 'Anna Berg', '--contact', '+1 212 555 0142'];

describe('when the line drops', () => {
  it('somebody is told whom to ring by when, and the call opens with a first line of its own', async () => {
    const wizard = wizardAt(ten, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '');
    await wizard.until('[L]');
    await send(wizard, 'the sofa came late');
    await wizard.until('1   ');
    await send(wizard, '/d');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('Ring them back by 10:05, +1 212 555 0142');

    const home = wizardAt('2026-11-18T15:02:00Z', []);
    await home.until('THE LINE DROPPED, ring them back');
    home.kill('SIGKILL');
    const duty = desk.json('2026-11-18T15:02:00Z', ['followups']);
    expect(duty).toMatchObject([{ spoken: false, dueAt: '2026-11-18T15:05:00.000Z', customer: 'Anna Berg' }]);

    // She rings herself, and a colleague answers who knows nothing but her name.
    const again = wizardAt('2026-11-18T15:04:00Z', ['resume', 'anna'], 'Lee');
    await again.until("I'm sorry that we were cut off");
    expect(again.screen()).toContain('[L]');
    expect(again.screen()).toContain('the sofa came late');
    await send(again, 'and it is the wrong colour');
    await again.until('2   ');
    expect(desk.json('2026-11-18T15:05:00Z', ['followups'])).toEqual([]);
    expect(desk.json('2026-11-18T15:05:00Z', ['calls'])).toMatchObject([{ agent: 'Lee', status: 'open' }]);
  });

  it('without a number says how the call is found again', async () => {
    const wizard = wizardAt(ten, ['start', 'walras', '--customer', 'Anna Berg']);
    await wizard.until('[W  A]');
    await send(wizard, '/d');
    await wizard.exited;
    expect(wizard.screen()).toContain('There is no number. When they ring again: recover resume');
  });
});

describe('on hold', () => {
  it('the screen says until when, and the way back', async () => {
    const wizard = wizardAt(ten, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '/q 3 ask the warehouse');
    await wizard.until('ON HOLD, go back by 10:03: /q');
    await send(wizard, '/q');
    await wizard.until((screen) => screen.includes('Saved') && !screen.includes('ON HOLD'));
    const [call] = desk.json(ten, ['calls']);
    expect(desk.at(ten, ['calls', 'show', call.code]).out).toContain('on hold for about 3 min: ask the warehouse');
  });
});

describe('another method in the middle of a call', () => {
  it('goes on with what is still to be done, and offers what was answered', async () => {
    const wizard = wizardAt(ten, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '');
    await wizard.until('[L]');
    await send(wizard, '* the sofa came three weeks late');
    await wizard.until('1 * ');
    await send(wizard, '');
    await wizard.until('Enter again');
    wizard.press('enter');
    await wizard.until('Do they agree?');
    await send(wizard, 'y');
    await wizard.until('Apologise for just that');
    await send(wizard, '/v no-such');
    await wizard.until('There is no playbook "no-such"');
    await wizard.until('There are: 10-step');
    wizard.press('ctrl-u');
    await send(wizard, '/v 10');
    await wizard.until('[4]');
    // What was listened to and said back is not asked for again.
    expect(wizard.screen()).not.toMatch(/paraphrase/i);
    const [call] = desk.json(ten, ['calls']);
    expect(call.playbook.id).toBe('10-step');
    const { facts } = desk.json(ten, ['calls', 'show', call.code]);
    expect(facts.issue).toBe('the sofa came three weeks late');
    const before = wizard.screen();
    wizard.kill('SIGKILL');
    await wizard.exited;
    const again = wizardAt(ten, ['resume']);
    await again.until('Back where you were');
    expect(again.screen().split('\n').slice(0, 8)).toEqual(before.split('\n').slice(0, 8));
  });
});

describe('somebody who rang before', () => {
  it('is known at the start, with whose word is broken, and from the moment their name is learnt', async () => {
    const file = desk.file('call.yaml', promisedCall);
    desk.at(ten, ['start', 'walras', '--answers', file, '--customer', 'Anna Berg'], 'Omar');
    const nextDay = '2026-11-19T15:00:00Z';
    const known = wizardAt(nextDay, ['start', 'walras', '--customer', 'anna berg']);
    await known.until('[W  A]');
    const about = '"three weeks late, nobody rang when promised", with Omar.';
    expect(known.screen().replace(/\s+/g, ' ')).toContain(`Rang before: Wed 18 Nov 10:00, ${about}`);
    expect(known.screen()).toContain('! Omar promised by Wed 18 Nov 16:30: today at 16:30. Nobody rang.');
    await send(known, '');
    await known.until('[L]');
    expect(known.screen()).not.toContain('Rang before');
    known.kill('SIGKILL');

    const stranger = wizardAt(nextDay, ['start', 'walras']);
    await stranger.until('[W  A]');
    expect(stranger.screen()).not.toContain('Rang before');
    await send(stranger, '/w Anna Berg');
    await stranger.until('Omar promised by Wed 18 Nov 16:30');
  });

  it('from a number that several people have is told by name, unless it is the same one', async () => {
    const file = desk.file('call.yaml', promisedCall);
    const number = ['--contact', '+1 312 555 0142'];
    desk.at(ten, ['start', 'walras', '--answers', file, '--customer', 'Joan Mbeki', ...number], 'Omar');
    const wizard = wizardAt('2026-11-19T15:00:00Z', ['start', 'walras', ...number]);
    await wizard.until(/Rang before: Wed 18 Nov 10:00, as Joan\s+Mbeki,/);
    await send(wizard, '/w D. Ruiz');
    await wizard.until(/D\. Ruiz[\s\S]*as Joan\s+Mbeki,/);
    await send(wizard, '/w joan mbeki');
    await wizard.until(/joan mbeki[\s\S]*Rang before: Wed 18 Nov 10:00, "three/);
  });

  it('has their broken promise under /h too, although it was given in another case', async () => {
    const file = desk.file('call.yaml', promisedCall.replace('16:30', '14:30'));
    const chicago = ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142', '--zone', 'America/Chicago'];
    desk.at(ten, ['start', 'walras', '--answers', file, ...chicago], 'Omar');
    const again = wizardAt('2026-11-19T15:00:00Z', ['start', 'walras', '--contact', '+1 312 555 0142']);
    await again.until('[W  A]');
    await send(again, '/h');
    await again.until(/Omar, by Wed 18 Nov 14:30 in Chicago, 15:30 here: today at 14:30\s+\(broken\)/);
  });

  it.each([
    ['+13125550142', true],
    ['001-312-555-0142', true],
    ['(312) 555.0142', true],
    ['+1 312 555 0143', false],
    ['+1 212 555 0142', false],
  ])('is known by the number alone, typed as %s', async (typed, isKnown) => {
    const file = desk.file('call.yaml', promisedCall);
    desk.at(ten, ['start', 'walras', '--answers', file, '--contact', '+1 312 555 0142'], 'Omar');
    const again = wizardAt('2026-11-19T15:00:00Z', ['start', 'walras', '--customer', 'Anna', '--contact', typed]);
    await again.until('Already talking?');
    expect(again.screen().includes('Rang before')).toBe(isKnown);
    expect(again.screen().includes('Omar promised by Wed 18 Nov 16:30')).toBe(isKnown);
  });

  it('brings along what went wrong more than once, for the agent alone', async () => {
    const written = (cause: string) =>
      desk.file(
        'written.yaml',
        `- story: ["* it came late"]\n- understood: yes\n- wish: a refund\n- outcome: solved\n- end: solved\n- cause: ${cause}\n`,
      );
    for (const cause of ['lost in the warehouse', 'wrong address', 'Lost in the warehouse'])
      desk.at(ten, ['start', 'walras', '--answers', written(cause), '--customer', 'Anna Berg']);
    const again = wizardAt(ten, ['start', 'walras', '--customer', 'Anna Berg']);
    await again.until('The same cause 2 times, for us only: Lost in the warehouse.');
    const code = desk.json(ten, ['calls'])[0].code;
    expect(desk.at(ten, ['calls', 'show', code, '--crm']).out).not.toMatch(/same cause/);
  });
});

describe('a parked call', () => {
  it('is said to be parked, and where it goes on', async () => {
    const wizard = wizardAt(ten, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '/k');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('All is saved. The call is parked: Anna Berg, since 10:00.');
    expect(wizard.screen()).toContain('Carry on where you were: recover resume');
  });
});

describe('the end of a call', () => {
  it.each([
    ['names the zone of the customer beside a promised time', 'America/Chicago', '14:30, Chicago time, with an answer'],
    ['names no zone where their clock and ours show the same', 'America/Toronto', '14:30, with an answer'],
  ])('%s', async (_name, zone, said) => {
    const wizard = wizardAt(ten, ['start', 'walras', ...anna, '--zone', zone]);
    await wizard.until('[W  A]');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    await send(wizard, '3');
    await wizard.until('What keeps you');
    await send(wizard, 'the warehouse is closed');
    await wizard.until('like: today');
    await send(wizard, 'today at 14:30');
    await wizard.until('y they agreed');
    await send(wizard, 'y');
    await wizard.until('End of call');
    expect(wizard.screen().replace(/\s+/g, ' ')).toContain(said);
  });

  it('gives the call as plain lines for another record, on the screen and to the clipboard', async () => {
    const wizard = wizardAt(ten, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    await send(wizard, '1');
    await wizard.until('End of call');
    await send(wizard, 'c');
    await wizard.until('copied, where the terminal allows');
    expect(wizard.screen()).toMatch(/^Anna Berg, \+1 212 555 0142$/m);
    expect(wizard.screen()).toMatch(/^wish: a refund$/m);
    const sent = /\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/.exec(wizard.raw())?.[1] ?? '';
    expect(Buffer.from(sent, 'base64').toString('utf8')).toContain('Anna Berg, +1 212 555 0142\ncall ');
    wizard.press('esc');
    await wizard.until('Ended as');
    const [call] = desk.json(ten, ['calls']);
    expect(desk.at(ten, ['calls', 'show', call.code, '--crm']).out).toContain('\nwish: a refund\n');
  });

  it('hands the copy to a tool of the system, with no other surroundings than the program was given', async () => {
    const folder = join(desk.folder, 'tools');
    const kept = join(desk.folder, 'kept');
    mkdirSync(folder);
    for (const tool of ['wl-copy', 'pbcopy'])
      writeFileSync(join(folder, tool), `#!/bin/sh\ncat > ${kept}.text\nenv > ${kept}.new\nmv ${kept}.new ${kept}\n`, {
        mode: 0o755,
      });
    desk.env.PATH = `${folder}:${desk.env.PATH}`;
    const wizard = wizardAt(ten, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '/j solve');
    await wizard.until('What do they want?');
    await send(wizard, 'a refund');
    await wizard.until('How does it stand?');
    await send(wizard, '1');
    await wizard.until('End of call');
    await send(wizard, 'c');
    await wizard.until('copied, where the terminal allows');
    await expect.poll(() => existsSync(kept), { timeout: 30_000 }).toBe(true);
    expect(readFileSync(`${kept}.text`, 'utf8')).toContain('Anna Berg, +1 212 555 0142');
    const names = readFileSync(kept, 'utf8').match(/^\w+(?==)/gm) ?? [];
    const ofTheShell = ['PWD', 'OLDPWD', 'SHLVL', '_'];
    expect(names.filter((name) => desk.env[name] === undefined && !ofTheShell.includes(name))).toEqual([]);
  });
});
