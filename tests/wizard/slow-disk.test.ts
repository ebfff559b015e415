import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard } from '../helpers/wizard.ts';
import { type DiskControl, diskControl, diskLibrary, onDisk } from '../torture/disk.ts';

describe.skipIf(diskLibrary() === null)('on a disk that takes half a second for each save', () => {
  let desk: Desk;
  let disk: DiskControl;
  beforeEach(() => {
    desk = openDesk();
    disk = diskControl(join(desk.folder, 'control'));
  });
  afterEach(() => {
    disk.close();
    desk.leave();
  });

  const opened = async () => {
    const wizard = openWizard(desk, ['start', 'walras'], { env: onDisk(desk.folder, { control: disk.path }) });
    await wizard.until(/\? keys$/, 60);
    disk.slow(500);
    return wizard;
  };

  const record = (wizard: Terminal) => {
    disk.slow(0);
    wizard.kill('SIGKILL');
    const [{ code }] = JSON.parse(desk.run(['calls', '--json']).out);
    const shown = JSON.parse(desk.run(['calls', 'show', code, '--json']).out);
    type Entry = { kind: string; text?: string; words?: { text?: string } };
    return (shown.entries as Entry[]).map((entry) => [entry.kind, entry.text ?? entry.words?.text ?? null]);
  };

  it('what is typed ahead is kept in its order, and answers nothing that was not seen', async () => {
    const wizard = await opened();
    const said = Array.from({ length: 12 }, (_, at) => `thing ${at} that went wrong`);
    // Enters that came too early, also as many as would go through the whole method.
    wizard.type(`${said.map((words, at) => `${words}\r${'\r'.repeat(at % 4)}`).join('')}\r\r\r\r\r\rlast`);
    await wizard.until(/12 +\d\d:\d\d +thing 11 that went wrong(?:.|\n)*> last$/m, 60);
    expect(wizard.screen()).toContain('[W  A]');
    expect(record(wizard)).toEqual([['began', null], ...said.map((words) => ['noted', words])]);
  });

  it('a promise that is typed ahead is shown, and saved by no Enter that came before it was', async () => {
    const wizard = await opened();
    wizard.type('three weeks late\r/p today at 23:59\r\r\ry\r');
    await wizard.until(/1 +\d\d:\d\d +three weeks late/, 60);
    await wizard.until('23:59', 60);
    expect(JSON.parse(desk.run(['followups', '--json']).out)).toEqual([]);
    expect(record(wizard).map(([kind]) => kind)).not.toContain('promised');
  });
});
