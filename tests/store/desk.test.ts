import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PromptKey, promptKey } from '../../src/engine/cursor.ts';
import type { Digest } from '../../src/playbook/playbook.ts';
import { freshCode } from '../../src/store/codes.ts';
import { adoptDrafts, type Draft, dropDraft, dropDrafts, openDrafts, saveDraft } from '../../src/store/drafts.ts';
import { append } from '../../src/store/entries.ts';
import { beatLease, type Lease, leaseHolder, releaseLease, takeLease } from '../../src/store/leases.ts';
import { openMemoryStore, openStore } from '../../src/store/open.ts';
import { keepPlaybook, knownPlaybooks, playbookByDigest, playbooksOfText } from '../../src/store/playbooks.ts';
import { lastPlaybook, waiting } from '../../src/store/waiting.ts';
import { at, began, callEntry, digest, followUpEntry, instant, opened } from './support/entries.ts';
import { temporaryFolder } from './support/folder.ts';
import { aPlaybook } from './support/playbook.ts';
import { startChild, until, useChildren } from './support/run-child.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

useChildren();

const open = (path: string, pid = 1) =>
  openStore(path, { source: countingSource(pid), machine: { ...machine, pid }, mode: 'write' });

describe('codes', () => {
  const ids = Array.from(
    { length: 2000 },
    (_, n) => `01930000-0000-7000-8000-${(n * 7_919_133_177 + 5).toString(16).padStart(12, '0').slice(-12)}`,
  );

  it('are four characters that cannot be misread, spell no word and are no number', () => {
    const store = openMemoryStore(countingSource());
    const codes = ids.map((id) => freshCode(store, id));
    for (const code of codes) expect(code).toMatch(/^[bcdfghjkmnpqrstvwxyz][bcdfghjkmnpqrstvwxyz2-9]{3}$/);
    expect(new Set(codes).size).toBeGreaterThan(1980);
  });

  it('are longer when the short one is in use, and free again once that is finished', () => {
    const store = openMemoryStore(countingSource());
    const [id = ''] = ids;
    const short = freshCode(store, id);
    append(store, [callEntry('call-1', { seq: 1 }, began({}, { code: short }))], { savedAt });
    const longer = freshCode(store, id);
    expect([longer.length, longer.startsWith(short)]).toEqual([5, true]);
    append(store, [followUpEntry('f-1', { seq: 1 }, opened({ code: longer }))], { savedAt });
    expect(freshCode(store, id)).toHaveLength(6);
    const abandoned = { kind: 'abandoned', what: { to: at('end') }, words: null } as const;
    append(store, [callEntry('call-1', { seq: 2 }, abandoned)], { savedAt });
    expect(freshCode(store, id)).toBe(short);
  });
});

describe('playbooks', () => {
  it('are kept for good, and found by all their files or by the main one', () => {
    const store = openMemoryStore(countingSource());
    const other = aPlaybook({ digest: 'd2'.repeat(32) as Digest });
    keepPlaybook(store, aPlaybook());
    keepPlaybook(store, other);
    keepPlaybook(store, aPlaybook({ title: 'changed without a change of text' }));
    expect(playbookByDigest(store, digest)).toEqual(aPlaybook());
    expect(knownPlaybooks(store, aPlaybook().mainDigest)).toEqual([aPlaybook(), other]);
    expect(knownPlaybooks(store, 'unknown')).toEqual([]);
    expect(playbookByDigest(store, 'unknown' as Digest)).toBe(null);
  });

  it('are found by their text, of their id alone, as long as there are few', () => {
    const store = openMemoryStore(countingSource());
    const including = [...aPlaybook().files, { name: 'more.yaml', text: 'more: 😀\n' }];
    const own = aPlaybook({ digest: 'd2'.repeat(32) as Digest, files: including });
    const [main = { name: '', text: '' }] = own.files;
    const others = [
      aPlaybook({ digest: 'd3'.repeat(32) as Digest, id: 'another' }),
      aPlaybook({ digest: 'd4'.repeat(32) as Digest, files: [{ ...main, text: `${main.text}x` }] }),
      aPlaybook({ digest: 'd5'.repeat(32) as Digest, files: [{ ...main, name: 'other.yaml' }] }),
      aPlaybook({ digest: 'd6'.repeat(32) as Digest, files: [{ name: main.name, text: 'a "😀" \\ \n' }] }),
    ];
    for (const kept of [aPlaybook(), own, ...others]) keepPlaybook(store, kept);
    expect(playbooksOfText(store, own.id, main)).toEqual([aPlaybook(), own]);
    expect(playbooksOfText(store, own.id, { name: main.name, text: 'a "😀" \\ \n' })).toEqual([others[3]]);
    expect(playbooksOfText(store, own.id, { name: main.name, text: 'a "😀" \\ ' })).toEqual([]);
    for (let nr = 10; nr < 40; nr += 1)
      keepPlaybook(
        store,
        aPlaybook({ digest: `${nr}`.repeat(32) as Digest, mainDigest: `${nr}`, files: [{ name: 'a', text: `${nr}` }] }),
      );
    expect(playbooksOfText(store, own.id, { name: 'a', text: '39' })).toEqual([]);
    expect(knownPlaybooks(store, '39')).toHaveLength(1);
  });

  it('compiled by a newer program take the place of the older form, and never the other way', () => {
    const store = openMemoryStore(countingSource());
    const compiled = { ...aPlaybook().compiled, title: 'newer' };
    keepPlaybook(store, aPlaybook({ format: 2, compiled }));
    keepPlaybook(store, aPlaybook());
    expect(playbookByDigest(store, digest)).toEqual(aPlaybook({ format: 2, compiled }));
  });
});

describe('drafts', () => {
  const draft = (window: string, text: string, minute = 1): Draft => {
    const place = { callId: 'call-1', seq: 3, promptKey: promptKey(at('find', 'issue')), cursor: text.length };
    return { window, text, at: instant(minute), ...place };
  };

  it('of a window that has gone go to the next one, the newest first, and stay with it', () => {
    const drafts = openDrafts(openMemoryStore(countingSource()));
    for (const each of [draft('w-1', 'old'), draft('w-2', 'the sofa ca', 3), draft('w-3', 'of a living window', 4)])
      expect(saveDraft(drafts, each)).toBe(true);
    const adopt = (window: string) => adoptDrafts(drafts, { callId: 'call-1', window }, (other) => other === 'w-3');
    expect(adopt('w-4')).toEqual([{ ...draft('w-2', 'the sofa ca', 3), window: 'w-4' }]);
    expect(adopt('w-5').map(({ text }) => text)).toEqual(['the sofa ca']);
    dropDrafts(drafts, 'w-5');
    expect(adopt('w-5').map(({ text }) => text)).toEqual(['old']);
    dropDrafts(drafts, 'w-5');
    expect(adopt('w-5')).toEqual([]);
  });

  it('are kept one for each prompt of a window, and go to the next one together', () => {
    const drafts = openDrafts(openMemoryStore(countingSource()));
    const elsewhere = 'elsewhere' as PromptKey;
    saveDraft(drafts, draft('w-1', 'the so'));
    saveDraft(drafts, draft('w-1', 'the sofa', 2));
    saveDraft(drafts, { ...draft('w-1', 'a refund', 3), promptKey: elsewhere });
    const adopt = (window: string) => adoptDrafts(drafts, { callId: 'call-1', window }, () => false);
    expect(adopt('w-2').map(({ text }) => text)).toEqual(['a refund', 'the sofa']);
    dropDraft(drafts, 'w-2', elsewhere);
    expect(adopt('w-3').map(({ text }) => text)).toEqual(['the sofa']);
  });

  it('have a connection of their own that does not wait for the disk', () => {
    const store = open(`${temporaryFolder()}/recover.db`);
    const drafts = openDrafts(store);
    saveDraft(drafts, draft('w-1', 'the so'));
    const synchronous = [store, drafts].map(({ db }) => db.pragma('synchronous', { simple: true }));
    expect(synchronous).toEqual([2, 1]);
    append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
    expect(store.db.prepare('select text from drafts').pluck().all()).toEqual(['the so']);
    drafts.close();
    store.close();
  });

  it('wait for nobody: a file in use is tried again at the next pause', async () => {
    const path = `${temporaryFolder()}/recover.db`;
    const store = open(path);
    const drafts = openDrafts(store);
    const holder = startChild(['hold', path]);
    await until(() => holder.lines.includes('held'));
    const begin = performance.now();
    expect(saveDraft(drafts, draft('w-1', 'the so'))).toBe(false);
    expect(performance.now() - begin).toBeLessThan(240);
    holder.process.stdin?.end('go');
    await holder.ended;
    expect(saveDraft(drafts, draft('w-1', 'the so'))).toBe(true);
    drafts.close();
    store.close();
  });

  it('leave nothing behind in the file once they are dropped', () => {
    const folder = `${temporaryFolder()}/own`;
    mkdirSync(folder);
    const store = open(`${folder}/recover.db`);
    const drafts = openDrafts(store);
    saveDraft(drafts, draft('w-1', 'SENTINEL-4711'));
    dropDrafts(drafts, 'w-1');
    drafts.close();
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    store.close();
    const bytes = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'latin1'));
    expect(bytes.join('')).not.toContain('SENTINEL');
  });
});

describe('the lease of a call', () => {
  const wanted = (window: string, agent = 'Ana') => ({ callId: 'call-1', window, agent });
  const allAlive = () => true;

  it('belongs to one living window', () => {
    const path = `${temporaryFolder()}/recover.db`;
    const [first, second] = [open(path, 11), open(path, 22)];
    const isAlive = ({ pid }: Lease) => pid === 11;
    expect(takeLease(first, wanted('w-1'), isAlive)).toEqual({ ok: true });
    expect(takeLease(second, wanted('w-2', 'Ben'), isAlive)).toMatchObject({
      ok: false,
      holder: { window: 'w-1', agent: 'Ana', pid: 11 },
    });
    expect(takeLease(first, wanted('w-1'), isAlive)).toEqual({ ok: true });
    expect(takeLease(second, wanted('w-2', 'Ben'), () => false)).toEqual({ ok: true });
    first.close();
    second.close();
  });

  it('can be taken over, and the loser finds out at the next beat', () => {
    const store = openMemoryStore(countingSource());
    takeLease(store, wanted('w-1'), allAlive);
    expect(beatLease(store, 'call-1', 'w-1')).toBe(true);
    expect(takeLease(store, wanted('w-2', 'Ben'), allAlive, true)).toEqual({ ok: true });
    expect(beatLease(store, 'call-1', 'w-1')).toBe(false);
    releaseLease(store, 'call-1', 'w-1');
    expect(leaseHolder(store, 'call-1', allAlive)?.window).toBe('w-2');
  });

  it('moves with each beat, and ends when it is given back', () => {
    const store = openMemoryStore(countingSource());
    takeLease(store, wanted('w-1'), allAlive);
    const taken = leaseHolder(store, 'call-1', allAlive);
    beatLease(store, 'call-1', 'w-1');
    const beaten = leaseHolder(store, 'call-1', allAlive);
    expect(Date.parse(beaten?.beatAt ?? '')).toBeGreaterThan(Date.parse(taken?.beatAt ?? ''));
    releaseLease(store, 'call-1', 'w-1');
    expect(leaseHolder(store, 'call-1', allAlive)).toBe(null);
  });
});

describe('what waits for an agent', () => {
  it('are calls without a living window, calls to write up, and promises', () => {
    const store = openMemoryStore(countingSource());
    const hungUp = {
      kind: 'hung-up',
      what: { disposition: 'solved', attempt: null, to: at('end') },
      words: null,
    } as const;
    append(
      store,
      [
        callEntry('call-1', { seq: 1, minute: 1 }, began({}, { code: 'bbb2' })),
        callEntry('call-2', { seq: 1, minute: 2 }, began({}, { code: 'ccc2' })),
        callEntry('call-3', { seq: 1, minute: 3 }, began({}, { code: 'ddd2' })),
        callEntry('call-3', { seq: 2, minute: 4 }, hungUp),
        callEntry('call-4', { seq: 1, minute: 5, by: 'Ben' }, began({}, { code: 'fff2' })),
        followUpEntry('f-1', { seq: 1 }, opened({ code: 'ggg2', dueAt: instant(90) })),
        followUpEntry('f-2', { seq: 1 }, opened({ code: 'hhh2', dueAt: instant(30) })),
        followUpEntry('f-3', { seq: 1 }, opened({ code: 'jjj2', spoken: false })),
        followUpEntry('f-4', { seq: 1 }, opened({ code: 'kkk2', owner: 'Ben' })),
      ],
      { savedAt },
    );
    takeLease(store, { callId: 'call-2', window: 'w-1', agent: 'Ana' }, () => true);
    const { cutOff, toWriteUp, promises } = waiting(store, 'Ana', () => true);
    expect([cutOff, toWriteUp, promises].map((items) => items.map((item) => item.code))).toEqual([
      ['bbb2'],
      ['ddd2'],
      ['hhh2', 'ggg2'],
    ]);
    expect(waiting(store, 'Ana', () => false).cutOff.map((call) => call.code)).toEqual(['ccc2', 'bbb2']);
  });

  it('is led by the playbook that was used last', () => {
    const store = openMemoryStore(countingSource());
    const other = 'd2'.repeat(32) as Digest;
    keepPlaybook(store, aPlaybook());
    keepPlaybook(store, aPlaybook({ digest: other, id: '7-step' }));
    append(store, [callEntry('call-1', { seq: 1, minute: 1 }, began())], { savedAt });
    append(store, [callEntry('call-2', { seq: 1, minute: 2 }, began({}, { playbook: other }))], { savedAt });
    append(store, [callEntry('call-3', { seq: 1, minute: 3, by: 'Ben' }, began())], { savedAt });
    expect([lastPlaybook(store, 'Ana'), lastPlaybook(store, 'Eva')]).toEqual(['7-step', null]);
  });
});
