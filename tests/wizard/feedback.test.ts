import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const small = `recover: 1
title: Small
steps:
  - id: greet
    say: |
      Good morning, {{ customer | you }}.
      What a day.
  - { id: thank, say: Thank you. }
`;

it('a line is marked on the call as it stands there, and the trainer sees step, line and words', async () => {
  const path = desk.file('small.yaml', small);
  const wizard = openWizard(desk, ['start', path, '--customer', 'Anna Berg']);
  await wizard.until('Good morning, Anna Berg.');
  wizard.press('tab');
  await wizard.until('What a day.');
  await send(wizard, '/- sounds bored');
  await wizard.until('This line is marked for whoever writes the playbook.');
  // The call stands where it was.
  expect(wizard.screen()).toContain('Greet');
  await send(wizard, '/-');
  await wizard.until(/> *$/m);
  wizard.press('ctrl-c');
  await wizard.until('Ctrl-C again');
  wizard.press('ctrl-c');
  await wizard.exited;

  const marked = JSON.parse(desk.run(['playbooks', 'feedback', '--json']).out);
  expect(marked).toMatchObject([
    { step: 'greet', line: 0, text: 'Good morning, {{ customer | you }}.', why: null, by: 'Priya' },
    { step: 'greet', line: 1, text: 'What a day.', why: 'sounds bored', by: 'Priya' },
  ]);
  const { out } = desk.run(['playbooks', 'feedback']);
  expect(out).toMatch(
    /^Small, 2 marked\n[\s\S]*Greet \(greet\)[\s\S]*"What a day\."\n.*Priya, call \w+: sounds bored$/m,
  );
  expect(out).not.toContain('Anna Berg');
  expect(desk.run(['calls', 'show', marked[0].code]).out).toContain('marked a line of greet: sounds bored');
});

it('says when the line is another one by now, and keeps to the playbook that is named', () => {
  const team = desk.folder;
  desk.env.RECOVER_PLAYBOOKS = team;
  desk.file('small.yaml', small);
  const answers = desk.file('answers.txt', '- remark: too long\n- end: misdial\n');
  expect(desk.run(['start', 'small', '--answers', answers])).toMatchObject({ code: 0 });
  expect(desk.run(['playbooks', 'feedback', 'small']).out).not.toContain('changed since');
  desk.file('small.yaml', readFileSync(join(team, 'small.yaml'), 'utf8').replace('Good morning', 'Good day'));
  expect(desk.run(['playbooks', 'feedback', 'small']).out).toContain(
    '"Good morning, {{ customer | you }}."  (changed since)',
  );
  expect(desk.run(['playbooks', 'feedback', 'walras']).out).toContain('No line was marked.');
  expect(desk.run(['playbooks', 'feedback', 'none']).code).toBe(4);
});

it('says so of a file that lies in no folder of playbooks, when it is named', () => {
  const path = desk.file('small.yaml', small);
  const answers = desk.file('answers.txt', '- remark: too long\n- end: misdial\n');
  expect(desk.run(['start', path, '--answers', answers])).toMatchObject({ code: 0 });
  desk.file('small.yaml', small.replace('Good morning', 'Good day'));
  expect(desk.run(['playbooks', 'feedback', './small.yaml']).out).toContain('(changed since)');
});

it('a line of the end of the call is not taken for one of a step that is called the same', () => {
  const path = desk.file(
    'small.yaml',
    'recover: 1\ntitle: Small\nsteps:\n  - { id: greet, say: Hello. }\n  - { id: wrap-up, title: My own, say: My own line. }\n',
  );
  desk.run(['start', path, '--answers', desk.file('a.yaml', '- jump: wrap-up\n- remark: too short\n- end: solved\n')]);
  expect(JSON.parse(desk.run(['playbooks', 'feedback', '--json']).out)).toMatchObject([
    { step: 'wrap-up', stepTitle: 'My own', text: 'My own line.' },
  ]);
});

it('of a playbook that cannot be read now, it says so instead of that nothing was marked', () => {
  const path = desk.file('small.yaml', small);
  desk.run(['start', path, '--answers', desk.file('a.yaml', '- remark: too short\n- end: solved\n')]);
  desk.file('small.yaml', `${small}title: [`);
  const { code, err } = desk.run(['playbooks', 'feedback', path]);
  expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining('small cannot be used') });
  expect(desk.run(['playbooks', 'feedback']).out).toContain('too short');
});

it('finds the marks of one playbook behind those of others that are many and newer', () => {
  desk.env.RECOVER_PLAYBOOKS = desk.folder;
  desk.file('small.yaml', small);
  desk.file('loud.yaml', small.replace('title: Small', 'title: Loud'));
  const mark = (times: number) => desk.file('answers.txt', `${'- remark: too long\n'.repeat(times)}- end: misdial\n`);
  expect(desk.run(['start', 'small', '--answers', mark(2)]).code).toBe(0);
  expect(desk.run(['start', 'loud', '--answers', mark(501)]).code).toBe(0);
  expect(desk.run(['playbooks', 'feedback', 'small']).out).toMatch(/^Small, 2 marked\n/);
  const all = desk.run(['playbooks', 'feedback']).out;
  expect(all).toMatch(/^Loud, 500 marked\n/);
  expect(all).toContain('Only the last 500 are shown.');
  expect(desk.run(['playbooks', 'feedback', 'loud']).out).toContain('Only the last 500 are shown.');
});
