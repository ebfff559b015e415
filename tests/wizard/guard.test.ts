import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { next, openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const paper = ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142', '--at', '2026-11-18T14:30'];

const answers = `
- story: they told me it's our policy
- understood: "it's our policy, you were told"
- understood: yes
- wish: a new one as soon as possible
- outcome: later
- call-back: { words: "today at 16:30, hopefully", agreed: true }
- end: promised
`;

it('what had better been said otherwise stands in the transcript, typed or from a file', async () => {
  const wizard = openWizard(desk, ['start', 'walras', ...paper]);
  await wizard.until('[W  A]');
  const lines: [string, string][] = [
    ['', '[L]'],
    ["they told me it's our policy", '1   14:3'],
    ['', 'Enter again'],
    ['enter', 'Do they agree?'],
    ["it's our policy, you were told", "  it's our policy, you were told"],
    ['y', 'Apologise for just that'],
    ['', 'What do they want?'],
    ['a new one as soon as possible', 'How does it stand?'],
    ['3', 'What keeps you'],
    ['', 'When do you ring back'],
    ['today at 16:30, hopefully', 'y they agreed'],
    ['y', 'End of call'],
  ];
  for (const [line, shows] of lines) await next(wizard, line, shows);
  await send(wizard, '');
  expect((await wizard.exited).code).toBe(0);
  const typed = desk.run(['calls', 'show', 'anna']).out;
  expect(typed.match(/said: .*/g)).toEqual(["said: it's our policy", 'said: hopefully']);

  const other = openDesk();
  const file = other.file('call.yaml', answers);
  expect(other.run(['start', 'walras', ...paper, '--answers', file]).code).toBe(0);
  expect(other.run(['calls', 'show', 'anna']).out.match(/said: .*/g)).toEqual(typed.match(/said: .*/g));
  other.leave();
});

it('what the team settled to be never said is named on the screen of the next call', async () => {
  expect(desk.run(['config', '--team', 'never-say', 'head office: I myself']).code).toBe(0);
  const wizard = openWizard(desk, ['start', 'walras']);
  await wizard.until('[W  A]');
  wizard.type('= the Head Offices will look into it');
  await wizard.until('Better than "Head Offices": I myself');
  wizard.press('ctrl-c');
  wizard.press('ctrl-c');
  await wizard.exited;
});
