import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, program, promisedCall, solvedCall } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const at = (path: string) => openDesk({ ...desk.env, RECOVER_DATABASE: path });

describe('a path to a database', () => {
  it('that leads to no file is said beside the empty list, and not for the usual path', () => {
    const path = join(desk.folder, 'recover.db');
    for (const list of [['followups', '--overdue'], ['calls'], ['calls', '--json']]) {
      const ran = desk.run(list);
      expect(ran.code).toBe(0);
      expect(ran.err).toContain(`There is no file at ${path} yet: the first call makes it.\n`);
    }
    const usual = openDesk({ RECOVER_DATABASE: '' });
    expect(usual.run(['followups', '--overdue']).err).toBe('Nothing is overdue.\n');
    usual.leave();
  });

  it('that leads to an empty file is made the owner’s alone', () => {
    const path = join(desk.folder, 'recover.db');
    writeFileSync(path, '', { mode: 0o644 });
    expect(desk.run(['calls']).err).not.toContain('There is no file');
    expect(desk.run(['start', '--answers', '-'], solvedCall).code).toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('that is an address is refused, and what may be a password is not repeated', () => {
    for (const args of [['calls'], ['start', '--answers', '-']]) {
      const other = at('postgres://ana:secret@desk/recover');
      const ran = other.run(args, solvedCall);
      expect(ran).toEqual({
        code: 6,
        out: '',
        err: 'PostgreSQL is not there yet.\nGive the path of a file on this computer.\n',
      });
      expect(existsSync(join(other.folder, 'postgres:'))).toBe(false);
      other.leave();
    }
  });

  it('that is a folder is called a folder', () => {
    const other = at(desk.folder);
    const ran = other.run(['calls']);
    expect(ran.code).toBe(6);
    expect(ran.err).toContain(`${desk.folder} is a folder.`);
    expect(ran.err).toContain(join(desk.folder, 'recover.db'));
    other.leave();
  });
});

describe('eight calls that begin at once', () => {
  const begin = () =>
    new Promise<{ code: number | null; err: string }>((done) => {
      const child = spawn(process.execPath, [program, 'start', '--answers', '-'], { cwd: desk.folder, env: desk.env });
      let err = '';
      child.stderr.on('data', (text) => {
        err += text;
      });
      child.on('close', (code) => done({ code, err }));
      child.stdin.end(solvedCall);
    });

  it('are all kept, though there was no file for them', { timeout: 120_000 }, async () => {
    const rounds = 5;
    for (let round = 1; round <= rounds; round += 1) {
      desk.leave();
      mkdirSync(desk.folder);
      const ran = await Promise.all(Array.from({ length: 8 }, begin));
      expect(ran.filter(({ code }) => code !== 0)).toEqual([]);
      expect(JSON.parse(desk.run(['calls', '--json']).out)).toHaveLength(8);
    }
  });

  it('are told in a sentence when a program keeps the file to itself', { timeout: 60_000 }, () => {
    desk.run(['start', '--answers', '-'], solvedCall);
    const holder = new Database(join(desk.folder, 'recover.db'));
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('begin exclusive');
    for (const args of [['calls'], ['start', '--answers', '-']]) {
      const ran = desk.run(args, solvedCall);
      expect(ran.code).toBe(6);
      expect(ran.err).toMatch(/^Another program is using .*\n.*\n$/);
    }
    holder.close();
  });
});

describe.skipIf(process.getuid?.() !== 0)('a disk without room', () => {
  it('can be read, and takes nothing more, with the reason', ({ skip }) => {
    const disk = join(desk.folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('No small disk can be mounted here.');
    }
    const path = join(disk, 'recover.db');
    const other = at(path);
    const fill = () => {
      try {
        execFileSync('dd', ['if=/dev/zero', `of=${disk}/fill`, 'bs=1k'], { stdio: 'ignore' });
      } catch {
        // It stops when nothing more goes in.
      }
    };
    const expectFull = (customer: string) => {
      expect(other.run(['calls'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining(customer) });
      expect(other.run(['followups'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Anna') });
      for (const args of [
        ['followups', 'done', 'anna'],
        ['start', '--answers', '-'],
      ]) {
        const ran = other.run(args, solvedCall);
        expect(ran.code).toBe(6);
        expect(ran.err).toContain('there is no room left for');
      }
    };
    try {
      const who = ['--customer', 'Anna Berg', '--at', '2026-11-18T14:30'];
      expect(other.run(['start', ...who, '--answers', '-'], promisedCall).code).toBe(0);
      fill();
      expectFull('Anna Berg');
      // The same with a log that a program left behind when it was killed.
      execFileSync('rm', [`${disk}/fill`]);
      const db = new Database(path);
      db.prepare('update calls set customer = ?').run('Anna Bergmann');
      for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, join(desk.folder, `kept${end}`));
      db.close();
      for (const end of ['', '-wal']) copyFileSync(join(desk.folder, `kept${end}`), `${path}${end}`);
      fill();
      expectFull('Anna Bergmann');
    } finally {
      execFileSync('umount', [disk]);
      other.leave();
    }
  });
});
