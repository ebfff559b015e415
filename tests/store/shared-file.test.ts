import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Aside, reserveRoom } from '../../src/store/aside.ts';
import { copiesFolder } from '../../src/store/backup.ts';
import { readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { verifyAll } from '../../src/store/verify.ts';
import { temporaryFolder } from './support/folder.ts';
import { canBeNobody, startChild, useChildren } from './support/run-child.ts';
import { countingSource, machine } from './support/source.ts';

useChildren();

const team = 65_534;
const users = [60_001, 60_002, 60_003, 60_004];
const member = (at: number) => ({ uid: users[at % users.length] ?? team, gid: team });
const open = (path: string) => openStore(path, { source: countingSource(1), machine, mode: 'write' });

/** As the docs say it is set up: the folder and the file are the group's, too. */
function sharedFile(): string {
  const folder = temporaryFolder();
  chownSync(folder, users[0] ?? 0, team);
  chmodSync(folder, 0o2770);
  const path = `${folder}/recover.db`;
  open(path).close();
  chownSync(path, users[0] ?? 0, team);
  chmodSync(path, 0o660);
  return path;
}

describe.runIf(canBeNobody)('a file that a team shares on purpose', () => {
  it('takes all that 40 terminals of several users write at once', { timeout: 240_000 }, async () => {
    const path = sharedFile();
    const children = Array.from({ length: 40 }, (_, at) => startChild(['write', path, `call-${at}`, '10'], member(at)));
    const ended = await Promise.all(children.map(({ ended: end }) => end));
    expect(ended.map(({ outcome, lines }) => [outcome, lines.length])).toEqual(Array(40).fill([0, 10]));
    const store = open(path);
    for (let at = 0; at < 40; at += 1)
      expect(readStream(store, `call-${at}`).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(verifyAll(store).broken).toEqual([]);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
  });

  it('is copied by whoever comes first, and the copies are the team’s', async () => {
    const path = sharedFile();
    for (const at of [1, 2]) expect((await startChild(['copy', path], member(at)).ended).lines).toEqual(['copied']);
    const folder = copiesFolder(path);
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('770');
    for (const name of readdirSync(folder))
      expect((statSync(`${folder}/${name}`).mode & 0o777).toString(8)).toBe('640');
  });

  it('leaves the room that another user set aside to that user, and keeps answers beside it', async () => {
    const path = sharedFile();
    reserveRoom(path);
    const { lines } = await startChild(['aside', path], member(2)).ended;
    expect(lines).toEqual([expect.stringMatching(/recover\.db-aside-/)]);
    expect(readdirSync(dirname(path))).toContain('recover.db-reserve');
    const own = new Aside(path, { pid: 1, window: 'w' }, temporaryFolder());
    expect(own.keep({ savedAt: '2026-11-18T20:00:00.000Z', entries: [] })).toBe(true);
    expect(readdirSync(dirname(path))).not.toContain('recover.db-reserve');
  });
});
