import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';

const now = '2026-11-18T15:00:00Z';

/** The same card as it is typed in different places. */
const card = '4111 1111 1111 1111';
const gone = '[card number removed, ends 1111]';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const run = (...args: string[]) => desk.at(now, args);

/** Every file of ours in which the digits of the card stand, one after the other or with anything between. */
function filesWithCard(): string[] {
  return readdirSync(desk.folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.yaml'))
    .filter((file) =>
      /4\D{0,3}1\D{0,3}1\D{0,3}1\D{0,3}1\D{0,3}1\D{0,3}1\D{0,3}1\D{0,3}1\D{0,3}1/.test(
        readFileSync(join(file.parentPath, file.name), 'latin1'),
      ),
    )
    .map(({ name }) => name);
}

const call = `
- story:
    - she read it out, ${card}, twice
    - "= to ourselves: 4111-1111-1111-1111"
- identify: { customer: Anna ${card}, contact: ${card}, reference: "4111111111111111" }
- understood: yes
- wish: money back on ${card}
- promise: { words: "today at 16:00, refund to ${card}", kind: fix, agreed: yes }
- hold: { why: looking up ${card}, minutes: 2 }
- outcome: later
- call-back: { words: "today at 16:30 about ${card}", agreed: yes }
- end: { as: promised, why: ${card} }
`;

describe('a card number', () => {
  it('gets into no file by whichever way it is typed, and it is told that it was taken out', () => {
    const answers = desk.file('call.yaml', call);
    const started = run('start', 'walras', '--customer', `Bo ${card}`, '--reference', card, '--answers', answers);
    expect([started.code, started.err]).toEqual([0, expect.any(String)]);
    expect(started.err).toContain('A card number stood on the command line.');
    const { id, code } = desk.json(now, ['calls'])[0];
    expect(run('calls', 'show', id).out).toContain(`she read it out, ${gone}, twice`);
    expect(desk.json(now, ['calls'])[0]).toMatchObject({ customer: `Anna ${gone}`, contact: gone, reference: gone });

    const added = run('followups', 'add', `tomorrow at noon to ${card}`, '--customer', `Cy ${card}`, '--why', card);
    expect(added.err).toContain('Not kept: Card number removed, ends 1111.');
    const followUps: { code: string }[] = desk.json(now, ['followups']);
    const [first, second, third] = followUps.map((followUp) => followUp.code);
    expect(third).toBeDefined();
    for (const args of [
      ['attempt', first, '--result', 'no-answer', '--note', card],
      ['reschedule', first, 'Friday at noon', '--why', card],
      ['assign', first, '--to', `Lee ${card}`, '--why', card],
      ['done', first, '--how', card],
      ['reopen', first, '--why', card],
      ['release', second, '--why', card],
      ['withdraw', third, '--why', card],
    ])
      expect([args[0], run('followups', ...(args as string[]))]).toMatchObject([
        args[0],
        { code: 0, err: expect.stringContaining('Not kept: Card number removed') },
      ]);
    expect(run('away', 'until', 'Monday', '--cover', `Lee ${card}`).code).toBe(0);
    expect(run('config', 'direct', card)).toMatchObject({ code: 2, err: expect.stringContaining('none is ever kept') });
    run('config', 'name', 'Priya');
    expect(filesWithCard()).toEqual([]);
    expect(run('calls', 'show', code, '--json').out).not.toContain('1111 1111');
  });

  it('that an agent is named by is kept nowhere either', () => {
    const answers = desk.file('call.yaml', '- end: misdial\n');
    expect(desk.at(now, ['start', '--answers', answers], `Kim ${card}`)).toMatchObject({ code: 0 });
    expect(filesWithCard()).toEqual([]);
  });
});

describe('what the team has named', () => {
  it('is taken out of what is typed from then on', () => {
    const set = run('config', '--team', 'secrets', 'customer PIN = PIN ####, password = password *');
    expect(set.err).toContain('secrets is customer PIN = PIN ####, password = password * from now on');
    const answers = desk.file(
      'call.yaml',
      '- story:\n    - her pin is 1, PIN 4711\n    - "password: hunter2"\n- park\n',
    );
    run('start', '--answers', answers);
    const { out } = run('calls', 'show', desk.json(now, ['calls'])[0].code);
    expect(out).toContain('her pin is 1, [customer PIN removed]');
    expect(out).toContain('[password removed]');
    expect(out).not.toMatch(/4711|hunter2/);
  });

  it('is refused where it would take away far too much', () => {
    expect(run('config', '--team', 'secrets', 'all = *')).toMatchObject({
      code: 2,
      err: expect.stringContaining('far too much'),
    });
  });
});
