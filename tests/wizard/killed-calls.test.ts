import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { type Line, leave, unsent, walk } from '../helpers/killed.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

const start = 'start walras --customer Anna';

const heard: readonly Line[] = [
  ['', '[L]'],
  ['three weeks late', '1   10:00'],
  ['', 'Enter again', unsent],
  ['', 'Do they agree?'],
];

const notSolved: readonly Line[] = [
  ...heard,
  ['y', 'Apologise for just that'],
  ['', 'What do they want?'],
  ['the sofa by Saturday', 'How does it stand?'],
  ['3', 'What keeps you'],
  ['', 'When do you ring back'],
];

describe('killed at every prompt of a WALRAS call', { timeout: 300_000 }, () => {
  it('with a call-back, another time for it, and none in the end', async () => {
    const wizard = await walk(desk, start, [
      ...notSolved,
      ['today at 16:30', 'Not saved yet', unsent],
      ['', 'Read back what was promised'],
      ['/b', 'Enter takes   today at 16:30'],
      ['', 'Read back what was promised'],
      ['/b', 'Enter takes   today at 16:30'],
      ['today at 16:45', 'Not saved yet', unsent],
      ['y', 'They agreed'],
      ['/u they would rather ring', 'If anything else comes up'],
    ]);
    expect(await leave(wizard, '1')).toContain('All saved. Anna, solved');
  });

  it('with a promise that nothing asked for, and one that needs a reason and is refused', async () => {
    const wizard = await walk(desk, start, [
      ['>> today at 15:00', 'Not saved yet', unsent],
      ['y', '[W  A]'],
      ...notSolved,
      ['today at 20:00', 'no later than close of business', unsent],
      ['because they work until then', 'Because ', unsent],
      ['n', 'Type the time that suits them', unsent],
      ['today at 16:30', 'Wed 18 Nov 16:30', unsent],
      ['', 'Read back what was promised'],
      ['n', 'What time suits them?'],
      ['today at 16:50', 'Not saved yet', unsent],
      ['n', 'Type the time that suits them', unsent],
      ['today at 16:15', 'Wed 18 Nov 16:15', unsent],
      ['y', 'End of call'],
    ]);
    expect(await leave(wizard, '2')).toContain('All saved. Anna, solution agreed');
  });

  it('that goes round until the playbook asks which way, more than once', async () => {
    const again: readonly Line[] = [
      ['', 'Enter again', unsent],
      ['', 'Do they agree?'],
    ];
    await walk(desk, start, [
      ...heard,
      ['n', 'Let them tell it, again'],
      ...again,
      ['n', 'Let them tell it, time 3'],
      ...again,
      ['n', 'Let them tell it, time 4'],
      ['four weeks late', '2   10:00'],
      ...again,
      ['n', 'This went round 3 times'],
      ['2', 'Let them tell it, time 5'],
      ...again,
      ['n', 'This went round 4 times'],
      ['/b', 'Do they agree?'],
      ['n', 'This went round 4 times'],
      ['', 'Apologise for just that'],
    ]);
  });

  it('with listening, jumps, steps back, steps done again and steps left out', async () => {
    await walk(desk, start, [
      ['/l', 'Enter keeps the line'],
      ['they cannot sleep', '1   10:00'],
      ['/x', 'Enter next'],
      ['/j', '5  Put it right', unsent],
      ['5', 'What do they want?'],
      ['/l', 'Enter keeps the line'],
      ['/b', 'What do they want?'],
      ['/l', 'Enter keeps the line'],
      ['', 'Enter again', unsent],
      ['', 'What do they want?'],
      ['a refund', 'How does it stand?'],
      ['/b', 'Enter takes   a refund'],
      ['', 'How does it stand?'],
      ['/r', 'Put it right, again'],
      ['/s na', 'How does it stand?'],
      ['/r own', '[W  A]'],
      ['/s step told', '[L]'],
      ['/t', 'Do they agree?'],
      ['/b', '[L]'],
    ]);
  });

  it('with all that is noted beside the steps', async () => {
    await walk(desk, 'start walras', [
      ['/w Anna Berg', 'Anna Berg  '],
      ['/m +1 312 555 0142', '   +1 312 555 0142'],
      ['/f A-4711', '   A-4711'],
      ['/z Denver', 'Denver, 08:00 there'],
      ['>> today at noon', '14:00 here', unsent],
      ['y', '[W  A]'],
      ['/n wants it by Saturday', '1   10:00'],
      ['= calm by now', '   2 '],
      ['/e', 'cut off', unsent],
    ]);
  });

  it('after it was parked', async () => {
    const wizard = await walk(desk, start, [['', '[L]']]);
    expect(await leave(wizard, '/k')).toContain('The call is parked: Anna');
    await walk(desk, 'resume', [['three weeks late', '1   10:00']]);
  });

  it('when it is written up later, with much missing', async () => {
    const wizard = await walk(desk, start, [['/j solve', 'What do they want?']]);
    await leave(wizard, '/e solved');
    const later = await walk(desk, 'resume', [
      ['', 'Still needed', unsent],
      ['', 'CRM number'],
      ['C-78', '9  The cause, for us only'],
      ['/b', 'Enter takes   C-78'],
      ['', '9  The cause, for us only'],
      ['9', 'type it, then Enter'],
      ['an old price list', 'Enter takes   C-78'],
      ['', '8  How does it stand?'],
      ['7', 'in their words'],
      ['the sofa', '1 solved now'],
      ['1', 'A number goes there'],
      ['/o 1 cut short', 'Anyway'],
    ]);
    expect(await leave(later, '')).toContain('All saved');
  });
});
