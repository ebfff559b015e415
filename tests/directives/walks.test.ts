import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { next, openWizard, send } from '../helpers/wizard.ts';

// Each method from its first line to hanging up and on to the follow-up call, by keys and from a file.

/** What is sent, and what the screen shows then. A note is not counted among the key-answers; `enter` is pressed at once. */
type Line = [line: string, shows: string, kind?: 'note' | 'enter'];

type Walk = { method: string; lines: Line[]; answers: string; followUp: string; ringing: Line[] };

const walks: Walk[] = [
  {
    method: 'resolved',
    lines: [
      ['the washing machine leaks', '1   1', 'note'],
      ['* the kitchen floor is ruined', '2 * 1', 'note'],
      ['', 'How do they feel?'],
      ['furious', 'Is that what it did to them?'],
      ['y', 'What could you do for them?'],
      ['a technician today', '1  a technician today'],
      ['* a new machine tomorrow', '2  a new machine tomorrow (the best)'],
      ['', 'Which one is it for them?'],
      ['2', 'Do you both agree?'],
      ['y', 'How does it stand?'],
      ['1', 'End of call'],
    ],
    answers: `
- story: [the washing machine leaks, "* the kitchen floor is ruined"]
- feeling: furious
- impact-right: yes
- ideas: [a technician today, { text: a new machine tomorrow, best: yes }]
- pick: { options: [a technician today, a new machine tomorrow], chosen: a new machine tomorrow }
- verified: yes
- outcome: later
- update: { words: tomorrow at noon, agreed: yes }
- end: promised
- cause: a bad seal
- route-to: the workshop
- routed: yes
- record: it leaks
- done: a new one is ordered
- prevention: check the seals
- prevention-due: in a week, Kim
- written-up
`,
    followUp: `
- news: nothing
- next-update: { words: in 3 days, agreed: yes, override: they asked for it }
- end: promised
`,
    ringing: [
      ['1', 'Are they satisfied?'],
      ['y', 'End of call'],
    ],
  },
  {
    method: '4-step',
    lines: [
      ['nobody rings me', '1   1', 'note'],
      ['', 'Are they ready to move on?'],
      ['y', 'What went wrong, from the beginning'],
      ['* three weeks late', '2 * 1', 'note'],
      ['', 'Enter again'],
      ['', 'Is that exactly what went wrong?', 'enter'],
      ['y', 'Why did that upset them?'],
      ['a day off for nothing', 'What is going to be done?'],
      ['delivery tomorrow', 'Who does it?'],
      ['1', 'End of call'],
    ],
    answers: `
- story: nobody rings me
- ready: yes
- details: "* three weeks late"
- understood: yes
- why-upset: a day off for nothing
- resolution: delivery tomorrow
- outcome: team
- update: { words: tomorrow at noon, agreed: yes }
- end: promised
- team: dispatch
- task-due: tomorrow at 11:00, the van is loaded
- done: dispatch has it
- cause: the order was lost
- prevention: a daily list
- prevention-due: in a week, Kim
- written-up
`,
    followUp: '- news: done\n- satisfied: yes\n- end: solved\n',
    ringing: [
      ['1', 'Are they satisfied?'],
      ['y', 'End of call'],
    ],
  },
  {
    method: '7-step',
    lines: [
      ['', 'Listen'],
      ['* the second delivery was wrong too', '1 * 1', 'note'],
      ['', 'Enter again'],
      ['', 'Is that what they mean?', 'enter'],
      ['y', 'What else do you need?'],
      ['order 4711', '2   1', 'note'],
      ['', 'Which one do they choose?'],
      ['the right one tomorrow', '2  the right one tomorrow'],
      ['2', 'How does it stand?'],
      ['1', 'Thank them'],
      ['', 'End of call'],
    ],
    answers: `
- story: "* the second delivery was wrong too"
- understood: yes
- ideas: { options: [{ text: express, cost: 20 EUR }], chosen: express }
- consent: yes
- outcome: later
- done-by: { words: tomorrow at noon, agreed: yes }
- end: agreed
- cause-kind: system
- record: wrong twice
- done: express ordered
- prevention: a scan at the door
- prevention-due: in a week, Kim
- written-up
`,
    followUp: '- satisfied: yes\n- mood: delighted\n- end: solved\n',
    ringing: [
      ['y', 'How do they leave?'],
      ['1', 'End of call'],
    ],
  },
  {
    method: '10-step',
    lines: [
      ['* the bill came twice', '1 * 1', 'note'],
      ['', 'Enter again'],
      ['', 'Do they agree?', 'enter'],
      ['a wrong bill was paid', 'a wrong bill was paid'],
      ['y', 'The details'],
      ['since May', '2   1', 'note'],
      ['', 'Enter again'],
      ['', 'Have they said everything?', 'enter'],
      ['y', 'What do they expect?'],
      ['the money back', 'You tried it now. How does it stand?'],
      ['1', 'End of call'],
    ],
    answers: `
- story: "* the bill came twice"
- understood: yes
- fully-said: yes
- wish: the money back
- outcome: tomorrow
- tried: the till was closed
- call-back: { words: tomorrow at 9:30, agreed: yes, override: the till opens then }
- end: promised
- done: paid back
- cause: an old list
- prevention-public: one list only
- crm: C-77
- prevention: remove the list
- prevention-due: in a week, Kim
- told-your-manager: yes
- told-the-customer-service-manager: yes
- told-the-head-of-quality: yes
- written-up
`,
    followUp: '- quickly: yes\n- satisfied: yes\n- prevention-told: one list only\n- mood: settled\n- end: solved\n',
    ringing: [
      ['y', 'Are they satisfied with the result?'],
      ['y', 'What did you tell them?'],
      ['one list only', 'What do you give them?'],
      ['', 'How do they leave?'],
      ['2', 'End of call'],
    ],
  },
];

const paper = ['--customer', 'Anna Berg', '--at', '2026-11-18T14:30'];

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const json = (...args: string[]) => JSON.parse(desk.run([...args, '--json']).out);

/** Types the lines and hangs up. Gives the number of key-answers. */
async function walk(wizard: Terminal, lines: readonly Line[]): Promise<number> {
  for (const [line, shows, kind] of lines) await next(wizard, kind === 'enter' ? 'enter' : line, shows);
  await send(wizard, '');
  expect((await wizard.exited).code).toBe(0);
  return lines.filter(([, , kind]) => kind !== 'note').length + 1;
}

describe.each(walks)('$method', ({ method, lines, answers, followUp, ringing }) => {
  it('in a real terminal costs at most ten key-answers besides the notes', async () => {
    const wizard = openWizard(desk, ['start', method, ...paper]);
    await wizard.until(/(on paper, Wed|paper) 18 Nov/);
    expect(await walk(wizard, lines)).toBeLessThanOrEqual(10);
    expect(json('calls')).toMatchObject([{ status: 'hung-up', disposition: 'solved', playbook: { id: method } }]);
  });

  const promised = () => {
    const called = desk.run(['start', method, ...paper, '--answers', desk.file('call.yaml', answers)]);
    expect(called, called.err).toMatchObject({ code: 0 });
    return json('followups').find((one: { kind: string }) => one.kind !== 'internal');
  };

  it('is written up from a file, and its follow-up call is led in the same case', () => {
    const { code, caseId } = promised();
    expect(json('calls')).toMatchObject([{ status: 'written-up', playbook: { id: method }, caseId }]);
    const back = desk.run(['followups', 'call', code, '--answers', desk.file('back.yaml', followUp)]);
    expect(back, back.err).toMatchObject({ code: 0 });
    expect(json('calls')).toMatchObject([{ caseId }, { caseId }]);
    expect(json('followups', 'show', code)).toMatchObject({ status: 'kept' });
  });

  it('has a follow-up call in a real terminal, too, which keeps what was promised', async () => {
    const { code } = promised();
    const wizard = openWizard(desk, ['followups', 'call', code]);
    await wizard.until('since ');
    await walk(wizard, ringing);
    expect(json('followups', 'show', code)).toMatchObject({ status: 'kept' });
    expect(json('calls')[0]).toMatchObject({ disposition: 'solved' });
  });
});
