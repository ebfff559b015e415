import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ PAGER: 'cat' });
});
afterEach(() => desk.leave());

const nothingStored = () => expect(existsSync(join(desk.folder, 'recover.db'))).toBe(false);

const whole = `- story: [ordered in October, "* three weeks late, nobody rang", a day off]
- understood: yes
- wish: Saturday
- outcome: solved
- end: solved
`;

describe('playbooks practice', () => {
  it('puts a customer on the line, whose words stand apart on screens that say what they are', async () => {
    const call = openWizard(desk, [
      'playbooks',
      'practice',
      'walras',
      '--customer',
      'late-sofa',
      '--seed',
      '1',
      '--turns',
    ]);
    const first = await call.until(/THEM {2}\(upset\) .*\n[\s\S]*SAY [\s\S]*\? keys/);
    expect(first.split('\n')[0]).toMatch(/PRACTICE$/);
    await send(call, '');
    await call.until(/THEM {2}\(annoyed\) I ordered it on the fourteenth/);
    await send(call, 'ordered 14 Oct');
    await call.until(/Now it is three weeks late\. \.\.\.[\s\S]*ordered 14 Oct/);
    await send(call, '>> soon');
    await call.until(/THEM[\s\S]*(And when is that|When\? On what day)/);
    call.press('ctrl-c');
    await call.until('nothing of it is stored');
    call.press('ctrl-c');
    expect((await call.exited).code).toBe(130);
    await call.until('+2  Let them tell it');
    expect(call.screen()).toContain('a promise without a time');
    nothingStored();
  });

  it('does not let a marked line pass for told', async () => {
    const call = openWizard(desk, ['playbooks', 'practice', 'walras', '--seed', '1', '--turns']);
    await call.until(/SAY [\s\S]*\? keys/);
    await send(call, '/- too stiff');
    await call.until('Not kept: nothing is, here.');
    nothingStored();
  });

  it('goes on by itself in real time', async () => {
    const call = openWizard(desk, ['playbooks', 'practice', 'walras', '--customer', 'quiet-one', '--seed', '1']);
    await call.until('? keys');
    await send(call, '');
    await call.until(/hearing aid[\s\S]*\(silence\)/, 20);
    nothingStored();
    call.kill('SIGTERM');
    await call.exited;
  });

  it('is told in sentences where lines are only ever added', async () => {
    const args = ['playbooks', 'practise', 'walras', '--customer', 'late-sofa', '--turns', '--accessible'];
    const call = openWizard(desk, args);
    expect(await call.until('I will look after')).toMatch(/They say, \(upset\) .*\n[\s\S]*apologise\..*PRACTICE\./);
    call.press('ctrl-d');
    expect((await call.exited).code).toBe(130);
  });

  it('plays an answers file, says what moved them and how the same call is had again', () => {
    const path = desk.file('whole.yaml', whole);
    const args = ['playbooks', 'practice', 'walras', '--customer', 'late-sofa', '--seed', '4711', '--answers', path];
    const { code, out, err } = desk.run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('PRACTICE with WALRAS: The sofa that never came, seed 4711.\nNothing of it is stored.\n');
    expect(out).toMatch(/-2 {2}Let them tell it +they were heard out/);
    expect(out).toContain('recover playbooks practice walras --customer late-sofa --seed 4711');
    const { temper, moved } = JSON.parse(desk.run([...args, '--json']).out);
    expect(temper).toEqual({ from: 6, to: 0, hungUp: false });
    expect(moved[0]).toEqual({ deed: 'own', by: -1, temper: 5, step: 'Own it and apologise', seq: 2 });
    nothingStored();
  });

  it.each(['late-sofa', 'third-call', 'quiet-one', 'wants-the-manager', 'changes-her-mind'])(
    'plays %s with each method',
    (customer) => {
      const path = desk.file('end.yaml', '- end: disconnected\n');
      for (const method of ['walras', 'resolved', '4', '7', '10']) {
        const ran = desk.run(['playbooks', 'practice', method, '--customer', customer, '--answers', path]);
        expect({ method, code: ran.code, err: ran.err }).toEqual({ method, code: 0, err: '' });
      }
    },
  );

  it('rings them back about what was promised, with what they told before', async () => {
    const args = [
      'playbooks',
      'practice',
      'walras',
      '--customer',
      'late-sofa',
      '--follow-up',
      '--seed',
      '7',
      '--turns',
    ];
    const call = openWizard(desk, args);
    const first = await call.until(/THEM[\s\S]*sofa\s+comes[\s\S]*\? keys/);
    expect(first).toMatch(/The answer you promised .*PRACTICE/);
    expect(first).toContain('On record: three weeks late, nobody rang when promised');
    expect(first.replace(/\s+/g, ' ')).toContain('You promised: today at four, with the day on which the sofa comes.');
    await send(call, '1');
    await call.until(/THEM {2}\(annoyed\) If it is here on Saturday[\s\S]*Are they satisfied/);
    call.press('ctrl-c');
    await call.until('nothing of it is stored');
    call.press('ctrl-c');
    expect((await call.exited).code).toBe(130);
    await call.until(/late-sofa\s+--follow-up --seed 7/);
    expect(call.screen()).not.toContain('business came before');
    nothingStored();
  });

  it('rings only those back who say what they say then', () => {
    const path = desk.file('end.yaml', '- end: disconnected\n');
    const ring = (...args: string[]) => desk.run(['playbooks', 'practice', ...args, '--follow-up', '--answers', path]);
    for (const method of ['walras', 'resolved', '4', '7', '10'])
      expect(ring(method, '--seed', '3')).toMatchObject({ code: 0, out: expect.stringContaining('rung back') });
    expect(ring('walras', '--customer', 'quiet-one')).toMatchObject({
      code: 4,
      err: expect.stringContaining('Add "follow-up:" to it.'),
    });
    const short = desk.file('short.yaml', 'recover: 1\ntitle: Short\nsteps:\n  - { title: Greet, say: Hello. }\n');
    expect(ring(short, '--customer', 'late-sofa')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Short has no steps for a call that follows up.'),
    });
    const late = desk.file(
      'late.yaml',
      'recover-customer: 1\ntitle: Late\nopens: Hello.\nfollow-up: { promised: by noon, late: yes, opens: It is two!, temper: 9 }\n',
    );
    const { temper, followUp } = JSON.parse(ring('walras', '--customer', late, '--json').out);
    expect({ followUp, from: temper.from }).toEqual({ followUp: 'callback', from: 9 });
  });

  it('says what is wrong with what was asked for', () => {
    const path = desk.file('whole.yaml', whole);
    const run = (...args: string[]) => desk.run(['playbooks', 'practice', 'walras', ...args]);
    expect(run()).toMatchObject({ code: 5 });
    expect(run('--customer', 'late-sofe', '--answers', path)).toMatchObject({
      code: 4,
      err: expect.stringContaining('There is no customer "late-sofe". Did you mean late-sofa?'),
    });
    expect(run('--seed', 'x', '--answers', path)).toMatchObject({ code: 2, err: expect.stringContaining('no seed') });
    const broken = desk.file('her.yaml', 'recover-customer: 1\ntitle: Her\nopenz: Hello\n');
    expect(run('--customer', broken, '--answers', path)).toMatchObject({
      code: 3,
      err: expect.stringContaining('her.yaml:3:1'),
    });
    const wrong = desk.file('wrong.yaml', `${whole}- wish: more\n`);
    const left = run('--customer', 'late-sofa', '--answers', wrong);
    expect(left.code).toBe(5);
    expect(left.err).toContain('"cause" must be answered before "wish"');
    expect(left.err).toContain('Nothing of it is stored.');
    expect(left.err).not.toContain('kept as');
    nothingStored();
  });
});

describe('playbooks customers', () => {
  it('lists those that are shipped and your own, which are no playbooks', () => {
    const folder = join(desk.folder, 'books');
    mkdirSync(join(folder, 'customers'), { recursive: true });
    writeFileSync(join(folder, 'customers', 'mine.yaml'), 'recover-customer: 1\ntitle: Mine\nopens: Hello.\n');
    desk.env.RECOVER_PLAYBOOKS = folder;
    expect(desk.run(['playbooks', 'customers']).out).toMatch(/^mine +Mine, upset \(6\)$/m);
    expect(desk.run(['playbooks', 'list']).out).not.toContain('mine');
    const path = desk.file('end.yaml', '- end: disconnected\n');
    expect(desk.run(['playbooks', 'practice', 'walras', '--customer', 'mine', '--answers', path]).out).toContain(
      'Mine',
    );
    expect(desk.run(['complete', 'zsh', '--', 'playbooks', 'practice', 'walras', '--customer', '']).out).toContain(
      'mine',
    );
    writeFileSync(join(folder, 'customers', 'mine.yaml'), 'recover-customer: 1\ntitle: Mine\n');
    const checked = desk.run(['playbooks', 'customers', 'mine']);
    expect(checked).toMatchObject({ code: 3, out: expect.stringContaining('"opens:" is missing here') });
  });
});
