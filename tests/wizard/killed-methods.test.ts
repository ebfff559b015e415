import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askTypes } from '../../src/playbook/format/ask-form.ts';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { leave, unsent, walk } from '../helpers/killed.ts';
import { playbookFrom } from '../helpers/playbooks.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

describe('killed at every prompt', { timeout: 300_000 }, () => {
  it('of the 7 steps, with a card, a list to choose from, a price, and a time for it', async () => {
    const wizard = await walk(desk, 'start 7-step --customer Anna', [
      ['/c', '1  Abuse, a threat', unsent],
      ['1', 'I want to help you, and I will'],
      ['they swear', '1   10:00'],
      ['', 'If it does not stop'],
      ['', 'I am sorry that things are not'],
      ['/c threat', 'I am staying with you'],
      ['/x', 'I am sorry that things are not'],
      ['', 'Please tell me what happened'],
      ['* the cover is too small', '2 * 10:00'],
      ['', 'Enter again', unsent],
      ['', 'Is that what they mean?'],
      ['y', 'What you asked, and the answers'],
      ['order 4711', '3   10:00'],
      ['', 'Which one do they choose?'],
      ['the larger cover (+20 EUR)', 'costs 20'],
      ['they: money back', '(theirs)'],
      ['2', 'Do they say yes to the price?'],
      ['n', 'They choose, again'],
      ['2', 'Do they say yes to the price?'],
      ['y', 'How does it stand?'],
      ['/b', 'Do they say yes to the price?'],
      ['y', 'How does it stand?'],
      ['2', 'By when is it done?'],
      ['on Friday at noon', 'Not saved yet', unsent],
      ['y', 'Thank you for telling me so openly'],
      ['', 'End of call'],
      ['w', 'What caused it?'],
      ['a wrong label', 'Enter takes   a wrong label'],
      ['', 'What happened, in a sentence'],
      ['', 'What was done about it'],
      ['a larger cover', 'CRM number'],
      ['C-78', 'What has to change?'],
      ['check the labels', 'By when is it changed?'],
      ['in a week, Kim', 'Not saved yet', unsent],
      ['', 'Enter finish the write-up'],
    ]);
    await leave(wizard, '');
  });

  it('of the 10 steps, with a colleague who takes the call', async () => {
    const wizard = await walk(desk, 'start 10-step --customer Anna', [
      ['the bill is wrong', '1   10:00'],
      ['/c hand-over', 'How will it be handled?'],
      ['Omar corrects the bill', 'Who takes it?'],
      ['Omar', 'Did Omar take the call?', unsent],
      ['y', 'What was the customer told?', unsent],
      ['he corrects it now', 'For me this is not over'],
      ['', 'When do you look whether it went well?'],
      ['in 24 hours', 'Not saved yet', unsent],
      ['y', 'End of call'],
      ['w', 'Act inside'],
      ['/j tell', 'your manager'],
      ['y', 'the customer-service manager'],
      ['n', 'the head of quality'],
      ['y', 'A number goes there'],
    ]);
    await leave(wizard, '');
  });

  it('of RESOLVED, with the best idea last, no agreement at first, and what it costs', async () => {
    await walk(desk, 'start resolved --customer Anna', [
      ['/j seek', 'What could you do for them?'],
      ['* a technician today', '(the best)'],
      ['a new machine', '1  a new machine'],
      ['', 'Which one is it for them?'],
      ['2', 'Do you both agree?'],
      ['n', 'Which step was too quick?'],
      ['4', 'What did we miss?'],
      ['they work at night', 'Open to their own idea'],
      ['1', 'Do you both agree?'],
      ['y', 'How does it stand?'],
      ['2', 'When do you write or ring'],
      ['in 10 minutes', 'Not saved yet', unsent],
      ['', 'Read back what was promised'],
      ['y', 'End of call'],
      ['w', 'So that it can be mended'],
      ['an old hose', 'Who can mend the cause?'],
      ['the workshop', 'Have you told them?'],
      ['y', 'What the solution costs us'],
      ['120 EUR', 'What happened, in a sentence'],
      ['/b', 'Enter takes   120'],
    ]);
  });

  it('of the 4 steps, with notes beside what is said', async () => {
    await walk(desk, 'start 4-step', [
      ['they shout', '1   10:00'],
      ['', 'Are they ready to move on?'],
      ['n', 'I apologise to you for all of it'],
    ]);
  });
});

/** A playbook with an ask of each type, and a script between two of them. */
const everyAsk = `
recover: 1
title: Every ask
policy: { hand-over: live }
steps:
  - title: All asks
    say: I am sorry. May I ask you a few things?
    ask:
      a-text: { type: text, label: Any words? }
      a-note: { type: notes, label: Any notes? }
      a-tick: { type: yes-no, label: Yes or no? }
      a-choice: { type: choice, label: Which one?, choices: [Late, Broken], other: yes }
      several: { type: choices, label: Which ones?, choices: [Late, Broken, Rude] }
      a-list: { type: options, label: Which way?, min: 2, max: 3 }
      a-time: { type: follow-up, kind: callback, label: When exactly? }
      a-colleague: { type: hand-over, label: Who takes it? }
      a-price: { type: money, label: How much?, currency: EUR }
      a-number: { type: number, label: How many?, min: 1, max: 10 }
      an-address: { type: contact, label: Where to? }
      a-check: { type: check, label: All done? }
    next:
      when: { a-tick: yes }
      run: inside
  - title: The end
    say: Goodbye.
scripts:
  inside:
    title: Inside
    steps:
      - title: Within the script
        say: One more thing.
        ask:
          inner: { type: text, label: Anything inside? }
`;

describe('killed at an ask', { timeout: 300_000 }, () => {
  it('of any type', async () => {
    const { book } = playbookFrom(everyAsk);
    const types = book.steps.flatMap((step) => step.asks.map((ask) => ask.type));
    expect(types.sort()).toEqual(Object.keys(askTypes).sort());
    desk.file('every-ask.yaml', everyAsk);
    await walk(desk, 'start ./every-ask.yaml', [
      ['a few words', 'Any notes?'],
      ['a note', '1   10:00'],
      ['', 'Yes or no?'],
      ['y', 'Which one?'],
      ['another', 'Which ones?'],
      ['1 3', 'Which way?'],
      ['repair', '1  repair'],
      ['refund', '2  refund'],
      ['2', 'When exactly?'],
      ['today at 16:30', 'Not saved yet', unsent],
      ['y', 'Who takes it?'],
      ['Omar', 'Did Omar take the call?', unsent],
      ['y', 'What was the customer told?', unsent],
      ['he does it now', 'How much?'],
      ['20', 'How many?'],
      ['3', 'Where to?'],
      ['anna@example.com', 'All done?'],
      ['y', 'Anything inside?'],
      ['/b', 'All done?'],
      ['y', 'Anything inside?'],
      ['nothing', 'Goodbye.'],
    ]);
  });
});
