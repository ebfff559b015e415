import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Desk, openDesk, promisedCall, solvedCall } from '../helpers/cli.ts';

// What scripts rely on: the shapes of --json, where output goes, and the exit codes.

const instant = z.iso.datetime();

const followUp = z.strictObject({
  id: z.uuid(),
  code: z.string().regex(/^[a-z0-9]{4,}$/),
  callId: z.uuid().nullable(),
  caseId: z.uuid(),
  kind: z.enum(['callback', 'update', 'check-in', 'fix', 'internal']),
  spoken: z.boolean(),
  customer: z.string().nullable(),
  contact: z.string().nullable(),
  channel: z.string().nullable(),
  owner: z.string(),
  promise: z.string(),
  notBefore: instant.nullable(),
  dueAt: instant,
  zone: z.string(),
  firstDueAt: instant,
  status: z.enum(['open', 'kept', 'released', 'withdrawn']),
  settledAt: instant.nullable(),
  overdue: z.boolean(),
  overdueSeconds: z.number().int().nonnegative(),
  attempts: z.number().int(),
  lastAttemptAt: instant.nullable(),
  lastResult: z.string().nullable(),
  nextTryAt: instant.nullable(),
  playbook: z.string().nullable(),
});

const call = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  caseId: z.uuid(),
  playbook: z.strictObject({ id: z.string(), title: z.string(), digest: z.string().length(64) }),
  agent: z.string(),
  customer: z.string().nullable(),
  contact: z.string().nullable(),
  reference: z.string().nullable(),
  startedAt: instant,
  hungUpAt: instant.nullable(),
  writtenUpAt: instant.nullable(),
  status: z.enum(['open', 'hung-up', 'written-up', 'abandoned']),
  disposition: z.string().nullable(),
  followUps: z.number().int(),
  forgottenAt: z.string().nullable(),
});

const entry = z.looseObject({ seq: z.number().int(), at: instant, kind: z.string() });

const shown = z.strictObject({
  call,
  facts: z.record(z.string(), z.unknown()),
  entries: z.array(entry),
  followUps: z.array(followUp),
});

const when = z.strictObject({
  phrase: z.string(),
  dueAt: instant.nullable(),
  notBefore: instant.nullable(),
  zone: z.string(),
  reading: z.string().nullable(),
  ask: z.string().nullable(),
});

const problem = z.strictObject({
  file: z.string(),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  severity: z.enum(['error', 'warning']),
  rule: z.string(),
  message: z.string(),
  hint: z.string().nullable(),
});

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
  const promised = desk.file('promised.yaml', promisedCall.replace('16:30', '15:30'));
  const solved = desk.file('solved.yaml', solvedCall);
  const who = ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142', '--zone', 'Chicago'];
  const ran = desk.run(['start', 'walras', ...who, '--at', '2026-11-18T14:30', '--answers', promised]);
  expect(ran).toMatchObject({ code: 0, out: '' });
  expect(desk.run(['start', 'walras', '--customer', 'Weber & Sohn', '--answers', solved]).code).toBe(0);
});
afterAll(() => desk.leave());

const json = (args: string[]): unknown => {
  const { code, out, err } = desk.run(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

describe('--json', () => {
  it('of calls is a list of calls, newest first', () => {
    const calls = z.array(call).parse(json(['calls', '--json']));
    expect(calls.map((c) => [c.customer, c.status, c.disposition])).toEqual([
      ['Weber & Sohn', 'written-up', 'solved'],
      ['Anna Berg', 'hung-up', 'promised'],
    ]);
  });

  it('of one call has its facts, its entries and its follow-ups', () => {
    const [, anna] = z.array(call).parse(json(['calls', '--json']));
    const document = shown.parse(json(['calls', 'show', anna?.code ?? '', '--json']));
    expect(document.facts).toMatchObject({
      issue: 'three weeks late, nobody rang when promised',
      understood: true,
      outcome: 'later',
    });
    expect(document.entries.map((e) => e.seq)).toEqual(document.entries.map((_, index) => index + 1));
    expect(document.followUps).toHaveLength(1);
  });

  it('of follow-ups is a list of follow-ups, with the words said and the time in UTC', () => {
    const followUps = z.array(followUp).parse(json(['followups', '--json']));
    expect(followUps[0]).toMatchObject({
      customer: 'Anna Berg',
      spoken: true,
      owner: 'Priya',
      promise: 'today at 15:30',
      zone: 'America/Chicago',
      dueAt: '2026-11-18T21:30:00.000Z',
      overdue: true,
    });
    expect(followUps.map((f) => f.kind)).toContain('check-in');
  });

  it('of one follow-up is that follow-up', () => {
    const one = followUp.parse(json(['followups', 'show', 'anna', '--json']));
    expect(one.overdueSeconds).toBeGreaterThan(0);
  });

  it('of when has a time or a question, never both', () => {
    const from = ['--from', '2026-11-18T14:30:00-05:00', '--json'];
    expect(when.parse(json(['when', 'tomorrow at noon', ...from]))).toMatchObject({
      dueAt: '2026-11-19T17:00:00.000Z',
      ask: null,
    });
    const { out } = desk.run(['when', 'soon', ...from]);
    expect(when.parse(JSON.parse(out))).toMatchObject({ dueAt: null, ask: expect.stringContaining('?') });
  });

  it('of a lint names the place of each problem', () => {
    const bad = desk.file('bad.yaml', 'recover: 1\ntitle: Bad\nsteps:\n  - titel: Greet\n    say: Hello.\n');
    const { code, out } = desk.run(['playbooks', 'lint', bad, '--json']);
    expect(code).toBe(3);
    const [first] = z.array(problem).parse(JSON.parse(out));
    expect(first).toMatchObject({ line: 4, severity: 'error' });
  });
});

describe('the exit code', () => {
  it.each<[string, string[], number]>([
    ['0 for help', ['--help'], 0],
    ['0 for help on a command', ['followups', 'reschedule', '--help'], 0],
    ['0 for a topic', ['help', 'exit-codes'], 0],
    ['2 for an unknown command', ['strat'], 2],
    ['2 for an unknown flag', ['calls', '--nope'], 2],
    ['2 for a time that is none', ['calls', '--since', 'yore'], 2],
    ['3 when the list is not empty and that was asked', ['followups', '--exit-code'], 3],
    ['4 for a call that is not there', ['calls', 'show', 'zzzz'], 4],
    ['4 for a playbook that is not there', ['playbooks', 'show', 'walars'], 4],
    ['5 without a terminal to type in', ['start'], 5],
    ['5 to resume without a terminal', ['resume'], 5],
  ])('is %s', (_name, args, code) => {
    expect(desk.run(args, '').code).toBe(code);
  });

  it('is 6 for a file that is not ours, which is left as it is', () => {
    const other = openDesk();
    other.file('recover.db', 'a shopping list\n'.repeat(100));
    const ran = other.run(['calls']);
    expect(ran.code).toBe(6);
    expect(ran.err).toContain('not a recover file');
    other.leave();
  });

  it('is 6 for a file that turns out to be damaged while it is read, in a sentence', () => {
    const other = openDesk();
    expect(other.run(['start', '--at', '2026-11-18T14:30', '--answers', '-'], promisedCall).code).toBe(0);
    const file = join(other.folder, 'recover.db');
    const bytes = readFileSync(file);
    // Everything behind the page that says what kind of file it is.
    writeFileSync(file, bytes.fill(0xff, 4096));
    const ran = other.run(['followups']);
    expect(ran.code).toBe(6);
    expect(ran.err).not.toContain('    at ');
    other.leave();
  });

  it('is 0 for an empty list, which says so on stderr', () => {
    const other = openDesk();
    other.file('recover.db', '');
    expect(other.run(['followups', '--overdue'])).toEqual({ code: 0, out: '', err: 'Nothing is overdue.\n' });
    expect(other.run(['calls', '--json'])).toEqual({ code: 0, out: '[]\n', err: '' });
    other.leave();
  });
});

describe('a misspelt word', () => {
  it.each([
    [['strat'], 'There is no "recover strat". Did you mean start?'],
    [['foll'], 'There is no "recover foll". Did you mean followups?'],
    [['config', 'caml'], 'There is no setting "caml". Did you mean calm?'],
    [['followups', 'dnoe'], 'There is no "recover followups dnoe". Did you mean done?'],
    [['help', 'followup'], 'There is no "recover followup". Did you mean followups?'],
    [['help', 'calls', 'shwo'], 'There is no "recover calls shwo". Did you mean show?'],
    [['followups', 'dnoe', 'h4wx'], 'There is no "recover followups dnoe". Did you mean done?'],
    [['away', 'untl', 'noon'], 'There is no "recover away untl". Did you mean until?'],
    [['followups', 'list', 'done'], '"done" cannot stand there.\nDid you mean: recover followups done\n'],
    [['help', 'tmies'], 'There is no "recover tmies". Did you mean times?'],
    [['followups', '--overdu'], "Unknown option '--overdu'. Did you mean --overdue?\n"],
    [['--verison'], "Unknown option '--verison'. Did you mean --version?\n"],
    [['start', '--cutsomer', 'x'], "Unknown option '--cutsomer'. Did you mean --customer?\n"],
    [['followups', 'done', '--hw', 'x', 'h4wx'], "Unknown option '--hw'. Did you mean --how?\n"],
    [['calls', 'show'], "Missing required argument 'call'.\n"],
    [['calls', 'show', 'h4wx', 'm2qd'], "Too many arguments for 'show'. Expected 1 argument but got 2.\n"],
  ])('is told with what was meant, and nothing runs: %j', (args, sentence) => {
    const ran = desk.run(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(sentence);
    expect(ran.err).toMatch(/--help|Did you mean/);
  });
});

describe('help', () => {
  it.each([[['help', 'followups', 'done']], [['followups', 'done', '--help']], [['help', 'times']], [['-h']]])(
    'is data, on stdout: %j',
    (args) => {
      expect(desk.run(args)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/\S/) });
    },
  );

  it('has no colour when none is wanted, wherever that is said', () => {
    const colourful = openDesk({ ...desk.env, FORCE_COLOR: '1' });
    const sequence = '\u001b[';
    expect(colourful.run(['calls', 'show', 'zzzz']).code).toBe(4);
    const [code] = desk.run(['calls']).out.split('\t');
    expect(colourful.run(['calls', 'show', code ?? '']).out).toContain(sequence);
    expect(colourful.run(['calls', 'show', code ?? '', '--no-color']).out).not.toContain(sequence);
    expect(colourful.run(['--no-color', 'calls', 'show', code ?? '']).out).not.toContain(sequence);
    colourful.leave();
  });
});

describe('an answers file', () => {
  it('that stops too early leaves the call open, and names what is missing', () => {
    const other = openDesk();
    const path = other.file('short.yaml', '- story: The sofa came late\n');
    const ran = other.run(['start', 'walras', '--answers', path]);
    expect(ran.code).toBe(5);
    expect(ran.err).toContain('"end" is missing');
    const { out } = other.run(['calls', '--open', '--json']);
    expect(z.array(call).parse(JSON.parse(out))).toMatchObject([{ status: 'open' }]);
    other.leave();
  });

  it('that leaves out a required answer names it', () => {
    const other = openDesk();
    const path = other.file('gap.yaml', '- story: The sofa came late\n- wish: a new one\n');
    const ran = other.run(['start', 'walras', '--answers', path]);
    expect(ran.code).toBe(5);
    expect(ran.err).toContain('"understood" must be answered before "wish"');
    other.leave();
  });

  it('that names what is not asked is wrong usage', () => {
    const other = openDesk();
    const path = other.file('odd.yaml', '- story: Late\n- understood: yes\n- wsih: x\n');
    const ran = other.run(['start', 'walras', '--answers', path]);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain('Did you mean wish?');
    expect(other.run(['calls', '--json']).out).toBe('[]\n');
    const last = other.file('last.yaml', `${solvedCall}- wish: x\n`);
    expect(other.run(['start', 'walras', '--answers', last]).code).toBe(2);
    other.leave();
  });

  it('can come from stdin', () => {
    const other = openDesk();
    expect(other.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    other.leave();
  });
});

describe('a broken playbook', () => {
  it('never starts a call, and all its problems are told at once', () => {
    const other = openDesk();
    const path = other.file(
      'bad.yaml',
      'recover: 1\ntitle: Bad\nsteps:\n  - titel: A\n  - say: Hi.\n    ask: { x: { type: txet } }\n',
    );
    const ran = other.run(['start', path, '--answers', '-'], solvedCall);
    expect(ran.code).not.toBe(0);
    expect(ran.err).toContain('bad.yaml:4');
    expect(ran.err).toContain('bad.yaml:6');
    expect(other.run(['calls', '--json']).out).toBe('[]\n');
    other.leave();
  });

  it('by a name that nobody knows lists what there is', () => {
    const ran = desk.run(['start', 'walars', '--answers', '-'], solvedCall);
    expect(ran.err).toContain('There is no playbook "walars". Did you mean walras?');
  });
});
