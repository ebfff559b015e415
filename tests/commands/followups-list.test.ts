import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { teamStream } from '../../src/engine/entry.ts';
import { append } from '../../src/store/entries.ts';
import { takeLease } from '../../src/store/leases.ts';
import type { Store } from '../../src/store/store.ts';
import { openTimedDesk } from '../helpers/at-times.ts';
import { type Desk, openDesk, promisedCall } from '../helpers/cli.ts';
import { giveWordsAt, november, type OpenWord, wednesday } from '../helpers/open-words.ts';
import { openWizard } from '../helpers/wizard.ts';

const at = ['--at', '2026-11-18T14:31'];

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
  giveWordsAt(desk, wednesday);
});
afterAll(() => desk.leave());

const others: Desk[] = [];
afterEach(() => {
  for (const other of others.splice(0)) other.leave();
});

function deskWith(words: readonly OpenWord[], also?: (store: Store) => void): Desk {
  const other = openDesk();
  others.push(other);
  giveWordsAt(other, words, also);
  return other;
}

/** Omar is off until tomorrow, Kim is on a call in a window that lives. */
function lead(store: Store): void {
  const what = { agent: 'omar', until: november('19 09:00'), cover: null };
  append(
    store,
    [{ kind: 'away', stream: teamStream, seq: 1, at: november('18 08:00'), by: 'Priya', what, words: null }],
    {
      savedAt: november('18 08:00'),
    },
  );
  const living = { ...store, source: { ...store.source, now: () => new Date().toISOString() } };
  expect(takeLease(living, { callId: 'call-9', window: 'w-1', agent: 'Kim' }, () => false).ok).toBe(true);
}

const listed = (...args: string[]) => {
  const { code, out, err } = desk.run(['followups', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
const codes = (...args: string[]) =>
  (JSON.parse(listed(...args, '--json')) as { code: string }[]).map(({ code }) => code).join(' ');

describe('the list', () => {
  it('has the worst on top, alike for people, JSON, spreadsheets and one record a line', () => {
    const order = 'h4wx m2qd 9vtk p7ce c8nn b3kp w6rt n5dg x2sf v8hj q9zc';
    const column = (text: string, between: string, nth: number) =>
      text.split('\n').map((line) => line.split(between)[nth]);
    expect(codes(...at)).toBe(order);
    expect(
      column(listed(...at), '\t', 0)
        .join(' ')
        .trim(),
    ).toBe(order);
    expect(
      column(listed(...at, '--csv'), ',', 1)
        .join(' ')
        .trim(),
    ).toBe(`code ${order}`);
  });

  it.each<[string[], string]>([
    [['--overdue', ...at], 'h4wx m2qd 9vtk p7ce c8nn v8hj'],
    [['--overdue', '--at', '2026-11-18T15:20:00-05:00'], 'h4wx m2qd 9vtk b3kp p7ce c8nn v8hj'],
    [['--due', '44m', ...at], 'h4wx m2qd 9vtk p7ce c8nn b3kp v8hj'],
    [['--due', 'tomorrow at ten', ...at], 'h4wx m2qd 9vtk p7ce c8nn b3kp w6rt n5dg x2sf v8hj'],
    [['--due', '2026-11-19', '--agent', 'LEE', ...at], '9vtk c8nn x2sf'],
    [['--agent', 'kim', '--overdue', ...at], 'm2qd p7ce v8hj'],
    [['--mine', ...at], 'w6rt'],
    [['--kind', 'check-in', ...at], 'v8hj q9zc'],
    [['--customer', 'berg', ...at], 'b3kp q9zc'],
    [['--limit', '2', '--kind', 'callback', '--customer', 'e', '--overdue', ...at], 'h4wx 9vtk'],
  ])('can be asked for what is meant: %j', (args, expected) => {
    const { code, out } = desk.run(['followups', ...args, '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { code: string }[]).map((followUp) => followUp.code).join(' ')).toBe(expected);
  });

  it('reckons how late each is at the moment that is given', () => {
    const [first] = JSON.parse(listed('--overdue', '--at', '2026-11-17T12:01', '--json'));
    expect(first).toMatchObject({ code: 'h4wx', overdue: true, overdueSeconds: 60 });
  });

  it('says when it is cut, of how many, and how to see more', () => {
    const ran = desk.run(['followups', '--overdue', '--limit', '2', ...at]);
    expect(ran.out.split('\n')).toHaveLength(3);
    expect(ran.err).toBe('Only the first 2 of 6 are shown. More: --limit 6\n');
  });

  it('holds what was promised on a call', () => {
    const other = openDesk();
    others.push(other);
    const call = ['start', 'walras', '--customer', 'Anna Berg', '--at', '2026-11-18T14:30', '--answers', '-'];
    expect(other.run(call, promisedCall).code).toBe(0);
    const late = other.run(['followups', '--overdue', '--at', '2026-11-18T16:31']);
    expect(late.out).toMatch(
      /^\w+\t2026-11-18T21:30:00\.000Z\t60\tAnna Berg\t\tPriya\tcallback\tspoken\ttoday at 16:30\n$/,
    );
    expect(other.run(['followups', '--overdue', '--at', '2026-11-18T16:29']).err).toBe(
      'Nothing is overdue at that moment. In danger within the hour: 1 (see --due 1h).\n',
    );
  });
});

describe('a name', () => {
  it('that owns nothing open is said, with the one that was meant', () => {
    expect(desk.run(['followups', '--agent', 'Lea', ...at])).toEqual({
      code: 0,
      out: '',
      err: 'Nobody called "Lea" has an open follow-up. Did you mean Lee?\n',
    });
    expect(desk.run(['followups', '--agent', 'Lea', '--json', ...at]).out).toBe('[]\n');
  });

  it('of your own finds what is yours however it is written', () => {
    const asKim = openDesk({ ...desk.env, RECOVER_AGENT: 'KIM' });
    others.push(asKim);
    expect(asKim.run(['followups', '--overdue', '--mine', ...at]).out).toMatch(/^m2qd.*\np7ce.*\nv8hj.*\n$/);
  });
});

describe('--csv', () => {
  const trick = (text: string): OpenWord => ({
    code: 'a2aa',
    due: '18 12:00',
    customer: text,
    words: 'one, "two"\nthree',
  });

  it('has the names of --json on top, also when there is nothing below', () => {
    const [one] = JSON.parse(listed('--json', ...at));
    const [head] = listed('--csv', ...at).split('\n');
    expect(head).toBe(Object.keys(one).join(','));
    expect(desk.run(['followups', '--csv', '--customer', 'nobody', ...at]).out).toBe(`${head}\n`);
  });

  it.each(['=1+1', '+1 312', '-2+3', '@SUM(A1)', '\t=1+1', '=cmd|"/c calc"!A1', '＝1+1'])(
    'is no formula for a spreadsheet: %j',
    (text) => {
      const { out } = deskWith([trick(text)]).run(['followups', '--csv', ...at]);
      expect(out).toMatch(/,"?'[=+@＝-]/);
      expect(out).not.toMatch(/(^|,)"?[=+@＝\t-]/m);
    },
  );

  it('quotes what has commas, keeps one line a row, and leaves numbers as they are', () => {
    const { out } = deskWith([trick('Weber, Sohn')]).run(['followups', '--csv', ...at]);
    expect(out.split('\n')).toHaveLength(3);
    expect(out).toContain('"Weber, Sohn"');
    expect(out).toContain('"one, ""two"" three"');
    expect(out).toContain(',true,9060,0,,,,walras\n');
  });

  it('holds nothing that a terminal obeys', () => {
    const { out } = deskWith([trick('A\u001b[2J\u009b31m')]).run(['followups', '--csv', ...at]);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('--short', () => {
  it.each<[string, string[], string]>([
    ['what is broken, what was tried and what comes next', [], '4 broken, oldest 1 d 2 h; 1 no answer; next 15:15\n'],
    ['only your own', ['--mine'], 'next 15:30\n'],
    ['only one agent’s', ['--agent', 'kim'], '2 broken, oldest 3 h 31; next 15:31\n'],
    ['nothing at all when nobody has that name', ['--agent', 'nobody'], ''],
  ])('is %s', (_name, args, line) => {
    expect(desk.run(['followups', '--short', ...args, ...at])).toEqual({ code: 0, out: line, err: '' });
  });

  it('says of another day which', () => {
    const args = ['followups', '--short', '--agent', 'lee', '--at'];
    expect(desk.run([...args, '2026-11-18T23:00']).out).toBe('1 broken, oldest 9 h 15; 1 no answer; next Thu 09:00\n');
    expect(desk.run([...args, '2026-11-10T09:00']).out).toBe('next Wed 18 Nov 12:00\n');
  });

  it('is nothing, not even a line, when no word is open, and before there is a file', () => {
    const untold = deskWith(wednesday.filter((word) => word.spoken === false));
    expect(untold.run(['followups', '--short', '--exit-code'])).toEqual({ code: 0, out: '', err: '' });
    const empty = openDesk();
    others.push(empty);
    expect(empty.run(['followups', '--short']).out).toBe('');
  });
});

describe('--short --mine of whoever stands in', () => {
  it('counts what falls due for those who are away, and says whose it is', () => {
    const clock = openTimedDesk();
    others.push(clock);
    const add = (when: string, agent: string) =>
      clock.at('2026-11-18T15:00:00Z', ['followups', 'add', when, '--customer', 'Anna'], agent);
    add('at noon', 'Omar');
    add('at 4 pm', 'Omar');
    add('next Wednesday at noon', 'Omar');
    add('at 5 pm', 'Lee');
    const short = (agent: string, moment = '2026-11-18T17:30:00Z') =>
      clock.at(moment, ['followups', '--short', '--mine'], agent).out;
    expect(short('Lee')).toBe('next 17:00\n');
    clock.at('2026-11-18T16:00:00Z', ['away', 'until', 'Friday', '--cover', 'lee'], 'Omar');
    expect(short('Lee')).toBe('1 broken, oldest 30 min; next 16:00; for Omar 1 broken\n');
    // Who stands in for Omar has no word of their own to keep.
    clock.at('2026-11-18T16:00:00Z', ['away', 'until', 'Friday', '--cover', 'Kim'], 'Omar');
    expect(short('Kim')).toBe('1 broken, oldest 30 min; next 16:00; for Omar 1 broken\n');
    // What is due after Omar is back is Omar's again.
    expect(short('Kim', '2026-11-18T22:00:00Z')).toBe('2 broken, oldest 5 h; for Omar 2 broken\n');
    expect(short('Lee')).toBe('next 17:00\n');
  });
});

describe('--exit-code', () => {
  it('never ends well where a database that was named is not there', () => {
    const mistyped = openDesk({ RECOVER_DATABASE: '/nowhere/recover.db' });
    others.push(mistyped);
    for (const args of [['--overdue'], ['--short'], ['--json']]) {
      const ran = mistyped.run(['followups', '--exit-code', ...args]);
      expect(ran).toMatchObject({ code: 4, out: '' });
      expect(ran.err).toContain('Is RECOVER_DATABASE right?');
    }
    expect(mistyped.run(['followups', '--overdue']).code).toBe(0);
    // The usual file is not there on the first day, which is said.
    const first = openDesk({ RECOVER_DATABASE: '' });
    others.push(first);
    const ran = first.run(['followups', '--overdue', '--exit-code']);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('Nothing was checked: there is no file at') });
  });

  it.each<[string[], number]>([
    [['--overdue'], 3],
    [['--overdue', '--json'], 3],
    [['--csv', '--customer', 'nobody'], 0],
    [['--overdue', '--mine'], 0],
    [['--agent', 'nobody'], 0],
    [['--short'], 3],
  ])('is 3 when the list is not empty: %j', (args, code) => {
    expect(desk.run(['followups', '--exit-code', ...args, ...at]).code).toBe(code);
  });
});

describe('what does not go together, or is no value,', () => {
  it.each<[string[], string]>([
    [['--short', '--json'], '--short is one line of its own: it goes with --mine, --agent and --at, not with --json.'],
    [['--short', '--overdue'], 'not with --overdue.'],
    [['--short', '--limit', '3'], 'not with --limit.'],
    [['--json', '--csv'], '--json and --csv are two forms of one list: use one of them.'],
    [['--mine', '--agent', 'Lee'], '--mine and --agent both name the owner: use one of them.'],
    [['--overdue', '--due', '1h'], '--overdue shows what is past'],
    [['--agent', ' '], '--agent needs a name.'],
    [['--kind', 'calback'], 'There is no kind "calback".'],
    [['--limit', '0'], '--limit takes a whole number above 0, not "0".'],
    [['--due', 'soon'], '--due cannot be "soon".'],
    [['--at', '2026-02-30'], '--at cannot be "2026-02-30".'],
  ])('is wrong usage, told in a sentence: %j', (args, sentence) => {
    const ran = desk.run(['followups', ...args]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(sentence);
  });
});

describe('on a terminal', () => {
  it('the lead sees whose word is broken and where each owner is, in 80 by 24', async () => {
    const wizard = openWizard(deskWith(wednesday, lead), ['followups', '--overdue', ...at]);
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toMatchInlineSnapshot(`
      "At Wed 18 Nov 14:31, here New York, of what is still open, it was: broken 4, the
      oldest 1 d 2 h. Tried in time, no answer 1. Overdue, not told 1.

      NOBODY TRIED
       id    late     was due    customer       words said      owner  now
       h4wx  1 d 2 h  Tue 12:00  J. Petrov      by noon tomor…  Omar   off till Thu
       m2qd  3 h 31   Wed 11:00  D. Ruiz        back to you a…  Kim    on a call
       9vtk  46 min   Wed 13:45  R. Castellano  quarter to two  Lee    free

      TRIED LATE
       p7ce  1 h 16   Wed 13:15  Joan Mbeki     quarter past…   Kim    no answer 13:40

      TRIED IN TIME, NO ANSWER (next try is set)
       c8nn  2 h 31   Wed 12:00  S. Lindqvist   at noon         Lee    again 15:00

      OVERDUE, THE CUSTOMER WAS NOT TOLD
       v8hj  4 h 31   Wed 10:00  T. Adeyemi     is all well?    Kim    on a call

      6 of 6 shown. In danger before 15:31: 3.
        recover followups --due 1h --at 2026-11-18T14:31
      Hand one over:
        recover followups assign h4wx --to Lee"
    `);
  });

  it('a cut list says so, and what to type has what was asked for', async () => {
    const args = ['followups', '--overdue', '--customer', "o' e", '--agent', 'lee', '--limit', '1', ...at];
    const other = deskWith(wednesday.map((word) => ({ ...word, customer: "Flo' Everett" })));
    const wizard = openWizard(other, args, { cols: 120 });
    await wizard.exited;
    expect(wizard.screen().split('\n').slice(-3).join('\n')).toMatchInlineSnapshot(`
      "1 of 2 shown. Nothing is in danger before 15:31.
      More of them:     recover followups --overdue --at 2026-11-18T14:31 --agent lee --customer 'o'\\'' e' --limit 2
      Hand one over:    recover followups assign 9vtk --to NAME"
    `);
  });

  it('good news is a sentence', async () => {
    const wizard = openWizard(desk, ['followups', '--overdue', '--mine', ...at]);
    await wizard.exited;
    expect(wizard.screen()).toMatchInlineSnapshot(`
      "Nothing of that is overdue at that moment. In danger within the hour: 1 (see --d
      ue 1h)."
    `);
  });
});
