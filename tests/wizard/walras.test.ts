import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, promisedCall } from '../helpers/cli.ts';
import { next, openWizard, send, steady } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const paper = ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142', '--at', '2026-11-18T14:30'];

describe('a WALRAS call in a real terminal', () => {
  it('leads from the first line to hanging up, and everything is on record', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...paper]);
    await wizard.until('/p promise');
    const screens = [steady(wizard.screen())];
    await next(wizard, '', '[L]');
    await next(wizard, 'ordered 14 Oct, told two weeks', '1   14:3');
    await next(wizard, '* three weeks late, nobody rang when promised', '2 * 14:3');
    await next(wizard, '', 'Enter again when they have finished');
    await next(wizard, 'enter', 'Do they agree?');
    screens.push(steady(wizard.screen()));
    await next(wizard, 'y', 'Apologise for just that');
    await next(wizard, '', 'What do they want?');
    await next(wizard, 'the sofa by Saturday', 'How does it stand?');
    await next(wizard, '3', 'What keeps you');
    await next(wizard, '', 'When do you ring back');
    await next(wizard, 'today at 16:30', 'Not saved yet');
    screens.push(steady(wizard.screen()));
    await next(wizard, 'y', 'End of call');
    screens.push(steady(wizard.screen()));
    await send(wizard, '');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('All saved. Anna Berg, call-back promised');
    expect(screens.join('\n\n=====\n\n')).toMatchSnapshot();

    const [call] = JSON.parse(desk.run(['calls', '--json']).out);
    expect(call).toMatchObject({ customer: 'Anna Berg', status: 'hung-up', disposition: 'promised', followUps: 1 });
    const [followUp] = JSON.parse(desk.run(['followups', '--overdue', '--json']).out);
    expect(followUp).toMatchObject({ promise: 'today at 16:30', dueAt: '2026-11-18T21:30:00.000Z', overdue: true });
  });

  it('asks for no wish that a note told, also after a crash, and says which words it takes', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...paper]);
    await wizard.until('[W  A]');
    await send(wizard, 'she would like it by Saturday');
    await wizard.until('1   14:3');
    await send(wizard, '/j 5');
    await wizard.until('They said');
    expect(wizard.screen()).toMatch(/the way you would like it:\s+she would like it by Saturday/);
    expect(wizard.screen()).toMatch(/They said at 14:3\d {3}she would like it by Saturday/);
    wizard.kill('SIGKILL');
    await wizard.exited;

    const again = openWizard(desk, ['resume']);
    await again.until('They said at 14:3');
    await send(again, '');
    await again.until('How does it stand?');
    again.press('ctrl-c');
    again.press('ctrl-c');
    await again.exited;
    expect(desk.run(['calls', 'show', 'anna']).out).toContain('wish: she would like it by Saturday (already told)');
  });

  it('gives the same transcript as the same answers from a file', async () => {
    const wizard = openWizard(desk, ['start', 'walras', ...paper]);
    await wizard.until('[W  A]');
    const lines: [string, string][] = [
      ['', '[L]'],
      ['ordered 14 Oct, told two weeks', '1   14:3'],
      ['* three weeks late, nobody rang when promised', '2 * 14:3'],
      ['', 'Enter again'],
      ['enter', 'Do they agree?'],
      ['y', 'Apologise for just that'],
      ['', 'What do they want?'],
      ['the sofa by Saturday', 'How does it stand?'],
      ['3', 'What keeps you'],
      ['', 'When do you ring back'],
      ['today at 16:30', 'Not saved yet'],
      ['y', 'End of call'],
    ];
    for (const [line, shows] of lines) await next(wizard, line, shows);
    await send(wizard, '');
    await wizard.exited;
    const other = openDesk();
    const answers = other.file('call.yaml', promisedCall);
    expect(other.run(['start', 'walras', ...paper, '--answers', answers]).code).toBe(0);
    expect(transcript(desk)).toEqual(transcript(other));
    other.leave();
  });
});

/** The only call on record, without what no two calls share. */
function transcript(of: Desk): unknown {
  const [call] = JSON.parse(of.run(['calls', '--json']).out);
  const { entries } = JSON.parse(of.run(['calls', 'show', call.code, '--json']).out);
  const own = new Set(['at', 'code', 'caseId', 'followUp', 'dueAt']);
  const text = JSON.stringify(entries, (key, value) => (own.has(key) ? '…' : value));
  return JSON.parse(text);
}
