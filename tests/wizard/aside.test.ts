import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { untilKept } from '../helpers/kept-draft.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';
import { isRoot } from '../store/support/run-child.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

const path = (name: string) => join(desk.folder, name);
const asideFiles = (folder = desk.folder) => readdirSync(folder).filter((name) => name.includes('-aside-'));

async function started(): Promise<Terminal> {
  const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Anna Berg']);
  await wizard.until('[W  A]');
  await send(wizard, 'before it');
  await wizard.until(/1 .*before it/);
  return wizard;
}

async function leave(wizard: Terminal): Promise<string> {
  wizard.press('ctrl-c');
  await wizard.until('Ctrl-C again');
  wizard.press('ctrl-c');
  await wizard.exited;
  return wizard.screen();
}

/** The notes of the only call, as they are on record. */
function notes(): string[] {
  const [call] = JSON.parse(desk.run(['calls', '--json']).out);
  const { entries } = JSON.parse(desk.run(['calls', 'show', call.id, '--json']).out);
  return entries.filter(({ kind }: { kind: string }) => kind === 'noted').map(({ text }: { text: string }) => text);
}

function hold(): Database.Database {
  const holder = new Database(path('recover.db'));
  holder.exec('begin immediate');
  return holder;
}

describe('while another program holds the database for long', () => {
  it('the call goes on, what is typed is kept aside, and a killed window loses none of it', async () => {
    const wizard = await started();
    const holder = hold();
    await send(wizard, 'during it');
    await wizard.until('Kept aside, not in the database yet: another program is using it.', 20);
    await send(wizard, 'her card is 4111 1111 1111 1111');
    await wizard.until(/3 .*her card is \[card number removed, ends 1111\]/);
    expect(desk.run(['doctor']).out).toContain('2 answers are not in the database');
    wizard.kill('SIGKILL');
    await wizard.exited;
    const [file = ''] = asideFiles();
    expect(statSync(path(file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path(file), 'utf8')).not.toMatch(/4111 1111/);
    holder.exec('rollback');
    holder.close();
    const again = openWizard(desk, ['resume']);
    await again.until('Back where you were.');
    expect(again.raw()).toContain('2 answers that were kept aside are saved now.');
    await leave(again);
    expect(notes()).toEqual(['before it', 'during it', 'her card is [card number removed, ends 1111]']);
    expect(asideFiles()).toEqual([]);
    expect(desk.run(['doctor']).code).toBe(0);
  });

  it('it is added by the same window as soon as it can be, once, and in its order', async () => {
    const wizard = await started();
    const holder = hold();
    await send(wizard, 'during it');
    await wizard.until('Kept aside', 20);
    await send(wizard, '>> today at 16:30');
    await wizard.until('Not saved yet');
    wizard.press('enter');
    await wizard.until('Kept aside');
    holder.exec('rollback');
    holder.close();
    await send(wizard, 'after it');
    await wizard.until('What was kept aside is in the database now.');
    expect(await leave(wizard)).not.toContain('Not all of it');
    expect(notes()).toEqual(['before it', 'during it', 'after it']);
    expect(JSON.parse(desk.run(['followups', '--json']).out)).toHaveLength(1);
    expect(asideFiles()).toEqual([]);
  });
});

describe('when the database is taken away during a call', () => {
  it('says at the end where the rest is kept, and adds it once the file is back', async () => {
    const wizard = await started();
    mkdirSync(path('other'));
    renameSync(path('recover.db'), path('other/recover.db'));
    for (const name of ['recover.db-wal', 'recover.db-shm']) renameSync(path(name), path(`other/${name}`));
    await send(wizard, 'without it');
    await wizard.until('Kept aside, not in the database yet: it was moved or replaced.');
    const screen = await leave(wizard);
    expect(screen).toContain('Not all of it is in the database yet.');
    expect(screen).not.toContain('All is saved');
    for (const name of readdirSync(path('other'))) renameSync(path(`other/${name}`), path(name));
    expect(desk.run(['resume', '--answers', desk.file('a.yaml', '- park\n')]).err).toContain(
      'One answer that was kept aside is saved now.',
    );
    expect(notes()).toEqual(['before it', 'without it']);
  });

  it('and another one is in its place, that one gets the whole call', async () => {
    desk.run(['start', '--answers', desk.file('a.yaml', '- end: misdial\n')]);
    desk.run(['backup', '--to', path('other.db')]);
    for (const name of readdirSync(desk.folder)) if (name.startsWith('recover.db')) rmSync(path(name));
    const wizard = await started();
    renameSync(path('other.db'), path('recover.db'));
    for (const name of ['recover.db-wal', 'recover.db-shm']) rmSync(path(name), { force: true });
    await send(wizard, 'without it');
    await wizard.until('Kept aside, not in the database yet: it was moved or replaced.');
    await leave(wizard);
    expect(desk.run(['start', '--answers', desk.file('a.yaml', '- end: misdial\n')]).err).toContain('kept aside');
    const calls: { code: string; customer: string | null }[] = JSON.parse(desk.run(['calls', '--json']).out);
    const code = calls.find(({ customer }) => customer === 'Anna Berg')?.code ?? '';
    expect(desk.run(['calls', 'show', code]).out).toMatch(/before it[\s\S]*without it/);
  });

  it('is not ended by a window that shows that it lives', { timeout: 60_000 }, async () => {
    const wizard = await started();
    renameSync(path('recover.db'), path('gone.db'));
    // Every 15 seconds a window shows that it lives.
    await new Promise((resolve) => setTimeout(resolve, 17_000));
    await send(wizard, 'without it');
    await wizard.until('Kept aside');
    wizard.kill('SIGKILL');
    await wizard.exited;
  });
});

describe.runIf(isRoot)('on a disk that is full', () => {
  let disk = '';
  beforeEach(() => {
    disk = path('disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=700', 'tmpfs', disk]);
    Object.assign(desk.env, { RECOVER_DATABASE: join(disk, 'recover.db') });
  });
  afterEach(() => {
    execFileSync('umount', ['-l', disk]);
  });

  function fill(): void {
    for (const size of [1 << 20, 1 << 16, 1 << 12, 1])
      for (let count = 0; ; count += 1)
        try {
          writeFileSync(join(disk, `filler-${size}-${count}`), Buffer.alloc(size, 1));
        } catch {
          break;
        }
  }

  it('the call can be ended all the same, also with a line left half-typed, and says where the rest is', async () => {
    const wizard = await started();
    await send(wizard, '');
    await wizard.until('[L]');
    wizard.type('left half-typed');
    await untilKept({ ...desk, folder: disk }, (kept) => kept?.text === 'left half-typed');
    wizard.press('shift-tab');
    await wizard.until('[W  A]');
    fill();
    for (let count = 0; count < 60 && asideFiles(disk).length === 0; count += 1) {
      await send(wizard, `line ${count} ${'x'.repeat(50)}`);
      await wizard.until(new RegExp(`${count + 2} .*line ${count} x|Kept aside`));
    }
    await wizard.until('Kept aside, not in the database yet: the disk is full.');
    await send(wizard, '/e solved');
    await wizard.exited;
    expect(wizard.raw()).toContain('Not all of it is in the database yet.');
    expect(wizard.raw()).not.toContain('Not saved: there is no room');
    expect(wizard.raw()).not.toContain('All saved');
  });

  it('answers go on into room that was kept for them, and get into the database once there is room', async () => {
    const wizard = await started();
    fill();
    const typed: string[] = [];
    for (let count = 0; count < 60 && asideFiles(disk).length === 0; count += 1) {
      typed.push(`line ${count} ${'x'.repeat(50)}`);
      await send(wizard, typed.at(-1) ?? '');
      await wizard.until(new RegExp(`${count + 2} .*line ${count} x|Kept aside`));
    }
    await wizard.until('Kept aside, not in the database yet: the disk is full.');
    for (const name of readdirSync(disk)) expect(name).not.toMatch(/^recover\.db-reserve$/);
    wizard.kill('SIGKILL');
    await wizard.exited;
    for (const name of readdirSync(disk)) if (name.startsWith('filler')) rmSync(join(disk, name));
    desk.run(['resume', '--answers', desk.file('a.yaml', '- park\n')]);
    expect(notes()).toEqual(['before it', ...typed]);
  });
});
