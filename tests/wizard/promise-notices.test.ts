import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
  Object.assign(desk.env, stoppedClock('2026-11-18T15:00:00Z'));
});
afterEach(() => desk.leave());

const anna = ['--customer', 'Anna Berg', '--contact', '+1 212 555 0142'];

describe('after a promise', () => {
  it('the screen names it by its code and time', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '/p half past three');
    await wizard.until('Not saved yet');
    await send(wizard, 'y');
    await wizard.until(/Saved 10:00\. Promise \w{4}: Wed 18 Nov 15:30\./);
  });

  it('learning where they are says which words were read for another zone', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    for (const words of ['half past three', 'in two hours', 'four o’clock Chicago time']) {
      await send(wizard, `/p ${words}`);
      await wizard.until('Not saved yet');
      await send(wizard, 'y');
      await wizard.until(/Promise \w{4}/);
    }
    await send(wizard, '/z Chicago');
    const screen = await wizard.until('was read for New York');
    expect(screen).toMatch(/Saved 10:00\. "half past three" was read for New York: \/u \w{4} why, or \/p\s+again\./);
    await send(wizard, '/z New York');
    await wizard.until(/^ Saved 10:00$/m);
  });

  it('a no at the read-back asks for another time there, also where lines are only added', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...anna, '--accessible']);
    const next = async (line: string, wanted: string | RegExp) => {
      wizard.type(`${line}\r`);
      await wizard.until(wanted);
    };
    await wizard.until('Enter goes on');
    await next('/p today at 16:00', 'Not saved yet');
    await next('', 'Promise ');
    await next('/j solve', 'What do they want?');
    await next('a refund', 'How does it stand?');
    await next('1', 'Say it back. Do they agree?');
    await next('n', 'What time suits them?');
    await next('today at 16:30', /16:30, in 6 h 30[\s\S]*Not saved yet/);
    await next('y', 'End of call');
    await next('', 'All saved');
    const kept = desk.json('2026-11-18T15:01:00Z', ['followups']);
    expect(kept.filter(({ spoken }: { spoken: boolean }) => spoken)).toMatchObject([{ promise: 'today at 16:30' }]);
  });
});

describe('while a time is agreed', () => {
  it('a zone said afterwards belongs to the time, also where words say what it is for', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...anna]);
    await wizard.until('[W  A]');
    await send(wizard, '/p half three, answer from the warehouse');
    await wizard.until('Wed 18 Nov 15:30, in 5 h 30 min');
    await send(wizard, 'mountain time');
    const screen = await wizard.until('in Denver');
    expect(screen).toContain('half three, mountain time, answer from the warehouse');
    expect(screen).toContain('Wed 18 Nov 15:30 in Denver, 17:30 here');
  });
});

describe('a choice that costs something', () => {
  it('is agreed to with its price said aloud', async () => {
    const wizard = openWizard(desk, ['start', 'resolved', ...anna]);
    await wizard.until('What they tell you');
    await send(wizard, '/j verify');
    await wizard.until('Do you both agree?');
    expect(wizard.screen()).not.toContain('It costs you');
    await send(wizard, '/j open');
    await wizard.until('Which one is it for them?');
    await send(wizard, 'express delivery (+20 EUR)');
    await wizard.until('express delivery (costs 20 EUR)');
    await send(wizard, 'wait till Monday');
    await wizard.until('2  wait till Monday');
    await send(wizard, '1');
    const screen = await wizard.until('Do you both agree?');
    expect(screen).toMatch(/express delivery\n +It costs you:?\s+20 EUR/);
  });
});
