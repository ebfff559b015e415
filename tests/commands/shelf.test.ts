import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const ended = '- end: solved\n';
const ours = 'recover: 1\ntitle: Our WALRAS\nsteps:\n  - { title: Greet, say: Hello. }\n';
const team = (folder: string) => openDesk({ ...desk.env, RECOVER_PLAYBOOKS: folder });

describe('the playbooks that come with the program', () => {
  it('are named by their ids, so that a start need not look into each', () => {
    const folder = join(import.meta.dirname, '..', '..', 'playbooks');
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const ids = files.map((name) => /^id: (\S+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]);
    expect(files.length).toBeGreaterThan(4);
    expect(files).toEqual(ids.map((id) => `${id}.yaml`));
  });
});

describe('the team’s folder of playbooks', () => {
  it('may hold a folder that is named like a playbook', () => {
    mkdirSync(join(desk.folder, 'walras.yaml'));
    const other = team(desk.folder);
    expect(other.run(['start', 'walras', '--answers', '-'], solvedCall).code).toBe(0);
    other.leave();
  });

  it('may hold one named like a shipped one: what is said then leads on', () => {
    const path = desk.file('walras.yaml', ours);
    const other = team(desk.folder);
    const ran = other.run(['start', '--answers', '-'], ended);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(path);
    expect(ran.err).toContain('playbooks/walras.yaml');
    expect(ran.err).toContain('recover config playbook PATH');
    expect(other.run(['config', 'playbook', path]).code).toBe(0);
    expect(other.run(['start', '--answers', '-'], ended).code).toBe(0);
    expect(other.run(['playbooks']).out).toMatch(/^walras\tOur WALRAS\tyour team.s folder\tusual\tlive\t/m);
    other.leave();
  });

  it('may hold a broken one named like a shipped one: the hint names its path', () => {
    const path = desk.file('walras.yaml', ours.replace('title: Our', 'titel: Our'));
    const other = team(desk.folder);
    const { out } = other.run(['playbooks']);
    expect(out).toContain(`see recover playbooks lint ${path}`);
    expect(other.run(['playbooks', 'lint', path]).code).toBe(3);
    other.leave();
  });

  it('that is not there is said', () => {
    const none = join(desk.folder, 'none');
    const other = team(none);
    const ran = other.run(['playbooks']);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('walras') });
    expect(ran.err).toBe(
      `Your team's playbooks are left out: RECOVER_PLAYBOOKS is ${none}, and there is no such folder.\n`,
    );
    expect(other.run(['start', 'walras', '--answers', '-'], 'x').err).not.toContain('itself');
    other.leave();
    const file = team(desk.file('a.txt', ''));
    expect(file.run(['playbooks']).err).toContain('that is not a folder');
    file.leave();
  });

  it('shows nothing of a file that a link leads to, unless that is a playbook', () => {
    const folder = join(desk.folder, 'team');
    mkdirSync(folder);
    const secret = desk.file('secret.txt', 'password: hunter2\n');
    const good = desk.file('good.yaml', ours);
    symlinkSync(secret, join(folder, 'odd.yaml'));
    symlinkSync(good, join(folder, 'good.yaml'));
    const other = team(folder);
    for (const args of [
      ['playbooks', 'lint', 'odd'],
      ['playbooks', 'show', 'odd'],
      ['start', 'odd', '--answers', '-'],
    ]) {
      const ran = other.run(args, ended);
      expect(ran.code).toBeGreaterThan(0);
      expect(ran.err).toContain('is a link to something that is no .yaml file');
      expect(ran.out + ran.err).not.toContain('hunter2');
    }
    expect(other.run(['playbooks', 'lint', 'good']).code).toBe(0);
    // One odd file does not hide the others.
    const listed = other.run(['playbooks']);
    expect(listed.out).toContain('Our WALRAS');
    expect(listed.out).toContain('odd');
    other.leave();
  });
});

describe('your own settings', () => {
  it('that cannot be written are told in a sentence', () => {
    desk.file('file', '');
    const other = openDesk({ ...desk.env, RECOVER_CONFIG: join(desk.folder, 'file', 'config.json') });
    const ran = other.run(['config', 'name', 'Kim']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^Your settings in .* cannot be written: a part of the path is a file, not a folder\.\n/);
    expect(ran.err).not.toContain('went wrong');
    other.leave();
    const read = openDesk({ ...desk.env, RECOVER_CONFIG: '/proc/recover/config.json' });
    const refused = read.run(['config', 'name', 'Kim']);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('cannot be written');
    read.leave();
  });
});

describe('the zone of your own clock', () => {
  it.each([
    ['America/Chicago', 'America/Chicago', 'environment'],
    [':America/New_York', 'America/New_York', 'environment'],
    [':/etc/localtime', 'Europe/London', 'your config'],
    ['', 'Europe/London', 'your config'],
    ['UTC0', 'Europe/London', 'your config'],
    ['Bogus', 'Europe/London', 'your config'],
  ])('is taken from TZ=%s only when that is a zone', (TZ, zone, origin) => {
    desk.run(['config', 'zone', 'Europe/London']);
    const other = openDesk({ ...desk.env, TZ });
    const { settings } = JSON.parse(other.run(['config', '--json']).out);
    expect(settings).toContainEqual({ key: 'zone', value: zone, origin });
    expect(other.run(['when', 'tomorrow at noon'])).toMatchObject({ code: 0, err: '' });
    other.leave();
  });

  it.each([':/etc/localtime', '', 'UTC0', 'Bogus'])('is a zone that works when nothing else is set: TZ=%s', (TZ) => {
    const other = openDesk({ TZ });
    for (const args of [['when', 'tomorrow at noon'], ['calls'], ['followups'], []])
      expect(other.run(args)).toMatchObject({ code: 0, err: expect.not.stringContaining('went wrong') });
    expect(other.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    other.leave();
  });

  it('is not taken from a config that holds none', () => {
    desk.file('config.json', '{"zone": "Atlantis"}');
    const other = openDesk({ ...desk.env, TZ: 'Bogus' });
    expect(other.run(['when', 'tomorrow at noon']).code).toBe(0);
    expect(JSON.parse(other.run(['config', '--json']).out).settings).toContainEqual({
      key: 'zone',
      value: 'UTC',
      origin: 'default',
    });
    other.leave();
  });
});
