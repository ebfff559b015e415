import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { untilKept } from '../helpers/kept-draft.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal, TerminalOptions } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
const ten = '2026-11-18T15:00:00Z';
beforeEach(() => {
  desk = openTimedDesk();
  Object.assign(desk.env, stoppedClock(ten));
});
afterEach(() => desk.leave());

/** Up to the name of the colleague, on a call by the 10 steps. */
async function handingOver(options: TerminalOptions = {}): Promise<Terminal> {
  const wizard = openWizard(desk, ['start', '10-step', '--customer', 'Anna Berg'], options);
  await wizard.until('It is yours now');
  for (const line of ['* the bill came twice', '= ours: the old system again']) {
    await send(wizard, line);
    await wizard.until(`  ${line.slice(2, 12)}`);
  }
  await send(wizard, '/c hand-over');
  await wizard.until('How will it be handled?');
  await send(wizard, 'Omar corrects it');
  await wizard.until('Who takes it?');
  return wizard;
}

describe('a hand-over in a real terminal', () => {
  it('has what the colleague must know on the screen, and goes on only when the call was taken', async () => {
    const wizard = await handingOver();
    await send(wizard, 'Lee');
    await wizard.until('Did Lee take the call?');
    expect(wizard.screen()).toMatch(
      / Story +the bill came twice\n Tried +nothing yet\n Promised +nothing yet\n Mood +nothing yet\n Next step +Omar corrects it\n Not aloud +ours: the old system again\n/,
    );
    expect(wizard.screen().split('\n').length).toBeLessThanOrEqual(24);
    await send(wizard, 'n');
    await wizard.until('Who takes it?');
    expect(wizard.screen()).toContain('Lee was asked to take the call, and did not');
    await send(wizard, 'Omar');
    await wizard.until('Did Omar take the call?');
    await send(wizard, 'y');
    await wizard.until('What was the customer told?');
    await send(wizard, '/n she is calmer');
    await wizard.until('she is calmer');
    expect(wizard.screen()).toContain('What was the customer told?');
    expect(wizard.screen()).toMatch(/Hand over to +Omar\n Took the call +yes/);
    await send(wizard, 'Omar corrects it now');
    await wizard.until('You still care');
    await send(wizard, '/e handed-over');
    await wizard.until('All saved');
    await wizard.exited;
    const due = desk.json(ten, ['followups']);
    expect(due).toMatchObject([{ kind: 'check-in', spoken: false, owner: 'Priya', status: 'open' }]);
    expect(desk.at(ten, ['followups']).out).toMatch(/see that Omar has it in hand/);
  });

  it.each([
    ['/p', 'today at 16:30'],
    ['/p today at 16:30', null],
    ['>> today at 16:30', null],
  ])('goes on where it was after a promise that was given in the middle of it: %s', async (move, time) => {
    const wizard = await handingOver();
    await send(wizard, 'Omar');
    await wizard.until('Did Omar take the call?');
    await send(wizard, 'y');
    await wizard.until('What was the customer told?');
    await send(wizard, move);
    if (time !== null) {
      await wizard.until('What was promised, and for when?');
      await send(wizard, time);
    }
    await wizard.until('y they agreed');
    // Left and taken up again: neither the promise nor the hand-over has to be typed once more.
    await send(wizard, '/b');
    await wizard.until('> >> today at 16:30');
    expect(wizard.screen()).toContain('What was the customer told?');
    wizard.press('enter');
    await wizard.until('y they agreed');
    await untilKept(desk, (kept) => kept?.text === 'Omar\ny\n>> today at 16:30' && kept.cursor === -1);
    wizard.kill('SIGKILL');
    await wizard.exited;
    const again = openWizard(desk, ['resume']);
    await again.until('y they agreed');
    await send(again, 'y');
    await again.until(/Promise [a-z0-9]+: Wed 18 Nov 16:30/);
    expect(again.screen()).toContain('What was the customer told?');
    expect(again.screen()).toMatch(/Hand over to +Omar\n Took the call +yes/);
    await send(again, 'Omar corrects it now');
    await again.until('You still care');
    expect(desk.json(ten, ['followups', '--kind', 'callback'])).toMatchObject([{ promise: 'today at 16:30' }]);
  });

  it('is heard in lines where lines are only added', async () => {
    const wizard = openWizard(desk, ['start', '10-step', '--accessible'], { cols: 200, rows: 60 });
    const next = async (line: string, wanted: string | RegExp) => {
      wizard.type(`${line}\r`);
      await wizard.until(wanted);
    };
    await wizard.until('they have finished');
    await next('* the bill came twice', /twice\nSaved/);
    await next('/c hand-over', 'How will it be handled?');
    await next('Omar corrects it', 'Who takes it?');
    await next('Omar', 'Did Omar take the call?');
    expect(wizard.screen()).toContain('Story: the bill came twice\nTried: nothing yet');
    await next('n', /> n\nSaved 10:00\n[\s\S]*Who takes it\?\n[\s\S]*> ?$/);
    await next('Kim', 'Did Kim take the call?');
    await next('y', 'What was the customer told?');
    await next('Kim does it now', 'You still care');
  });
});

it('the packet that is printed holds nothing that is ours only', () => {
  const file = desk.file(
    'call.yaml',
    [
      '- story: ["* the bill came twice", "= secret remark"]',
      '- understood: yes',
      '- note: "=secret note"',
      '- promise: { words: "tomorrow at 10:00, secret", kind: internal }',
      '- park: yes',
    ].join('\n'),
  );
  desk.at(ten, ['start', '10-step', '--customer', 'Anna Berg', '--answers', file]);
  const { out } = desk.at(ten, ['calls', 'show', 'anna', '--hand-over']);
  expect(out).toContain('story: the bill came twice\n');
  expect(out).not.toContain('secret');
});
