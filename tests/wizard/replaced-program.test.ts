import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openTerminal } from '../helpers/terminal.ts';
import { send } from '../helpers/wizard.ts';

const project = join(import.meta.dirname, '..', '..');

let desk: Desk;
let installed: string;

beforeEach(() => {
  desk = openDesk();
  installed = mkdtempSync(join(tmpdir(), 'recover-installed-'));
  for (const name of ['bin', 'dist', 'playbooks', 'package.json'])
    cpSync(join(project, name), join(installed, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(installed, 'node_modules'));
});
afterEach(() => {
  desk.leave();
  rmSync(installed, { recursive: true });
});

const run = (...args: string[]) =>
  openTerminal(process.execPath, [join(installed, 'bin', 'recover.js'), ...args], {
    cwd: desk.folder,
    env: Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))),
  });

/** What Node 20 has loaded is kept some time after the first screen, with its names. */
function loaded(): string {
  const folder = join(desk.folder, '.cache', 'recover');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1').slice(0, 8_000))
    .join();
}

describe('a program whose files are taken away, because another version is put in place', () => {
  it.runIf(process.versions.node.startsWith('20.'))('still promises, hangs up and says what is saved', async () => {
    const wizard = run('start', 'walras', '--customer', 'Anna');
    await wizard.until('? keys');
    await vi.waitFor(() => expect(loaded()).toContain('say-score'), { timeout: 20_000 });
    rmSync(join(installed, 'dist'), { recursive: true });
    await send(wizard, '她叫王小姐');
    await wizard.until(/Saved/);
    await send(wizard, '/p in a month at noon');
    await wizard.until('y they agreed');
    await send(wizard, 'y');
    await wizard.until(/> *\n/);
    await send(wizard, '/e solved');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('All saved. Anna');
  });

  it('says so where it comes to one that is gone', async () => {
    const dist = join(installed, 'dist');
    const chunks: { file: string; inputs: string[] }[] = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8'));
    const gone = chunks.find(({ inputs }) => inputs.includes('src/commands/followups-list.ts'));
    rmSync(join(dist, gone?.file ?? ''));
    const list = run('followups');
    expect((await list.exited).code).toBe(1);
    expect(list.screen()).toMatch(/Another version of recover was put in place[\s\S]*recover resume/);
  });
});
