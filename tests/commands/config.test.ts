import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ RECOVER_AGENT: '' });
});
afterEach(() => desk.leave());

describe('settings', () => {
  it('are kept from one run to the next, in a file for their owner only', () => {
    expect(desk.run(['config', 'name', 'Priya'])).toMatchObject({ code: 0, out: '' });
    expect(desk.run(['config', 'name']).out).toBe('Priya\n');
    expect(statSync(join(desk.folder, 'config.json')).mode & 0o777).toBe(0o600);
  });

  it('give way to a variable, and recover says which of the two is in force', () => {
    desk.run(['config', 'name', 'Priya']);
    const other = openDesk({ ...desk.env, RECOVER_AGENT: 'Omar' });
    expect(other.run(['config', 'name']).out).toBe('Omar\n');
    expect(other.run(['config']).out).toMatch(/^name\tOmar\tenvironment\t/m);
    expect(other.run(['config', 'name', 'Kim']).err).toContain('RECOVER_AGENT is set too');
    other.leave();
  });

  it('can be forgotten again', () => {
    desk.run(['config', 'direct', 'extension 415']);
    desk.run(['config', 'direct', '--unset']);
    expect(desk.run(['config']).out).toMatch(/^direct\t\(not set\)\tdefault\t/m);
  });

  it.each([
    [['config', 'nmae', 'Priya'], 'Did you mean name?'],
    [['config', 'zone', 'Atlantis'], '"Atlantis" is no time zone'],
    [['config', 'name', ' '], 'name needs a value'],
    [['config', 'calm', 'maybe'], 'calm is yes or no'],
    [['config', 'clock', 'ticking'], 'clock is since or running'],
    [['config', 'phrases', ' / '], 'like: I see / Go on / Mm'],
  ])('refuse %j', (args, sentence) => {
    const ran = desk.run(args);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(sentence);
  });

  it('in a file that cannot be read are told, and left as they are', () => {
    desk.file('config.json', '{"name": "Pri');
    const ran = desk.run(['config', 'name', 'Omar']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('cannot be read');
    expect(readFileSync(join(desk.folder, 'config.json'), 'utf8')).toBe('{"name": "Pri');
  });

  it('hold the agent’s own small phrases, however they were parted', () => {
    desk.run(['config', 'phrases', 'I see;  Go on /Mm/']);
    expect(desk.run(['config', 'phrases']).out).toBe('I see / Go on / Mm\n');
  });

  it('name the playbook that a call begins with', () => {
    desk.file('our-way.yaml', 'recover: 1\ntitle: Our way\nsteps:\n  - { title: Greet, say: Hello. }\n');
    desk.run(['config', 'playbook', join(desk.folder, 'our-way.yaml')]);
    desk.run(['start', '--answers', '-'], '- end: solved\n');
    expect(JSON.parse(desk.run(['calls', '--json']).out)).toMatchObject([{ playbook: { title: 'Our way' } }]);
  });
});

describe('a playbook', () => {
  const team = (desk: Desk) => openDesk({ ...desk.env, RECOVER_PLAYBOOKS: desk.folder });

  it('in the team’s folder is started by its name', () => {
    desk.file('our-way.yaml', 'recover: 1\ntitle: Our way\nsteps:\n  - { title: Greet, say: Hello. }\n');
    const other = team(desk);
    expect(other.run(['playbooks']).out).toContain('our-way');
    expect(other.run(['start', 'our-way', '--answers', '-'], '- end: solved\n').code).toBe(0);
    other.leave();
  });

  it('whose id is in two folders is not started by it, but by its path', () => {
    desk.file('walras.yaml', 'recover: 1\ntitle: Our WALRAS\nsteps:\n  - { title: Greet, say: Hello. }\n');
    const other = team(desk);
    const ran = other.run(['start', 'walras', '--answers', '-'], '- end: solved\n');
    expect(ran.code).not.toBe(0);
    expect(ran.err).toContain('two playbooks "walras"');
    const path = join(desk.folder, 'walras.yaml');
    expect(other.run(['start', path, '--answers', '-'], '- end: solved\n').code).toBe(0);
    other.leave();
  });

  it('that is changed while a call is open changes nothing in that call', () => {
    const path = desk.file('our-way.yaml', 'recover: 1\ntitle: Before\nsteps:\n  - { title: Greet, say: Hello. }\n');
    desk.run(['start', path, '--answers', '-'], '- note: hello\n');
    desk.file('our-way.yaml', 'recover: 1\ntitle: After\nsteps:\n  - { title: Other, say: Hello. }\n');
    const [call] = JSON.parse(desk.run(['calls', '--json']).out);
    expect(desk.run(['resume', call.code, '--answers', '-'], '- end: solved\n').code).toBe(0);
    expect(JSON.parse(desk.run(['calls', '--json']).out)).toMatchObject([
      { playbook: { title: 'Before' }, status: 'written-up' },
    ]);
  });

  it.each([
    ['a folder', (desk: Desk) => `${desk.folder}/./`, 'There is no playbook in'],
    ['a device', () => '/dev/zero', 'is not a file'],
    ['nothing', (desk: Desk) => join(desk.folder, 'none.yaml'), 'there is no such file'],
    ['an empty file', (desk: Desk) => desk.file('empty.yaml', ''), 'nothing in this file'],
    ['bytes that are no text', (desk: Desk) => desk.file('bytes.yaml', Uint8Array.of(0xff, 0xfe, 0)), 'not UTF-8 text'],
  ])('that is %s is refused in a sentence', (_name, path, sentence) => {
    const ran = desk.run(['playbooks', 'lint', path(desk)]);
    expect(ran.code).toBeGreaterThan(0);
    expect(ran.out + ran.err).toContain(sentence);
    expect(ran.err).not.toContain('    at ');
  });

  it('may include what lies beside it, and nothing above it', () => {
    desk.file('part.yaml', 'recover: 1\nsteps:\n  - { title: Part, say: Hello. }\n');
    const good = desk.file('good.yaml', 'recover: 1\ntitle: Good\nsteps:\n  - include: part.yaml\n');
    expect(desk.run(['playbooks', 'lint', good])).toMatchObject({ code: 0 });
    const bad = desk.file('bad.yaml', 'recover: 1\ntitle: Bad\nsteps:\n  - include: ../../etc/passwd.yaml\n');
    expect(desk.run(['playbooks', 'lint', bad]).out).toContain('outside');
  });
});

describe('the folders of a new user', () => {
  it('are made where the system expects them, for their owner only, whatever the umask', () => {
    const home = openDesk({ RECOVER_DATABASE: '', RECOVER_CONFIG: '', XDG_DATA_HOME: '', XDG_CONFIG_HOME: '' });
    expect(home.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    const file = join(home.folder, '.local', 'share', 'recover', 'recover.db');
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
    home.leave();
  });

  it('are not made by looking at lists', () => {
    const home = openDesk({ RECOVER_DATABASE: '', RECOVER_CONFIG: '' });
    chmodSync(home.folder, 0o700);
    home.run(['calls']);
    home.run(['followups']);
    home.run([]);
    expect(existsSync(join(home.folder, '.local'))).toBe(false);
    home.leave();
  });
});
