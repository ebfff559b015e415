import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/commands/app.ts';
import { watchCommand } from '../../src/commands/followups-watch.ts';
import { append } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { lookedAtApp } from '../helpers/app.ts';
import { followUpEntry, opened } from '../store/support/entries.ts';
import { temporaryFolder } from '../store/support/folder.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';

// What a real terminal cannot be made to show: a file that another program holds while it is watched.

/** A store that asks `mayRead` before each look at the file. */
function openGuarded(path: string, mayRead: () => void): Store {
  const store = openStore(path, { mode: 'write', source: countingSource(), machine });
  append(store, [followUpEntry('f-1', { seq: 1 }, opened({}, { customer: 'Anna Berg' }))], { savedAt });
  const db = new Proxy(store.db, {
    get: (target, name) => {
      if (name === 'pragma') mayRead();
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...store, db };
}

describe('a file that another program holds', () => {
  it('leaves the last picture with a note until it is free again', async () => {
    let isBusy = false;
    const path = join(temporaryFolder(), 'recover.db');
    const store = openGuarded(path, () => {
      if (isBusy) throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    });
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 10 });
    const plain = lookedAtApp();
    const app: App = {
      ...plain,
      io: { in: input, out: output, said: output, err: output } as unknown as App['io'],
      paths: { ...plain.paths, database: path },
      readStore: async () => store,
    };
    let drawn = '';
    output.on('data', (chunk) => {
      drawn += chunk;
    });
    const last = () => drawn.slice(drawn.lastIndexOf('\u001b[?2026h'));
    const over = watchCommand(app, { watch: true });
    await expect.poll(last).toContain('Anna Berg');
    expect(last()).not.toContain('holds');
    isBusy = true;
    await expect
      .poll(last, { timeout: 5000 })
      .toContain('Another program holds the file: this is how it stood at 15:00.');
    expect(last()).toContain('Anna Berg');
    isBusy = false;
    await expect.poll(last, { timeout: 5000 }).not.toContain('holds');
    input.write('q');
    await over;
    store.close();
  });
});
