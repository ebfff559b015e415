import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  desk.env.RECOVER_PLAYBOOKS = desk.folder;
  desk.run(['playbooks', 'new', '--title', 'Our way', '--steps', 'Greet, Listen, Put it right']);
  const text = readFileSync(join(desk.folder, 'our-way.yaml'), 'utf8');
  desk.file('our-way.yaml', text.replace('draft: yes\n', ''));
  desk.file('answers.txt', '- end: misdial\n');
});
afterEach(() => desk.leave());

const listed = () =>
  JSON.parse(desk.run(['playbooks', '--json']).out).find(({ id }: { id: string }) => id === 'our-way');
async function inTerminal(): Promise<string> {
  const terminal = openWizard(desk, ['playbooks'], { cols: 200 });
  await terminal.exited;
  return terminal.screen();
}
const change = (from: string, to: string) => {
  const text = readFileSync(join(desk.folder, 'our-way.yaml'), 'utf8');
  expect(text).toContain(from);
  desk.file('our-way.yaml', text.replace(from, to));
};

it('the list shows the version, when it was last used, and whether it can be', async () => {
  expect(listed()).toMatchObject({ standing: 'live', calls: 0, lastUsedAt: null, warnings: 0 });
  desk.run(['start', 'our-way', '--answers', 'answers.txt', '--at', '2026-11-18T14:03']);
  expect(listed()).toMatchObject({ calls: 1, lastUsedAt: '2026-11-18T19:03:00.000Z' });
  const version = listed().version.slice(0, 8);
  const piped = ['our-way', 'Our way', "your team's folder", '', 'live', version, '2026-11-18T19:03:00.000Z'];
  expect(desk.run(['playbooks']).out.split('\n')).toContain(piped.join('\t'));
  expect(await inTerminal()).toContain(`Our way, version ${version}, last used Wed 18 Nov`);
  change('title: Our way', 'title: Our way\nlive-from: 2099-01-31');
  expect(await inTerminal()).toContain('used from 2099-01-31');
});

it('diff with one name tells what became of it since the last call, by versions too', () => {
  expect(desk.run(['playbooks', 'diff', 'our-way'])).toMatchObject({ code: 4 });
  desk.run(['start', 'our-way', '--answers', 'answers.txt']);
  const old = listed().version;
  change('title: Greet', 'title: Say good morning');
  const since = desk.run(['playbooks', 'diff', 'our-way']);
  expect(since.out).toContain(`From our-way (${old.slice(0, 8)})`);
  expect(since.out).toContain('+ Say good morning');
  const byVersion = desk.run(['playbooks', 'diff', old.slice(0, 8), 'our-way', '--json']);
  expect(JSON.parse(byVersion.out)).toEqual([
    { where: 'step greet', what: ['the title was changed:', '  - Greet', '  + Say good morning'] },
  ]);
  expect(desk.run(['playbooks', 'diff', 'our-way', 'our-way']).out).toContain('both lead a call alike');
});

it('diff compares a playbook of which only the tests have an error, and says so', () => {
  const old = 'recover: 1\ntitle: Ours\nsteps:\n  - { title: Greet, say: Hello. }\n';
  const one = desk.file('one.yaml', `${old}tests:\n  - { name: a, repliez: [] }\n`);
  const two = desk.file('two.yaml', old.replace('Hello.', 'Welcome.'));
  for (const args of [
    [one, two],
    [two, one],
  ]) {
    const ran = desk.run(['playbooks', 'diff', ...args]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/step greet\n {2}a line to say was/) });
    expect(ran.err).toBe(`The tests in ${one} have an error, which no call needs: recover playbooks lint ${one}\n`);
  }
  desk.file('one.yaml', `${old.replace('say:', 'sya:')}tests:\n  - { name: a, repliez: [] }\n`);
  const ran = desk.run(['playbooks', 'diff', one, two]);
  expect(ran).toMatchObject({ code: 3, out: '' });
  expect(ran.err).toMatch(/"sya"[\s\S]*"repliez"/);
});

it('the same name in two places is refused with both paths, and each path still works', async () => {
  const own = join(desk.folder, 'config');
  desk.env.XDG_CONFIG_HOME = own;
  expect(
    desk.run(['playbooks', 'new', '--from', './our-way.yaml', '--to', join(own, 'recover/playbooks/our-way.yaml')])
      .code,
  ).toBe(0);
  const ran = desk.run(['start', 'our-way', '--answers', 'answers.txt']);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(join(own, 'recover/playbooks/our-way.yaml'));
  expect(ran.err).toContain(join(desk.folder, 'our-way.yaml'));
  expect((await inTerminal()).match(/one of two with this name/g)).toHaveLength(2);
  expect(desk.run(['start', './our-way.yaml', '--answers', 'answers.txt']).code).toBe(0);
});
