import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk, promisedCall } from '../helpers/cli.ts';
import { leave, unsent, walk } from '../helpers/killed.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
  const answers = desk.file('call.yaml', `${promisedCall}- cause: lost in the depot\n- written-up\n`);
  expect(desk.run(['start', 'walras', '--customer', 'Anna', '--answers', answers]).code).toBe(0);
});
afterEach(() => desk.leave());

describe('killed at every prompt of a WALRAS call-back', { timeout: 300_000 }, () => {
  it('without an answer yet, so that there is another one', async () => {
    const wizard = await walk(desk, `followups call ${codeOf('callback')}`, [
      ['3', 'When do you ring back?'],
      ['today at 16:45', 'Not saved yet', unsent],
      ['', 'Read back what was promised'],
      ['/b', 'Enter takes   today at 16:45'],
      ['', 'Read back what was promised'],
      ['y', 'End of call'],
    ]);
    expect(await leave(wizard, '')).toContain('call-back promised');
    expect(open()).toMatchObject([{ kind: 'callback', promise: 'today at 16:45' }]);
  });

  it('that brings the answer', async () => {
    const wizard = await walk(desk, `followups call ${codeOf('callback')}`, [
      ['2', 'What did you agree?'],
      ['a new sofa on Friday', 'End of call'],
      ['/b', 'What did you agree?'],
      ['/b', 'How does it stand now?'],
      ['1', 'Is everything in order?'],
      ['y', 'Anything else?'],
      ['n', 'Any time'],
      ['1', 'End of call'],
    ]);
    await leave(wizard, '');
    expect(open()).toMatchObject([{ kind: 'check-in' }]);
  });

  it('with which they are not satisfied, so that it is solved anew and then led to its end', async () => {
    const wizard = await walk(desk, `followups call ${codeOf('callback')}`, [
      ['1', 'Is everything in order?'],
      ['n', 'Put it right'],
      ['another sofa', 'How does it stand?'],
      ['2', 'What did you agree?'],
      ['another sofa on Friday', 'Anything else?'],
      ['y', 'What is it?'],
      ['the old one is still here', 'Put it right'],
      ['take it away', 'How does it stand?'],
      ['2', 'What did you agree?'],
      ['a van on Friday', 'Any time'],
      ['3', 'End of call'],
    ]);
    await leave(wizard, '');
    expect(open()).toMatchObject([{ kind: 'fix' }]);
  });
});

const open = (): { code: string; kind: string }[] => JSON.parse(desk.run(['followups', '--json']).out);

const codeOf = (kind: string) => open().find((followUp) => followUp.kind === kind)?.code ?? '';
