import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, madeIn, openDesk } from '../helpers/cli.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const small = (thanks: string) => `recover: 1
title: Small
steps:
  - { id: greet, say: Good morning. }
  - { id: thank, say: ${thanks} }
`;

describe('playbooks preview', () => {
  it.each(['walras', 'resolved', '4', '7', '10'])('prints every screen of %s into a pipe, marked', (name) => {
    const { code, out, err } = desk.run(['playbooks', 'preview', name]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const screens = out.split(/^=== \d+ {2}/m).slice(1);
    expect(screens.length).toBeGreaterThan(10);
    expect(screens.filter((screen) => !screen.includes('PREVIEW'))).toEqual([]);
    expect(madeIn(desk.folder)).toEqual([]);
  });

  it('shows what the team wants of every call, as the call itself would', () => {
    const screens = () => desk.run(['playbooks', 'preview', 'walras']).out;
    expect(screens()).not.toContain('CHECK');
    desk.run(['config', '--team', 'caller-check', 'the postcode of the address']);
    expect(screens()).toContain('CHECK the postcode of the address?');
  });

  it('begins at any step: of the call, of its write-up, of the follow-up call, of a script', () => {
    const first = (name: string, step: string) =>
      /^=== 1 {2}(\S+)/.exec(desk.run(['playbooks', 'preview', name, '--step', step]).out)?.[1];
    expect(first('walras', 'solve')).toBe('solve');
    expect(first('walras', 'write-up')).toBe('write-up');
    expect(first('walras', 'ring-back')).toBe('ring-back');
    expect(first('10-step', 'hand-over/hand-over-now')).toBe('hand-over-now');
    const { code, err } = desk.run(['playbooks', 'preview', 'walras', '--step', 'solv']);
    expect(code).toBe(4);
    expect(err).toContain('WALRAS has no step "solv". Did you mean solve?');
  });

  it('plays canned answers, and says which line does not fit', () => {
    const path = desk.file('answers.yaml', '- story: The sofa came late\n- understood: no\n');
    const { out } = desk.run(['playbooks', 'preview', 'walras', '--replies', path]);
    expect(out).toContain('The sofa came late');
    expect(out).toContain('Let them tell it, again');
    const wrong = desk.file(
      'wrong.yaml',
      '- story: late\n- understood: maybe so\n- understood: yes\n- promise: soon\n',
    );
    const ran = desk.run(['playbooks', 'preview', 'walras', '--replies', wrong]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('line 4, "promise": When exactly? "soon" is not a time');
  });

  it('tells all that is wrong with a playbook that cannot be used', () => {
    const path = desk.file('small.yaml', 'recover: 1\ntitle: Small\nstepz: []\n');
    const { code, err } = desk.run(['playbooks', 'preview', path]);
    expect(code).toBe(3);
    expect(err).toContain('small.yaml:3:1');
  });

  it('is walked in a terminal like a call, says that it is none, and stores nothing', async () => {
    const wizard = openWizard(desk, ['playbooks', 'preview', 'walras']);
    expect(await wizard.until('? keys')).toMatch(/\[W {2}A\].*PREVIEW$/m);
    await send(wizard, '');
    await wizard.until('[L]');
    await send(wizard, 'The sofa came late');
    await wizard.until(/\d\d:\d\d +The sofa came late/);
    expect(wizard.screen()).not.toContain('Saved');
    wizard.press('ctrl-c');
    await wizard.until('nothing of it is stored');
    wizard.press('ctrl-c');
    expect((await wizard.exited).code).toBe(130);
    expect(wizard.screen()).toContain('That was WALRAS as a preview. Nothing of it is stored.');
    expect(existsSync(join(desk.folder, 'recover.db'))).toBe(false);
  });

  it('says that it is a preview where lines are only ever added', async () => {
    const wizard = openWizard(desk, ['playbooks', 'preview', 'walras', '--accessible']);
    expect(await wizard.until('I will look after')).toContain('Own it and apologise. PREVIEW.');
    wizard.press('ctrl-d');
    expect((await wizard.exited).code).toBe(130);
  });
});

describe('playbooks preview --watch', () => {
  it('shows what is saved, what is wrong with it, and the step that was worked on', async () => {
    const path = desk.file('small.yaml', small('Thanks.'));
    const screen = openWizard(desk, ['playbooks', 'preview', path, '--watch']);
    await screen.until(/SAY {3}Good morning\.[\s\S]* q leaves {3}1 of 3: greet/);

    writeFileSync(path, small('Thank you for telling me.'));
    await screen.until(/SAY {3}Thank you for telling me\.[\s\S]*2 of 3: thank/);

    writeFileSync(path, 'recover: 1\ntitle: Small\nstepz: []\n');
    expect(await screen.until('small.yaml:3:1')).toContain('cannot be used yet');

    // As many editors save: the new text comes in the place of the old file.
    writeFileSync(join(desk.folder, 'small.tmp'), small('Thanks again.'));
    renameSync(join(desk.folder, 'small.tmp'), path);
    await screen.until('Thanks again.');
    writeFileSync(path, small('Thanks. What else? And when?'));
    await screen.until(/2 of 3: thank {3}1 warning, see lint {3}Enter next/);
    screen.press('shift-tab');
    await screen.until('1 of 3: greet');
    screen.press('enter');
    await screen.until('2 of 3: thank');

    screen.type('q');
    expect(await screen.exited).toEqual({ code: 0, signal: null });
    expect(screen.raw()).toContain('\u001b[?1049l');
    expect(existsSync(join(desk.folder, 'recover.db'))).toBe(false);
  });

  it('needs a terminal', () => {
    const { code, err } = desk.run(['playbooks', 'preview', 'walras', '--watch']);
    expect(code).toBe(5);
    expect(err).toContain('recover playbooks preview walras');
  });

  it('leaves with Ctrl-C', async () => {
    const screen = openWizard(desk, ['playbooks', 'preview', 'walras', '--watch']);
    await screen.until('1 of');
    screen.press('ctrl-c');
    expect((await screen.exited).code).toBe(130);
  });
});
