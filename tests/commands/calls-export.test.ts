import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { program } from '../helpers/cli.ts';
import { until } from '../store/support/run-child.ts';

const morning = '2026-11-18T15:00:00Z';
const noon = '2026-11-18T17:00:00Z';

const call = (story: string, cause: string) => `
- story:
    - ${story}
    - paid with 4111 1111 1111 1111
- understood: yes
- wish: the sofa by Saturday
- outcome: solved
- end: solved
- note: = keep an eye on this one
- done: "=HYPERLINK(x)"
- cause: ${cause}
- written-up
`;

let desk: TimedDesk;
beforeAll(() => {
  desk = openTimedDesk();
  const start = (customer: string, contact: string, story: string, cause: string, agent = 'Priya') => {
    desk.file('call.yaml', call(story, cause));
    const who = ['--customer', customer, '--contact', contact];
    expect(desk.at(morning, ['start', 'walras', ...who, '--answers', 'call.yaml'], agent).code).toBe(0);
  };
  start('Anna Berg', '+1 312 555 0142', 'three *weeks* late', 'the carrier lost it');
  start('Ben Ito', '+1 312 555 0177', 'a wrong lamp', 'the picker', 'Omar');
  start('Kim Lee', '+1 312 555 0111', 'one', 'x');
  start('Kim Lee', '+1 312 555 0122', 'two', 'y');
  const add = ['followups', 'add', 'tomorrow at noon', '--customer', 'Anna Berg', '--contact', '312 555 0142'];
  expect(desk.at(morning, add).code).toBe(0);
  const [{ code }] = desk.json(morning, ['followups', '--customer', 'Anna Berg']);
  desk.at(noon, ['followups', 'attempt', code, '--result', 'voicemail', '--note', 'sounded cross']);
});
afterAll(() => desk.leave());

const exported = (...args: string[]) => desk.at(noon, ['calls', 'export', ...args]);
const path = (name: string) => join(desk.folder, name);

describe('recover calls export', () => {
  it('gives the calls that are meant, newest first, as calls show gives them', () => {
    const all = JSON.parse(exported('--json', '--internal').out);
    expect(all.map((one: { call: { customer: string } }) => one.call.customer)).toEqual(
      desk.json(noon, ['calls']).map(({ customer }: { customer: string }) => customer),
    );
    for (const one of all) expect(one).toEqual(desk.json(noon, ['calls', 'show', one.call.id]));
    expect(JSON.parse(exported('--json', '--agent', 'Omar').out)).toHaveLength(1);
    expect(JSON.parse(exported('--json', '--since', '2026-11-19').out)).toEqual([]);
  });

  it('leaves out what is ours only, in every form, and says how much', () => {
    for (const form of ['--json', '--csv', '--markdown']) {
      const { out, err } = exported(form);
      expect(out).not.toMatch(/the carrier lost it|keep an eye|sounded cross/);
      expect(err).toMatch(/Left out, because it is ours only: \d+\. With --internal it is in\./);
      const ours = exported(form, '--internal');
      expect(ours.out).toContain('the carrier lost it');
      expect(ours.err).toBe('');
    }
  });

  it('has a table with one line for each call, in which nothing is a formula', () => {
    const { out } = exported('--csv');
    const [head = '', ...rows] = out.trimEnd().split('\n');
    expect(head).toBe(
      'id,code,caseId,playbook,agent,customer,contact,reference,startedAt,hungUpAt,writtenUpAt,status,disposition,followUps,facts',
    );
    expect(rows).toHaveLength(4);
    expect(out).toContain(`,Anna Berg,'+1 312 555 0142,`);
    expect(out).not.toMatch(/(^|,)"?[=+@-]/m);
    expect(exported('--csv', '--since', '2026-11-19').out).toBe(`${head}\n`);
  });

  it('writes a file of its own for its owner alone, and never over one that is there', () => {
    expect(exported('--output', 'calls.json')).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(path('calls.json'), 'utf8'))).toHaveLength(4);
    expect(statSync(path('calls.json')).mode & 0o777).toBe(0o600);
    writeFileSync(path('mine.csv'), 'a letter');
    expect(exported('--output', 'mine.csv')).toMatchObject({ code: 1, err: expect.stringContaining('already') });
    expect(readFileSync(path('mine.csv'), 'utf8')).toBe('a letter');
    expect(exported('--output', 'mine.csv', '--force').code).toBe(0);
    expect(readFileSync(path('mine.csv'), 'utf8')).toMatch(/^id,code/);
    writeFileSync(path('far.md'), 'a letter');
    symlinkSync(path('far.md'), path('link.md'));
    for (const more of [[], ['--force']]) expect(exported('--output', 'link.md', ...more).code).toBe(1);
    expect(exported('--output', desk.folder, '--force').code).toBe(1);
    expect(exported('--output', 'no/such/place.md').code).toBe(1);
    expect(readFileSync(path('far.md'), 'utf8')).toBe('a letter');
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(exported('--force').code).toBe(2);
  });

  it('takes away what a killed export left half written of the same file, and nothing else', () => {
    const others = [`stale.json.${process.pid}.part`, 'stale.json.old.part', 'mine.json.999999999.part'];
    for (const name of ['stale.json.999999999.part', 'stale.json.999999999-1.part', ...others])
      writeFileSync(path(name), 'half');
    symlinkSync(path('mine.json.999999999.part'), path('stale.json.999999998.part'));
    expect(exported('--output', 'stale.json').code).toBe(0);
    const left = readdirSync(desk.folder).filter((name) => name.endsWith('.part'));
    expect(left.sort()).toEqual([...others, 'stale.json.999999998.part'].sort());
    for (const name of left) rmSync(path(name));
  });

  it('says in a sentence that there is no room where it is sent to', () => {
    const command = `"${process.execPath}" "${program}" calls export --markdown > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', command], {
      cwd: desk.folder,
      env: desk.env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('there is no room left on that disk');
    expect(stderr).not.toContain('went wrong');
  });

  it('writes over nothing that the program keeps, also with --force', () => {
    expect(desk.at(noon, ['backup']).code).toBe(0);
    expect(desk.at(noon, ['backup', '--to', path('elsewhere.db')]).code).toBe(0);
    const [copy = ''] = readdirSync(path('backups'));
    symlinkSync(desk.folder, path('here'));
    const kept = ['recover.db', 'here/recover.db', 'recover.db-wal', 'elsewhere.db', join('backups', copy)];
    for (const name of kept)
      expect(exported('--output', name, '--force'), name).toMatchObject({
        code: 1,
        err: expect.stringContaining('is where recover keeps its own'),
      });
    expect(desk.at(noon, ['calls', 'verify']).code).toBe(0);
    for (const name of ['elsewhere.db', join('backups', copy)])
      expect(readFileSync(path(name)).toString('latin1', 0, 15)).toBe('SQLite format 3');
    expect(exported('--json', '--csv').code).toBe(2);
  });
});

describe('a long export', () => {
  it('ends quietly when its reader has seen enough', () => {
    const story = 'x'.repeat(2000);
    for (let made = 0; made < 3; made += 1) {
      desk.file('long.yaml', `- story:\n${`    - ${story}\n`.repeat(40)}- end: misdial\n`);
      desk.at(morning, ['start', 'walras', '--customer', 'Long', '--answers', 'long.yaml']);
    }
    const piped = `node ${program} calls export --json --quiet | head -c 100 >/dev/null; echo $PIPESTATUS`;
    const ran = spawnSync('bash', ['-c', piped], { env: desk.env, encoding: 'utf8' });
    expect(ran).toMatchObject({ stdout: '0\n', stderr: '' });
  });
});

describe('an export that others write beside', () => {
  it.each([
    ['of all calls', 'Eva Ruiz', () => []],
    ['of a customer', 'Finn Holm', (name: string) => ['--customer', name]],
  ])('has everything %s as it stood when it began', async (_, name, which) => {
    desk.file('open.yaml', '- story: still open\n');
    desk.file('wide.yaml', `- story:\n${`    - ${'x'.repeat(2000)}\n`.repeat(120)}- end: misdial\n`);
    desk.file('more.yaml', '- note: said later\n- end: misdial\n');
    const start = (day: string, answers: string) => {
      const who = ['--customer', name, '--answers', answers];
      expect(desk.at(`2026-11-${day}T15:00:00Z`, ['start', 'walras', ...who]).err).not.toContain('error');
    };
    // A list begins with the newest call, a copy with the oldest.
    start('15', 'open.yaml');
    for (const day of ['16', '16', '16']) start(day, 'wide.yaml');
    start('17', 'open.yaml');
    const args = ['calls', 'export', '--json', '--quiet', ...which(name)];
    const child = spawn(process.execPath, [program, ...args], { env: desk.env });
    // It has begun, and waits for its reader: a pipe holds less than the long calls.
    await until(() => child.stdout.readableLength > 1000);
    const calls: { code: string }[] = desk.json(noon, ['calls', '--open', '--customer', name]);
    for (const { code } of calls) expect(desk.at(noon, ['resume', code, '--answers', 'more.yaml']).code).toBe(0);
    const out = Buffer.concat(await child.stdout.toArray()).toString();
    const document = JSON.parse(out);
    const all: { call: { status: string; customer: string } }[] = document.calls ?? document;
    const theirs = all.filter(({ call }) => call.customer === name).map(({ call }) => call.status);
    expect(theirs.filter((status) => status === 'open')).toHaveLength(2);
    expect(out).not.toContain('said later');
    expect(desk.json(noon, ['calls', '--open', '--customer', name])).toEqual([]);
  });
});

describe('the copy of all that is kept on a customer', () => {
  it('has their calls, what was promised and what came of it, and nothing of anybody else', () => {
    const copy = JSON.parse(exported('--customer', 'Anna Berg', '--json').out);
    expect(copy).toMatchObject({
      customer: { name: 'Anna Berg', numbers: ['+1 312 555 0142'] },
      madeAt: '2026-11-18T17:00:00.000Z',
      calls: [{ call: { customer: 'Anna Berg' }, facts: { wish: 'the sofa by Saturday' } }],
      followUps: [
        { promise: 'tomorrow at noon', entries: [{ kind: 'opened' }, { kind: 'attempted', note: '(ours only)' }] },
      ],
      drafts: null,
      removed: 2,
    });
    expect(copy.leftOut).toBeGreaterThan(1);
    expect(JSON.stringify(copy)).not.toMatch(/Ben|Ito|Kim|lamp|carrier|cross/);
    const ours = exported('--customer', 'anna berg', '--json', '--internal').out;
    expect(ours).toMatch(/carrier.*sounded cross/s);
    expect(JSON.parse(ours)).toMatchObject({ leftOut: 0, drafts: [] });
  });

  it('is read as a page on which nothing of what was typed is taken for a mark', () => {
    const { out } = exported('--customer', '3125550142');
    expect(out).toContain('# All that is kept on Anna Berg');
    expect(out).toContain('three \\*weeks\\* late');
    expect(out).toContain('## Promised outside a call');
    expect(out).toMatch(/Thu 19 Nov 2026 12:00: tomorrow at noon/);
    expect(out).toMatch(/Left out, because it is ours only: \d/);
    expect(out).toContain('Taken out before it was kept, such as card numbers: 2');
  });

  it('is not made of two people who may share a name, nor of a part of one', () => {
    expect(exported('--customer', 'Kim Lee')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Under Kim Lee there are 2 numbers'),
    });
    const one = exported('--customer', '+1 312 555 0111', '--json');
    expect(JSON.parse(one.out).calls).toHaveLength(1);
    expect(exported('--customer', 'Anna')).toMatchObject({
      code: 4,
      err: expect.stringContaining('On record: Anna Berg'),
    });
    expect(exported('--customer', 'Anna Berg', '--agent', 'Omar').code).toBe(2);
  });
});
