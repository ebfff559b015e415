import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  const answers = desk.file('call.yaml', '- note: the sofa came late\n- end: misdial\n');
  for (const customer of ['Anna Berg', 'Bo Lund'])
    expect(desk.run(['start', '--customer', customer, '--answers', answers]).code).toBe(0);
});
afterEach(() => desk.leave());

const change = (sql: string) => {
  const db = new Database(join(desk.folder, 'recover.db'));
  db.exec(sql);
  db.close();
};

describe('recover calls verify', () => {
  it('says that all is as it was saved, and what that does not prove', () => {
    const { code, out, err } = desk.run(['calls', 'verify']);
    expect({ code, out }).toEqual({ code: 0, out: 'Each entry is as it was saved, in 2 records.\n' });
    expect(err).toContain('a copy that lies elsewhere');
    expect(desk.run(['calls', 'verify', '--json']).out).toBe('[]\n');
  });

  it.each([
    [`update entries set words = '{"text":"on time"}' where kind = 'noted'`, 'its words were changed'],
    [`update entries set at = '2020-01-01T00:00:00Z' where kind = 'noted'`, 'it was changed'],
    [`delete from entries where kind = 'noted'`, 'it is missing'],
    [`delete from entries where kind = 'written-up'`, 'it and what follows are missing'],
  ])('ends with 3 and names the entry after: %s', (sql, problem) => {
    change(`${sql} and stream = (select id from calls where customer = 'Anna Berg')`);
    const { code, out } = desk.run(['calls', 'verify']);
    expect(code).toBe(3);
    expect(out).toMatch(new RegExp(`^call [a-z0-9]+, entry \\d+: ${problem}\n$`));
    expect(desk.run(['calls', 'verify', 'Anna Berg']).code).toBe(3);
    expect(desk.run(['calls', 'verify', 'Bo Lund'])).toMatchObject({ code: 0 });
  });

  it('knows of nothing where nothing was saved, and of no call that is not there', () => {
    expect(desk.run(['calls', 'verify', 'nobody']).code).toBe(4);
    const fresh = openDesk();
    expect(fresh.run(['calls', 'verify'])).toMatchObject({
      code: 0,
      out: 'Each entry is as it was saved, in 0 records.\n',
    });
    fresh.leave();
  });
});
