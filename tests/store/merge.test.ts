import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEntryBody, Entry, FollowUpEntryBody, TeamEntryBody } from '../../src/engine/entry.ts';
import { copyTo } from '../../src/store/backup.ts';
import { append, headOf, readStream } from '../../src/store/entries.ts';
import { eraseStream } from '../../src/store/erase.ts';
import { takeLease } from '../../src/store/leases.ts';
import { mergeIn } from '../../src/store/merge.ts';
import { poolOf } from '../../src/store/merge-pool.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { keepPlaybook, playbookByDigest } from '../../src/store/playbooks.ts';
import { rebuild } from '../../src/store/rebuild.ts';
import { dropStaged } from '../../src/store/restore.ts';
import { versions } from '../../src/store/schema.ts';
import { connected } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { teamSettings } from '../../src/store/team.ts';
import { verifyAll } from '../../src/store/verify.ts';
import { writing } from '../../src/store/writing.ts';
import { answered, at, began, callEntry, followUpEntry, inEffect, instant, noted, opened } from './support/entries.ts';
import { contents, temporaryFolder } from './support/folder.ts';
import { aPlaybook } from './support/playbook.ts';
import { countingSource } from './support/source.ts';

const nobody = () => false;

/** Each file is on a computer of its own. */
function openFile(folder: string, name: string, nth: number): Store {
  const opening = { source: countingSource(nth * 1009), machine: { host: name, pid: 1 }, mode: 'write' as const };
  return openStore(join(folder, `${name}.db`), opening);
}

function copied(store: Store, folder: string, name: string, nth: number): Store {
  copyTo(store.db, join(folder, `${name}.db`), name);
  return openFile(folder, name, nth);
}

let merges = 0;

function merged(into: Store, files: readonly Store[]) {
  merges += 1;
  const paths = files.map(({ path }) => path ?? '');
  const pool = poolOf(paths, into.path ?? '', true, countingSource(500_000 + merges));
  try {
    return { ...mergeIn(into, pool, nobody), files: pool.files };
  } finally {
    dropStaged(pool.path);
  }
}

/** All that follows from the entries, and they themselves, without the numbers that are a file's own. */
function whatIsIn({ db }: Store) {
  const all = (sql: string) => db.prepare(sql).all();
  const entries = `select stream, seq, origin, kind, at, saved_at, "by", what, words, salt, prev, hash
    from entries order by stream, seq, origin`;
  const erased = all(`
    select stream, up_to, at, "by", reason from (
      select *, row_number() over (partition by stream order by at desc, up_to desc) as nth from erasures)
    where nth = 1 order by stream`);
  const found = `select stream, seq, origin, search.words from search join entries on entries.nr = search.rowid
    order by stream, seq, origin`;
  const lists = ['calls', 'follow_ups', 'cases', 'team_settings', 'playbooks', 'absences'].map((table) =>
    all(`select * from ${table} order by 1`),
  );
  return { entries: all(entries), erased, found: all(found), lists, facts: all('select * from facts order by 1, 2') };
}

const listsOf = (store: Store) => {
  const { entries: _, erased: __, ...others } = whatIsIn(store);
  return others;
};

const uuid = (nth: number, chance: number) =>
  `01930000-0000-7000-8000-${(nth * 4096 + chance).toString(16).padStart(12, '0')}`;

type Step = { nth: number; what: number; minute: number; words: string };

const hungUp: CallEntryBody = {
  kind: 'hung-up',
  what: { disposition: 'promised', attempt: null, to: at('closed') },
  words: null,
};
const afterCall = (words: string): readonly CallEntryBody[] => [
  noted(words),
  answered('issue', words),
  answered('cause', words, { internal: true }),
  { kind: 'identified', what: { zone: null }, words: { customer: words } },
  { kind: 'went-back', what: { to: at('find', 'cause') }, words: null },
  hungUp,
  { kind: 'written-up', what: { to: at('closed') }, words: null },
  { kind: 'resumed', what: {}, words: null },
];
const afterOpened = (words: string, minute: number): readonly FollowUpEntryBody[] => [
  { kind: 'attempted', what: { result: 'no-answer', nextTryAt: instant(minute + 30) }, words: { note: words } },
  { kind: 'rescheduled', what: { dueAt: instant(minute + 90), notBefore: null, agreed: true }, words: null },
  { kind: 'kept', what: { inEffect: false, next: null }, words: { how: words } },
  { kind: 'updated', what: {}, words: { customer: words } },
  { kind: 'reopened', what: {}, words: null },
];
const settledBy = (what: number, words: string, minute: number): readonly TeamEntryBody[] => [
  { kind: 'settings', what: { key: what % 2 === 0 ? 'zone' : 'hours', value: words }, words: null },
  { kind: 'settings', what: { key: 'zone', value: null }, words: null },
  { kind: 'away', what: { agent: 'Ben', until: instant(minute + 60), cover: null }, words: null },
  { kind: 'away', what: { agent: 'Ben', until: null, cover: null }, words: null },
];

/** Few calls and cases, so that files go on with the same ones; codes of one letter, so that they meet. */
function does(store: Store, by: string, { nth, what, minute, words }: Step): void {
  const room = nth % 4;
  const stream = room === 3 ? 'team' : room === 2 ? `case-${nth % 3}` : uuid(room + 1, nth);
  const seq = headOf(store, stream) + 1;
  const stamp = { seq, minute, by };
  const code = 'bcdf'.charAt(nth % 4);
  const caseId = `case-${nth % 3}`;
  const pick = <Body>(all: readonly Body[]) => all[what % all.length] as Body;
  const entry = (): Entry => {
    if (room === 3) return { ...pick(settledBy(what, words, minute)), stream, seq, at: instant(minute), by } as Entry;
    if (room === 2) return inEffect(stream, stamp, 'call-1');
    if (room === 1)
      return followUpEntry(
        stream,
        stamp,
        seq === 1 ? opened({ code, caseId, callId: null }, { customer: words }) : pick(afterOpened(words, minute)),
      );
    return callEntry(stream, stamp, seq === 1 ? began({ customer: words }, { code, caseId }) : pick(afterCall(words)));
  };
  append(store, [entry()], { savedAt: instant(minute) });
  if (what !== 8 || room > 1) return;
  const erasure = { stream, upTo: seq, at: instant(minute), by, reason: 'asked for it' };
  writing(store, () => eraseStream(store, erasure));
}

const steps = fc.array(
  fc.record({
    nth: fc.nat({ max: 11 }),
    what: fc.nat({ max: 9 }),
    minute: fc.nat({ max: 50 }),
    words: fc.constantFrom('Anna', 'Ben', 'sofa', 'late'),
  }),
  { maxLength: 14 },
);

describe('a merge', () => {
  /** What SQLite keeps beside a file changes by reading. */
  const files = (folder: string) =>
    Object.fromEntries(Object.entries(contents(folder)).filter(([name]) => name.endsWith('.db')));
  const pair = (folder: string) => [openFile(folder, 'one', 1), openFile(folder, 'two', 2)] as const;
  const say = (store: Store, stream: string, seq: number, minute: number, body: CallEntryBody, by = 'Ana') =>
    append(store, [callEntry(stream, { seq, minute, by }, body)], { savedAt: instant(minute) });
  const words = (store: Store, stream: string) =>
    readStream(store, stream).map((entry) => (entry.kind === 'noted' ? (entry.words?.text ?? null) : entry.kind));

  it('keeps both ends of a call that was carried on in two files, and goes on behind the later one', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began({ customer: 'Anna Berg' }));
    const two = copied(one, folder, 'two', 2);
    say(one, 'call-1', 2, 10, noted('ten past, on one'));
    say(one, 'call-1', 3, 30, noted('half past, on one'));
    say(two, 'call-1', 2, 5, noted('five past, on two'));
    expect(merged(one, [two]).forked).toEqual(['call k7mq']);
    const kept = ['began', 'five past, on two', 'ten past, on one', 'half past, on one'];
    expect(words(one, 'call-1')).toEqual(kept);
    expect(verifyAll(one).broken).toEqual([]);
    say(one, 'call-1', 4, 40, noted('later'));
    expect(merged(two, [one])).toMatchObject({ forked: ['call k7mq'], after: { entries: 5 } });
    expect(words(two, 'call-1')).toEqual([...kept, 'later']);
    expect(verifyAll(two).broken).toEqual([]);
    two.db.exec('update entries set prev = hash where seq = 2 and origin <> (select min(origin) from entries)');
    expect(verifyAll(two).broken).not.toEqual([]);
  });

  it('brings nothing back that was forgotten here, and forgets what was forgotten there', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began({ customer: 'Anna Berg' }));
    say(one, 'call-1', 2, 2, noted('the sofa'));
    const two = copied(one, folder, 'two', 2);
    const three = copied(one, folder, 'three', 3);
    say(two, 'call-1', 3, 3, noted('a lamp'));
    writing(one, () => {
      eraseStream(one, { stream: 'call-1', upTo: 2, at: instant(20), by: 'Lea', reason: 'asked for it' });
    });
    expect(merged(one, [two])).toMatchObject({ erased: 0 });
    // The two that both had, and the one that came after.
    expect(merged(two, [one])).toMatchObject({ erased: 3 });
    expect(merged(three, [one]).erased).toBe(2);
    for (const store of [one, two, three]) {
      expect(words(store, 'call-1')).toEqual(['began', null, null]);
      expect(JSON.stringify(listsOf(store))).not.toMatch(/anna|sofa|lamp/i);
      expect(verifyAll(store).broken).toEqual([]);
    }
  });

  it('takes the newest of what two teams settled, whichever has settled more', () => {
    const [one, two] = pair(temporaryFolder());
    const settle = (store: Store, minute: number, key: string, value: string | null) => {
      const seq = headOf(store, 'team') + 1;
      const what = { key, value };
      const entry: Entry = { kind: 'settings', what, words: null, stream: 'team', seq, at: instant(minute), by: 'Lea' };
      append(store, [entry], { savedAt: instant(minute) });
    };
    for (const minute of [1, 2, 3, 4]) settle(one, minute, 'zone', `old ${minute}`);
    settle(one, 5, 'hours', 'old');
    settle(two, 2, 'hours', 'older');
    settle(two, 20, 'zone', 'new');
    expect(merged(one, [two]).settings).toEqual([{ key: 'zone', from: 'old 4', to: 'new' }]);
    expect(teamSettings(one)).toEqual({ zone: 'new', hours: 'old' });
    settle(one, 21, 'zone', null);
    expect(merged(two, [one]).settings).toEqual([
      { key: 'hours', from: 'older', to: 'old' },
      { key: 'zone', from: 'new', to: null },
    ]);
  });

  it('gives a longer code to the later of two that have one code at the same time, and keeps it', () => {
    const [one, two] = pair(temporaryFolder());
    const [first, second] = [uuid(1, 5), uuid(2, 5)];
    say(one, first, 1, 1, began());
    say(two, second, 1, 2, began());
    const { renamed } = merged(one, [two]);
    expect(renamed).toMatchObject([{ id: second, was: 'k7mq', name: `call ${renamed[0]?.code}` }]);
    expect(renamed[0]?.code).toHaveLength(6);
    merged(two, [one]);
    const codes = (store: Store) => store.db.prepare('select code from calls order by id').pluck().all();
    say(one, first, 2, 30, { kind: 'abandoned', what: { to: at('closed') }, words: null });
    rebuild(one);
    for (const store of [one, two]) expect(codes(store)).toEqual(['k7mq', renamed[0]?.code]);
    writing(two, () =>
      eraseStream(two, { stream: second, upTo: 1, at: instant(40), by: 'Lea', reason: 'asked for it' }),
    );
    expect(codes(two)).toEqual(['k7mq', renamed[0]?.code]);
  });

  it('leaves a code alone that was given again when the first was over', () => {
    const [one, two] = pair(temporaryFolder());
    say(one, uuid(1, 5), 1, 1, began());
    say(one, uuid(1, 5), 2, 2, { kind: 'abandoned', what: { to: at('closed') }, words: null });
    say(two, uuid(2, 5), 1, 3, began());
    expect(merged(one, [two]).renamed).toEqual([]);
  });

  it('settles a code that one file gave twice while its clock was wrong, though nothing comes, and copies it first', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, uuid(1, 5), 1, 10, began());
    say(one, uuid(1, 5), 2, 20, { kind: 'abandoned', what: { to: at('closed') }, words: null });
    const two = copied(one, folder, 'two', 2);
    say(two, uuid(2, 5), 1, 5, began());
    const { renamed, saved, before, after } = merged(two, [one]);
    expect(renamed).toMatchObject([{ id: uuid(2, 5), was: 'k7mq', name: `call ${renamed[0]?.code}` }]);
    expect(renamed[0]?.code).toHaveLength(6);
    expect(after).toEqual(before);
    const codes = (db: Store['db']) => db.prepare('select code from calls order by id').pluck().all();
    expect(connected(saved ?? '', {}, codes)).toEqual(['k7mq', 'k7mq']);
    merged(one, [two]);
    for (const { db } of [one, two]) expect(codes(db)).toEqual(['k7mq', renamed[0]?.code]);
    expect(merged(two, [one])).toMatchObject({ saved: null, renamed: [] });
  });

  it('forgets what one file noted after it forgot, by a clock put back, though nothing comes', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began({ customer: 'Anna Berg' }));
    writing(one, () => {
      eraseStream(one, { stream: 'call-1', upTo: 1, at: instant(20), by: 'Lea', reason: 'asked for it' });
    });
    const two = copied(one, folder, 'two', 2);
    say(two, 'call-1', 2, 10, noted('the sofa'));
    expect(merged(two, [one])).toMatchObject({ erased: 1 });
    merged(one, [two]);
    for (const store of [one, two]) expect(words(store, 'call-1')).toEqual(['began', null]);
    expect(merged(two, [one])).toMatchObject({ erased: 0, saved: null });
  });

  it('keeps the same record of what two files forgot at one moment, whichever is taken first', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began({ customer: 'Anna Berg' }));
    const two = copied(one, folder, 'two', 2);
    const forget = (store: Store, by: string) =>
      writing(store, () => eraseStream(store, { stream: 'call-1', upTo: 1, at: instant(20), by, reason: 'asked' }));
    forget(one, 'Lea');
    forget(two, 'Ana');
    merged(one, [two]);
    merged(two, [one]);
    expect(whatIsIn(two)).toEqual(whatIsIn(one));
    for (const [store, other] of [
      [one, two],
      [two, one],
    ] as const)
      expect(merged(store, [other]).saved).toBeNull();
  });

  it('leaves nothing beside a file that it reads, be it closed, left with its log, or damaged', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    const two = openFile(folder, 'two', 2);
    say(two, 'call-2', 1, 1, began());
    const stick = temporaryFolder();
    for (const ending of ['', '-wal']) copyFileSync(`${two.path}${ending}`, join(stick, `killed.db${ending}`));
    two.close();
    copyFileSync(two.path ?? '', join(stick, 'closed.db'));
    for (const ending of ['', '-wal']) copyFileSync(join(stick, `killed.db${ending}`), join(stick, `bad.db${ending}`));
    const bytes = readFileSync(join(stick, 'closed.db'));
    writeFileSync(join(stick, 'bad.db'), bytes.fill(7, 4096 * 3, 4096 * 9));
    const log = readFileSync(join(stick, 'bad.db-wal'));
    writeFileSync(join(stick, 'bad.db-wal'), log.fill(7, 200));
    const before = contents(stick);
    for (const name of ['killed.db', 'closed.db']) {
      const pool = poolOf([join(stick, name)], one.path ?? '', true, countingSource(90));
      expect(mergeIn(one, pool, nobody).after.calls).toBe(1);
      dropStaged(pool.path);
    }
    expect(() => poolOf([join(stick, 'bad.db')], one.path ?? '', true, countingSource(91))).toThrow(/bad\.db/);
    expect(contents(stick)).toEqual(before);
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('takes nothing from any file when one is none of ours, was changed, or is newer, and names that one', () => {
    const folder = temporaryFolder();
    const [one, two] = pair(folder);
    say(one, 'call-1', 1, 1, began());
    say(two, 'call-2', 1, 1, began());
    const changed = copied(two, folder, 'changed', 3);
    changed.db.exec(`update entries set "by" = 'Ben'`);
    const newer = copied(two, folder, 'newer', 4);
    newer.db.pragma('user_version = 99');
    newer.close();
    for (const [bad, says] of [
      [changed.path, /changed\.db is not as it was saved: call k7mq, entry 1\./],
      [join(folder, 'newer.db'), /newer\.db was made by a newer recover/],
    ] as const) {
      const before = files(folder);
      expect(() => poolOf([two.path ?? '', bad ?? ''], one.path ?? '', true, countingSource(77))).toThrow(says);
      expect(files(folder)).toEqual(before);
      expect(readdirSync(join(folder, 'backups'))).toEqual([]);
    }
    expect(whatIsIn(one).entries).toHaveLength(1);
  });

  it('refuses a file that was set back and written on, because two lines have one mark then', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began());
    copyTo(one.db, join(folder, 'set-back.db'), 'x');
    say(one, 'call-1', 2, 2, noted('here'));
    const back = openFile(folder, 'set-back', 2);
    // As a machine that was set back to yesterday has it: the same file by its marks.
    back.db.exec("delete from origins where host = 'set-back'");
    const entry = { ...callEntry('call-1', { seq: 2, minute: 3 }, noted('there')) };
    append({ ...back, db: back.db, origin: one.origin }, [entry], { savedAt: instant(3) });
    expect(() => merged(one, [back])).toThrow(/under the same mark/);
    expect(words(one, 'call-1')).toEqual(['began', 'here']);
  });

  it('does not touch a call that somebody leads at this moment', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began());
    const two = copied(one, folder, 'two', 2);
    say(two, 'call-1', 2, 2, noted('on two'));
    say(two, 'call-2', 1, 2, began());
    takeLease(one, { callId: 'call-1', window: 'w', agent: 'Ana' }, nobody);
    const pool = poolOf([two.path ?? ''], one.path ?? '', true, countingSource(88));
    expect(() => mergeIn(one, pool, () => true)).toThrow(/Ana is on a call that was carried on/);
    expect(whatIsIn(one).entries).toHaveLength(1);
    expect(mergeIn(one, pool, nobody).after.calls).toBe(2);
  });

  it('forgets nothing of a call that somebody leads at this moment', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    say(one, 'call-1', 1, 1, began({ customer: 'Anna Berg' }));
    const two = copied(one, folder, 'two', 2);
    writing(two, () => {
      eraseStream(two, { stream: 'call-1', upTo: 1, at: instant(20), by: 'Lea', reason: 'asked for it' });
    });
    takeLease(one, { callId: 'call-1', window: 'w', agent: 'Ana' }, nobody);
    const pool = poolOf([two.path ?? ''], one.path ?? '', true, countingSource(89));
    expect(() => mergeIn(one, pool, () => true)).toThrow(/Ana is on a call/);
    expect(JSON.stringify(listsOf(one))).toContain('Anna Berg');
    expect(mergeIn(one, pool, nobody).erased).toBe(1);
  });

  it('brings playbooks along, and reads a file of an earlier version without bringing it up to date', () => {
    const folder = temporaryFolder();
    const one = openFile(folder, 'one', 1);
    const old = join(folder, 'old.db');
    closeSync(openSync(old, 'wx'));
    connected(old, {}, (db) => {
      migrate(db, old, versions.slice(0, 1));
      const two = openFile(folder, 'two', 2);
      say(two, 'call-1', 1, 1, began());
      keepPlaybook(two, aPlaybook());
      db.prepare('attach ? as two').run(two.path);
      db.exec('insert into entries select * from two.entries; insert into playbooks select * from two.playbooks');
      db.close();
    });
    const before = contents(folder)['old.db'];
    merged(one, [{ path: old } as Store]);
    expect(playbookByDigest(one, aPlaybook().digest)?.title).toBe('WALRAS');
    expect(words(one, 'call-1')).toEqual(['began']);
    expect(contents(folder)['old.db']).toBe(before);
  });

  it('gives the same in any order and however often, whatever the files went through apart', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.record({ isCopy: fc.boolean(), own: steps }), { minLength: 2, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (first, others, chance) => {
          const folder = temporaryFolder();
          const base = openFile(folder, 'base', 1);
          for (const step of first) does(base, 'Ana', step);
          const files = others.map(({ isCopy, own }, at) => {
            const name = `file-${at}`;
            const file = isCopy ? copied(base, folder, name, at + 2) : openFile(folder, name, at + 2);
            for (const step of own) does(file, name, step);
            return file;
          });
          const shuffled = () => [...files].sort(() => ((chance.next().value ?? 0) % 2 === 0 ? 1 : -1));
          const atOnce = copied(base, folder, 'at-once', 20);
          merged(atOnce, shuffled());
          const oneByOne = openFile(folder, 'one-by-one', 21);
          for (const file of [...shuffled(), base, ...shuffled()]) merged(oneByOne, [file]);
          // The other way round, and through a file in between.
          const [one, ...rest] = shuffled();
          if (one === undefined) throw new Error('There is no file.');
          merged(one, [...rest, base]);
          const through = openFile(folder, 'through', 22);
          merged(through, [one]);
          const wanted = whatIsIn(atOnce);
          for (const store of [oneByOne, one, through]) expect(whatIsIn(store)).toEqual(wanted);
          rebuild(atOnce);
          expect(listsOf(atOnce)).toEqual({ found: wanted.found, lists: wanted.lists, facts: wanted.facts });
          expect(verifyAll(atOnce).broken).toEqual([]);
          expect(merged(atOnce, files)).toMatchObject({ saved: null, forked: [], renamed: [], settings: [] });
          for (const store of [base, ...files, atOnce, oneByOne, through]) if (store.db.open) store.close();
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 8) },
    );
  });
});
