import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastEvening } from '../../src/commands/copy-of-the-day.ts';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const at = (instant: string) => Object.assign(desk.env, stoppedClock(instant));
const inFolder = (name: string) => join(desk.folder, name);
const copies = () => (existsSync(inFolder('backups')) ? readdirSync(inFolder('backups')).sort() : []);

/** A call that ends at this moment, in New York. */
function callAt(instant: string) {
  at(instant);
  const ran = desk.run(['start', 'walras', '--answers', '-'], solvedCall);
  expect(ran.code).toBe(0);
  return ran;
}

describe('the copy of the day', () => {
  it('is made by the first call that ends after six in the evening, and by no other one of that day', () => {
    callAt('2026-11-18T20:00:00.000Z');
    callAt('2026-11-18T22:59:00.000Z');
    expect(copies()).toEqual([]);
    const { err } = callAt('2026-11-18T23:01:00.000Z');
    expect(copies()).toEqual(['recover-2026-11-18-230100.db']);
    expect(err).not.toMatch(/cop(y|ies)/i);
    callAt('2026-11-19T01:00:00.000Z');
    callAt('2026-11-19T15:00:00.000Z');
    expect(copies()).toEqual(['recover-2026-11-18-230100.db']);
  });

  it('is made by the first call of the next day where nobody works that late, and has that call in it', () => {
    callAt('2026-11-18T20:00:00.000Z');
    callAt('2026-11-19T15:00:00.000Z');
    expect(copies()).toEqual(['recover-2026-11-19-150000.db']);
    const db = new Database(inFolder('backups/recover-2026-11-19-150000.db'), { readonly: true });
    expect(db.prepare('select count(*) from calls').pluck().get()).toBe(2);
    db.close();
  });

  it('takes the place of no older one when an entry is not as it was saved, and says so', () => {
    callAt('2026-11-01T20:00:00.000Z');
    callAt('2026-11-02T20:00:00.000Z');
    const [good = ''] = copies();
    for (let n = 3; n < 20; n += 1)
      writeFileSync(
        inFolder(`backups/recover-2026-09-${String(n).padStart(2, '0')}-170000.db`),
        readFileSync(inFolder(`backups/${good}`)),
      );
    const before = copies();
    const db = new Database(inFolder('recover.db'));
    db.exec(
      `update entries set words = replace(words, 'invoice', 'refund') where nr = (select min(nr) from entries where words like '%invoice%')`,
    );
    db.close();
    const { err } = callAt('2026-11-03T20:00:00.000Z');
    expect(err).toContain('The database is not as it was saved: call');
    expect(copies()).toEqual([...before, 'recover-2026-11-03-200000.db']);
  });

  it('is not made twice: another window that makes it right now is left alone', () => {
    callAt('2026-11-01T20:00:00.000Z');
    callAt('2026-11-02T20:00:00.000Z');
    const before = copies();
    writeFileSync(inFolder('backups/copy-of-the-day.part'), '');
    callAt('2026-11-03T20:00:00.000Z');
    expect(copies()).toEqual(['copy-of-the-day.part', ...before]);
  });

  it('knows the evening of the agent, on the night when the clocks change, too', () => {
    expect(lastEvening('2026-11-18T23:00:00.000Z', 'America/New_York')).toBe('2026-11-18T23:00:00.000Z');
    expect(lastEvening('2026-11-18T22:59:59.000Z', 'America/New_York')).toBe('2026-11-17T23:00:00.000Z');
    expect(lastEvening('2026-11-01T12:00:00.000Z', 'America/New_York')).toBe('2026-10-31T22:00:00.000Z');
  });
});

describe('a database that was lost', () => {
  const good = 'The newest good copy is of Wed 18 Nov 18:30 (2 calls): recover restore ';
  beforeEach(() => {
    callAt('2026-11-17T20:00:00.000Z');
    callAt('2026-11-18T23:30:00.000Z');
    expect(copies()).toHaveLength(1);
    at('2026-11-19T14:00:00.000Z');
  });

  it.each([
    ['emptied', () => writeFileSync(inFolder('recover.db'), ''), 'is empty, and was not before.'],
    ['cut off in its first page', () => truncateSync(inFolder('recover.db'), 80), 'is damaged'],
    ['cut off in the middle', () => truncateSync(inFolder('recover.db'), 30_000), 'is damaged'],
  ])('because it was %s is not begun anew: the newest good copy is named, and brings it back', (_, lose, says) => {
    lose();
    const lost = readFileSync(inFolder('recover.db'));
    for (const args of [['start', 'walras', '--answers', '-'], ['followups'], ['calls']]) {
      const { code, err } = desk.run(args, solvedCall);
      expect(err).toContain(says);
      expect(err).toContain(good);
      expect(code).toBe(6);
    }
    expect(readFileSync(inFolder('recover.db')).equals(lost)).toBe(true);
    const doctor = desk.run(['doctor']);
    expect([doctor.code, doctor.out]).toEqual([3, expect.stringContaining(good)]);
    expect(desk.run(['restore', inFolder(`backups/${copies()[0]}`), '--yes']).code).toBe(0);
    expect(JSON.parse(desk.run(['calls', '--json']).out)).toHaveLength(2);
  });

  it('for a program is an error with the copy in it', () => {
    writeFileSync(inFolder('recover.db'), '');
    const { error } = JSON.parse(desk.run(['calls', '--json']).err);
    expect(error).toMatchObject({ name: 'store-damaged', exit: 6, hint: expect.stringContaining(good) });
  });
});
