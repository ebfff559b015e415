import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

const project = join(import.meta.dirname, '..', '..');
const readsKeys = '\x1b[?2004h';

let desk: Desk;

beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  desk.leave();
});

/** What a person sees after all that was written until then. */
async function seenAfter(written: string, size: { cols: number; rows: number }): Promise<string> {
  const emulator = new xterm.Terminal({ ...size, allowProposedApi: true });
  await new Promise<void>((resolve) => emulator.write(written, resolve));
  const { active } = emulator.buffer;
  const lines = Array.from({ length: size.rows }, (_, row) => active.getLine(active.viewportY + row));
  const place = `cursor in row ${active.cursorY}, column ${active.cursorX}`;
  return `${lines.map((line) => line?.translateToString(true).trimEnd() ?? '').join('\n')}\n${place}`;
}

describe('the first screen of a call', () => {
  const sizes = [
    { cols: 80, rows: 24 },
    { cols: 40, rows: 12 },
    { cols: 140, rows: 50 },
  ];

  for (const playbook of ['walras', 'resolved', '4', '7', '10'])
    for (const size of sizes)
      it(`stands before keys are read, and is the one that then takes them: ${playbook}, ${size.cols} by ${size.rows}`, async () => {
        const wizard = openWizard(desk, ['start', playbook, '--customer', 'José 王'], size);
        await wizard.until(/^ >/m);
        const raw = wizard.raw();
        const taken = raw.indexOf('\x1b8');
        expect(taken).toBeGreaterThan(0);
        expect(raw.indexOf(readsKeys)).toBeGreaterThan(taken);
        const painted = await seenAfter(raw.slice(0, taken), size);
        expect(painted).toContain('SAY');
        expect(painted).toBe(await seenAfter(raw, size));
      });

  it('says what waits, and what is known of who rings', async () => {
    const first = openWizard(desk, ['start', 'walras', '--customer', 'Anna']);
    await first.until('? keys');
    first.press('ctrl-c', 'ctrl-c');
    await first.exited;
    const second = openWizard(desk, ['start', 'walras', '--customer', 'Anna']);
    await second.until('? keys');
    const raw = second.raw();
    const painted = await seenAfter(raw.slice(0, raw.indexOf('\x1b8')), { cols: 80, rows: 24 });
    expect(painted).toContain('Rang before');
    expect(painted).toMatch(/waits|cut off/i);
  });

  it('says, gone back to, what was promised in its case meanwhile', async () => {
    const promise = async (wizard: Terminal, words: string) => {
      await send(wizard, `/p ${words}`);
      await wizard.until('y they agreed');
      await send(wizard, 'y');
      await wizard.until('Saved');
      wizard.press('ctrl-c', 'ctrl-c');
      await wizard.exited;
    };
    const first = openWizard(desk, ['start', 'walras']);
    await first.until('? keys');
    await promise(first, 'ring back in 2 hours');
    const [promised] = JSON.parse(desk.run(['followups', '--json']).out);
    const second = openWizard(desk, ['followups', 'call', promised.code]);
    await second.until('? keys');
    await promise(second, 'send the invoice in 3 hours');
    const [, code = ''] = /resume (\w+)/.exec(first.screen()) ?? [];
    const resumed = openWizard(desk, ['resume', code]);
    await resumed.until('Priya has promised by');
  });

  it('leaves no second one in the history of a terminal that keeps what is cleared from its corner', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('? keys');
    const raw = wizard.raw();
    expect(raw).toContain('\x1b8');
    // tmux does that: the name and the number of a customer would stand there after the call.
    expect(raw.slice(raw.indexOf('\x1b8') + 2)).not.toMatch(/^\r?\x1b\[J/);
  });

  it('shows what was typed while it loaded once, in its line, and saves it once', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    wizard.type('they moved house');
    await wizard.until('> they moved house');
    expect(wizard.screen().match(/they moved house/g)).toHaveLength(1);
    wizard.press('enter');
    await wizard.until(/\d they moved house| {2}they moved house/);
    expect(wizard.screen()).toContain('Saved');
    expect(wizard.screen().match(/they moved house/g)).toHaveLength(1);
  });

  const later = ['src/commands/carry-call.ts', 'src/playbook/answer.ts'];
  for (const playbook of ['walras', 'resolved', '4', '7', '10'])
    it(`is drawn without what takes keys and reads answers, and taken off where that is gone: ${playbook}`, async () => {
      // A playbook is compiled once, and by what is taken away below.
      const before = openWizard(desk, ['start', playbook]);
      await before.until('? keys');
      before.press('ctrl-c', 'ctrl-c');
      await before.exited;
      const installed = mkdtempSync(join(tmpdir(), 'recover-installed-'));
      try {
        for (const name of ['bin', 'dist', 'playbooks', 'package.json'])
          cpSync(join(project, name), join(installed, name), { recursive: true });
        symlinkSync(join(project, 'node_modules'), join(installed, 'node_modules'));
        const dist = join(installed, 'dist');
        const chunks: { file: string; inputs: string[] }[] = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8'));
        const gone = chunks.filter(({ inputs }) => later.some((module) => inputs.includes(module)));
        expect(gone).toHaveLength(later.length);
        for (const { file } of gone) rmSync(join(dist, file));
        const env = Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
        const wizard = openTerminal(process.execPath, [join(installed, 'bin', 'recover.js'), 'start', playbook], {
          cwd: desk.folder,
          env,
        });
        expect((await wizard.exited).code).toBe(1);
        expect(wizard.raw()).toContain('SAY');
        expect(wizard.screen()).toMatch(/^Another version of recover was put in place/);
        expect(wizard.screen()).not.toContain('SAY');
      } finally {
        rmSync(installed, { recursive: true });
      }
      // It was saved before it was shown.
      const [open = ''] = desk.run(['calls']).out.split(/\s/);
      const resumed = openWizard(desk, ['resume', open]);
      await resumed.until('Back where you were');
      resumed.type('/n here again');
      await resumed.until('> /n here again');
      resumed.press('enter');
      await resumed.until('Saved');
    });
});
