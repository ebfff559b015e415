import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, program, solvedCall } from '../helpers/cli.ts';
import { canBeNobody, isRoot, nobody } from '../store/support/run-child.ts';

// What others on this computer may have put there, and what never ends.

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const place = (name: string) => join(desk.folder, name);
const ours = 'recover: 1\ntitle: Our way\nsteps:\n  - { title: Greet, say: Hello. }\n';
const ended = '- end: solved\n';

describe('a database', () => {
  it('that everybody may change is not opened, and says how to make it yours', () => {
    expect(desk.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    chmodSync(place('recover.db'), 0o666);
    const before = readFileSync(place('recover.db'));
    for (const args of [['calls'], ['followups'], ['start', '--answers', '-']]) {
      const ran = desk.run(args, solvedCall);
      expect(ran.code).toBe(6);
      expect(ran.err).toContain(`Everybody on this computer may change ${place('recover.db')}.`);
      expect(ran.err).toContain('chmod o-rwx');
    }
    expect(readFileSync(place('recover.db')).equals(before)).toBe(true);
    expect(desk.run(['doctor', '--fix']).out).toContain('recover.db is yours alone');
    expect(statSync(place('recover.db')).mode & 0o777).toBe(0o600);
    expect(desk.run(['calls']).code).toBe(0);
  });

  it('in a folder into which everybody may put files is neither opened nor made', () => {
    mkdirSync(place('open'));
    chmodSync(place('open'), 0o777);
    const other = openDesk({ ...desk.env, RECOVER_DATABASE: place('open/recover.db') });
    const ran = other.run(['start', '--answers', '-'], solvedCall);
    expect(ran).toMatchObject({ code: 6, err: expect.stringContaining(`put files into ${place('open')}.`) });
    expect(statSync(place('open/recover.db'), { throwIfNoEntry: false })).toBeUndefined();
    other.leave();
  });

  it('in such a folder where only owners take files away, as in /tmp, is opened while all beside it is yours', () => {
    mkdirSync(place('tmp'));
    chmodSync(place('tmp'), 0o1777);
    const other = openDesk({ ...desk.env, RECOVER_DATABASE: place('tmp/recover.db') });
    expect(other.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    expect(other.run(['calls']).code).toBe(0);
    if (isRoot) {
      writeFileSync(place('tmp/recover.db-wal'), 'planted');
      chownSync(place('tmp/recover.db-wal'), nobody.uid, nobody.gid);
      expect(other.run(['calls'])).toMatchObject({ code: 6, err: expect.stringContaining('put files into') });
    }
    other.leave();
  });

  it('that a team shares through its group works', () => {
    mkdirSync(place('team'));
    chmodSync(place('team'), 0o2770);
    const other = openDesk({ ...desk.env, RECOVER_DATABASE: place('team/recover.db') });
    expect(other.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    chmodSync(place('team/recover.db'), 0o660);
    expect(other.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    expect(other.run(['doctor']).out).toContain('names in it are claimed, not proven');
    other.leave();
  });
});

describe('settings', () => {
  it('that everybody may change are not read', () => {
    desk.file('config.json', '{ "direct": "0900 555" }');
    chmodSync(place('config.json'), 0o666);
    const ran = desk.run(['config']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('are not read: everybody on this computer may change them.');
  });

  it.skipIf(!canBeNobody)('that belong to another user are not read (tried as nobody)', () => {
    desk.file('config.json', '{ "direct": "0900 555" }');
    chmodSync(place('config.json'), 0o644);
    chownSync(place('config.json'), 12_345, 12_345);
    chmodSync(desk.folder, 0o755);
    const ran = spawnSync(process.execPath, [program, 'config'], {
      cwd: '/',
      env: desk.env,
      encoding: 'utf8',
      ...nobody,
    });
    expect(ran.stderr).toContain('are not read: the file belongs to another user.');
  });

  it.each([
    ['a pipe', () => spawnSync('mkfifo', [place('config.json')])],
    ['a device', () => symlinkSync('/dev/zero', place('config.json'))],
    ['a folder', () => mkdirSync(place('config.json'))],
  ])('that are %s hold nobody up', (_, make) => {
    make();
    const ran = desk.run(['config']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/are not read|cannot be read: it is not a file/);
  });

  it('stay a link where they are one, and are their owner’s alone from then on', () => {
    mkdirSync(place('dotfiles'));
    writeFileSync(place('dotfiles/config.json'), '{}', { mode: 0o644 });
    symlinkSync(place('dotfiles/config.json'), place('config.json'));
    expect(desk.run(['config', 'clock', 'running']).code).toBe(0);
    expect(lstatSync(place('config.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(place('dotfiles/config.json'), 'utf8'))).toEqual({ clock: 'running' });
    expect(statSync(place('dotfiles/config.json')).mode & 0o777).toBe(0o600);
  });
});

describe('a playbook', () => {
  const team = () => openDesk({ ...desk.env, RECOVER_PLAYBOOKS: place('team') });
  beforeEach(() => {
    mkdirSync(place('team'));
    desk.file('team/our-way.yaml', ours);
  });

  it('is not looked up where everybody may put one, and that is said', () => {
    chmodSync(place('team'), 0o777);
    const other = team();
    const ran = other.run(['start', 'our-way', '--answers', '-'], ended);
    expect(ran.code).toBe(4);
    expect(ran.err).toContain("Your team's playbooks are left out");
    expect(ran.err).toContain('everybody on this computer may put playbooks into it');
    expect(other.run(['playbooks']).out).not.toContain('our-way');
    other.leave();
  });

  it('that everybody may change is not started by its name', () => {
    chmodSync(place('team/our-way.yaml'), 0o666);
    const other = team();
    const ran = other.run(['start', 'our-way', '--answers', '-'], ended);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`Everybody on this computer may change ${place('team/our-way.yaml')}.`);
    other.leave();
  });
});

describe('the folder in which one happens to be', () => {
  it('gives no database, no settings and no playbook, also where HOME is no whole path', () => {
    for (const name of ['recover.db', 'config.json', 'here/.local/share/recover/recover.db'])
      expect(desk.run(['start', '--answers', '-'], solvedCall).code, name).toBe(0);
    mkdirSync(place('here/.config/recover/playbooks'), { recursive: true });
    desk.file('here/.config/recover/config.json', '{ "direct": "0900 planted" }');
    desk.file('here/.config/recover/playbooks/planted.yaml', ours);
    desk.file('planted.yaml', ours);
    const env = { ...desk.env, HOME: 'here', RECOVER_DATABASE: '', RECOVER_CONFIG: '' };
    const other = openDesk({ ...env, XDG_DATA_HOME: 'here', XDG_CONFIG_HOME: 'here' });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, ...args], { cwd: desk.folder, env: other.env, encoding: 'utf8' });
    expect(run('config').stdout).not.toContain('0900 planted');
    expect(run('playbooks').stdout).not.toContain('planted');
    expect(run('config').stderr).not.toContain(desk.folder);
    other.leave();
  });
});

describe('answers', () => {
  it.each([
    ['a device', '/dev/zero', 'is not a file'],
    ['a folder', '/', 'is not a file'],
  ])('are never read from %s', (_, path, why) => {
    const ran = desk.run(['start', '--answers', path]);
    expect(ran.code).toBe(4);
    expect(ran.err).toContain(why);
  });

  it('that do not end are read no further than any could be', () => {
    const command = 'yes -- "- note: x" | "$0" "$1" start --answers -';
    const ran = spawnSync('sh', ['-c', command, process.execPath, program], { env: desk.env, encoding: 'utf8' });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('"stdin" is larger than 1 MB');
  });

  it('may come from a pipe that a shell names', () => {
    const path = desk.file('a.yaml', solvedCall);
    const command = `"$0" "$1" start --answers <(cat ${path})`;
    const ran = spawnSync('bash', ['-c', command, process.execPath, program], { env: desk.env, encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 0 });
  });
});
