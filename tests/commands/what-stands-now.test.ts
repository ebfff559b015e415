import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openWizard, send } from '../helpers/wizard.ts';

// Wednesday in New York: a call-back is promised for half past four, kept at ten to three, and a new one promised then.

const ten = '2026-11-18T15:00:00Z';
const tenToThree = '2026-11-18T19:50:00Z';

let desk: TimedDesk;
let call = '';
let promise = '';
beforeEach(() => {
  desk = openTimedDesk();
  desk.at(ten, ['start', 'walras', '--answers', desk.file('call.yaml', promisedCall), '--customer', 'Anna Berg']);
  [{ code: call }] = desk.json(ten, ['calls']);
  [{ code: promise }] = desk.json(ten, ['followups']);
});
afterEach(() => desk.leave());

function ringBack(): void {
  const file = desk.file(
    'back.yaml',
    '- news: still-open\n- next-call: { words: today at 16:50, agreed: yes }\n- end: promised\n',
  );
  const asks = desk.at(tenToThree, ['followups', 'call', promise, '--answers', file]);
  expect(asks, asks.err).toMatchObject({ code: 0 });
}

describe('a promise that was kept on the next call', () => {
  it('is in no hand-over any more, and the new one is', () => {
    expect(desk.at(ten, ['calls', 'show', call, '--hand-over']).out).toContain('Wednesday');
    ringBack();
    const { out } = desk.at(tenToThree, ['calls', 'show', call, '--hand-over']);
    expect(out).toMatch(/^promised: .*today at 16:50$/m);
    expect(out).not.toContain('today at 16:30');
  });

  it('lies ahead of nobody: how far is said of open promises alone', () => {
    ringBack();
    const shown = desk.at(tenToThree, ['calls', 'show', call]).out;
    expect(shown).toContain('kept       Wed 18 Nov 16:30: today at 16:30');
    expect(shown).not.toContain('in 1 h 40 min');
    expect(desk.at(tenToThree, ['followups', 'show', promise]).out).not.toContain('in 1 h 40 min');
  });

  it('is waited for until then', () => {
    expect(desk.at(tenToThree, ['calls', 'show', call]).out).toContain('16:30, in 1 h 40 min: today at 16:30');
    expect(desk.at(tenToThree, ['followups', 'show', promise]).out).toMatch(/^Due +Wed 18 Nov 16:30, in 1 h 40 min$/m);
  });
});

it('a follow-up call warns of no clash with the promise that it is made to keep', async () => {
  Object.assign(desk.env, stoppedClock('2026-11-18T21:20:00Z'), { RECOVER_AGENT: 'Priya' });
  const wizard = openWizard(desk, ['followups', 'call', promise]);
  await wizard.until('The answer you promised');
  await send(wizard, '/p today at 16:35');
  await wizard.until('Is that good for you?');
  expect(wizard.screen()).not.toContain('You also promised');
  wizard.kill('SIGKILL');
});

it('the last line calls the end of a call what its own method calls it, also of one that was gone over to', () => {
  const own = (title: string, label: string) =>
    desk.file(
      `${title}.yaml`,
      `recover: 1\ntitle: ${title}\ndispositions: { agreed: ${label} }\nsteps:\n  - { id: talk, say: What now? }\n`,
    );
  const [first, second] = [own('first', 'it is arranged'), own('second', 'the depot mends it')];
  const ended = desk.at(ten, ['start', first, '--answers', desk.file('a.yaml', '- end: agreed\n')]);
  expect(ended.err).toContain('it is arranged, 10:00 to');
  const answers = desk.file('b.yaml', `- switch: ${second}\n- end: agreed\n`);
  expect(desk.at(ten, ['start', first, '--answers', answers]).err).toContain('the depot mends it, 10:00 to');
});

describe('the header of a call that was done on paper', () => {
  it.each([
    [80, 'on paper, Mon 16 Nov 14:30'],
    [40, 'paper 16 Nov'],
  ])('says so with its day, %i columns wide', async (cols, words) => {
    Object.assign(desk.env, stoppedClock(ten), { RECOVER_AGENT: 'Priya' });
    const wizard = openWizard(desk, ['start', 'walras', '--at', '2026-11-16T14:30'], { cols });
    await wizard.until(words);
    expect(wizard.screen().split('\n')[0]).toMatch(new RegExp(`${words}$`));
    wizard.kill('SIGKILL');
  });
});

it('the header of a call of another day shows the day', async () => {
  const parked = desk.file('parked.yaml', '- story: late\n- park\n');
  desk.at(ten, ['start', 'walras', '--customer', 'Ida', '--answers', parked]);
  const { code } = desk.json(ten, ['calls']).find((call: { customer: string }) => call.customer === 'Ida');
  Object.assign(desk.env, stoppedClock('2026-11-20T15:00:00Z'), { RECOVER_AGENT: 'Priya' });
  const wizard = openWizard(desk, ['resume', code, '--accessible']);
  await wizard.until('Ida, since Wed 18 Nov 10:00');
  wizard.kill('SIGKILL');
});
