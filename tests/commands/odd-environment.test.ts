import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, program, promisedCall, solvedCall } from '../helpers/cli.ts';

// Variables as somebody may have them for other programs, or as somebody else would like us to have them.

let desk: Desk;
let calls: unknown;
beforeAll(() => {
  desk = openDesk();
  expect(desk.run(['start', 'walras', '--customer', 'Anna', '--answers', '-'], solvedCall).code).toBe(0);
  calls = JSON.parse(desk.run(['calls', '--json']).out);
});
afterAll(() => desk.leave());

describe('an odd environment', () => {
  const odd: NodeJS.ProcessEnv[] = [
    { NODE_OPTIONS: '--throw-deprecation --trace-warnings --pending-deprecation' },
    { NODE_OPTIONS: '--max-old-space-size=48', UV_THREADPOOL_SIZE: '1' },
    { NODE_ENV: 'production', NODE_NO_WARNINGS: '0', NODE_PATH: '.', NODE_DEBUG: '' },
    { LANG: 'C', LC_ALL: undefined },
    { LC_ALL: 'xx_YY.nothing', LANGUAGE: 'xx' },
    { TERM: undefined, COLUMNS: '-5' },
    { TERM: 'nonsense', COLUMNS: '1e9', LINES: 'x' },
    { TZ: 'Nonsense/Nowhere' },
    { TZ: '' },
    { PAGER: 'sh -c "touch owned"', MANPAGER: 'touch owned', LESSOPEN: '|touch owned %s' },
    { EDITOR: 'touch owned', VISUAL: 'touch owned', BROWSER: 'touch owned', SHELL: '/bin/false' },
    { RECOVER_AGENT: '$(touch owned) `touch owned`; touch owned' },
    { RECOVER_PLAYBOOKS: '$(touch owned)/nothing' },
    { PATH: '' },
    { TMPDIR: '/nonexistent', XDG_RUNTIME_DIR: 'x', XDG_STATE_HOME: 'y', XDG_CACHE_HOME: '/nonexistent' },
    { NO_COLOR: '1', FORCE_COLOR: '9', CLICOLOR: 'x', CLICOLOR_FORCE: 'y' },
  ];

  it.each(odd.map((env) => [JSON.stringify(env), env] as const))('changes nothing and runs nothing: %s', (_, env) => {
    const other = openDesk({ ...desk.env, ...env });
    const listed = other.run(['calls', '--json']);
    expect(JSON.parse(listed.out)).toEqual(calls);
    const shown = other.run(['followups']);
    expect([listed.code, shown.code]).toEqual([0, 0]);
    expect(listed.err + shown.err).not.toMatch(/ {4}at |went wrong|Warning/);
    expect(readdirSync(desk.folder)).not.toContain('owned');
    expect(readdirSync(other.folder)).toEqual([]);
    other.leave();
  });
});

it('a folder that was taken away while somebody is in it holds nobody up', () => {
  const gone = desk.file('gone', '');
  const inGone = (...args: string[]) =>
    spawnSync(
      'sh',
      ['-c', 'rm "$0"; mkdir "$0"; cd "$0"; rmdir "$0"; exec "$@"', gone, process.execPath, program, ...args],
      { env: desk.env, encoding: 'utf8' },
    );
  writeFileSync(gone, '');
  const listed = inGone('calls', '--json');
  expect({ status: listed.status, calls: JSON.parse(listed.stdout) }).toEqual({ status: 0, calls });
  writeFileSync(gone, '');
  const shown = inGone('playbooks', 'show', './ours.yaml');
  expect(shown).toMatchObject({ status: 4, stderr: expect.stringContaining('there is no such file') });
});

describe('what was typed', () => {
  it('is in no message and in no file but the database, whatever goes wrong, also with more said about it', () => {
    const other = openDesk({ RECOVER_DEBUG: '1' });
    const secret = 'quetzal';
    const call = promisedCall.replace('ordered 14 Oct', `my ${secret} is ill`).replace('the sofa by', `${secret} by`);
    expect(other.run(['start', 'walras', '--customer', `Anna ${secret}`, '--answers', '-'], call).code).toBe(0);
    const [{ code }] = JSON.parse(other.run(['calls', '--json']).out);
    const [{ code: promise }] = JSON.parse(other.run(['followups', '--json']).out);
    const wrong: [string[], string?][] = [
      [['calls', 'show', 'nobody']],
      [['followups', 'done', 'nobody']],
      [['followups', 'reschedule', promise, 'soon']],
      [['resume', code, '--answers', '-'], '- nothing: x\n'],
      [['resume', code, '--answers', '-'], '- end: [\n'],
      [['start', '--answers', '-'], '- note: hello\n- promise: soon\n'],
      [['calls', '--since', 'whenever']],
      [['restore', join(other.folder, 'none')]],
      [['doctor']],
      [['calls', 'verify']],
    ];
    for (const [args, input] of wrong) {
      const { err, out } = other.run(args, input ?? '');
      expect([args, err.includes(secret)]).toEqual([args, false]);
      if (args[0] === 'doctor') expect(out).not.toContain(secret);
    }
    const files = readdirSync(other.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const others = files.filter(({ name }) => !name.startsWith('recover.db'));
    const holding = others.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(secret));
    expect(holding.map(({ name }) => name)).toEqual([]);
    other.leave();
  });
});
