import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/engine/entry.ts';
import { triageOf } from '../../src/followup/triage.ts';
import { openForCalendar } from '../../src/store/calendar-follow-ups.ts';
import { append, headOf } from '../../src/store/entries.ts';
import { findFollowUp } from '../../src/store/find-follow-up.ts';
import { findCall, listCalls } from '../../src/store/list-calls.ts';
import { followUpsQuery, listFollowUps } from '../../src/store/list-follow-ups.ts';
import { openMemoryStore, openStore } from '../../src/store/open.ts';
import { owedToNumberSql } from '../../src/store/owed.ts';
import { keepPlaybook } from '../../src/store/playbooks.ts';
import { followUpColumns } from '../../src/store/project-follow-up.ts';
import { ofNumberSql } from '../../src/store/rang-before.ts';
import { followUpsOf, selectFollowUps } from '../../src/store/read-follow-ups.ts';
import { searchCalls } from '../../src/store/search-calls.ts';
import type { Store } from '../../src/store/store.ts';
import { callsSql } from '../../src/store/waiting.ts';
import {
  type BlockName,
  blockNames,
  blockQuery,
  countAll,
  countAllQuery,
  countsQuery,
  eachWorstFirst,
  nextSpokenAt,
  nextSpokenQuery,
  ownersOfOpen,
  ownersSql,
  type Scope,
  worstFirst,
} from '../../src/store/worst-first.ts';
import { wrongNumberQueries } from '../../src/store/wrong-number.ts';
import { giveWords, november, wednesday } from '../helpers/open-words.ts';
import { at, began, callEntry, digest, followUpEntry, instant, noted, opened } from './support/entries.ts';
import { temporaryFolder } from './support/folder.ts';
import { aPlaybook } from './support/playbook.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

let store: Store;
const save = (...entries: Entry[]) => append(store, entries, { savedAt });
const codes = (items: readonly { code: string }[]) => items.map((item) => item.code).join(' ');

beforeEach(() => {
  store = openMemoryStore(countingSource());
});

function followUp(
  id: string,
  code: string,
  dueAt: number,
  what: Partial<Parameters<typeof opened>[0]> = {},
  customer = 'Eva',
) {
  save(followUpEntry(id, { seq: 1 }, opened({ code, dueAt: instant(dueAt), ...what }, { customer })));
}

const keep = (id: string) =>
  save(followUpEntry(id, { seq: 2 }, { kind: 'kept', what: { inEffect: true, next: null }, words: null }));

describe('a row of follow-ups', () => {
  it('gives each field what stands in its own column', () => {
    const store = openMemoryStore(countingSource());
    const { customerKey: _key, nextSeq: _nextSeq, head: _head, ...columns } = followUpColumns;
    const inOrder = Object.values(columns).map((column) => `'${column}'`);
    const [followUp] = followUpsOf(store, { sql: `select ${inOrder.join(', ')}`, parameters: [] });
    expect({ ...followUp, spoken: 'spoken' }).toEqual(columns);
    expect(selectFollowUps).toBe(`select ${Object.values(columns).join(', ')} from follow_ups`);
  });
});

describe('follow-ups', () => {
  beforeEach(() => {
    followUp('f-1', 'bbb2', 90, { owner: 'Ben' });
    followUp('f-2', 'ccc2', 30, { followUpKind: 'update' });
    followUp('f-3', 'ddd2', 60, { spoken: false, callId: null }, 'José Müller');
    followUp('f-4', 'fff2', 20);
    keep('f-4');
  });

  it('are listed with what is due first at the top', async () => {
    expect(codes(listFollowUps(store))).toBe('fff2 ccc2 ddd2 bbb2');
  });

  it('come back as they were promised', async () => {
    const [first] = listFollowUps(store, { owner: 'Ben' });
    expect(first).toEqual({
      id: 'f-1',
      code: 'bbb2',
      callId: 'call-1',
      caseId: 'case-1',
      kind: 'callback',
      channel: null,
      spoken: true,
      owner: 'Ben',
      firstOwner: 'Ben',
      promise: 'today at ten',
      notBefore: null,
      dueAt: instant(90),
      firstDueAt: instant(90),
      zone: 'Europe/London',
      repeats: null,
      playbook: 'walras',
      customer: 'Eva',
      contact: '+44 20 7946 0123',
      attempts: 0,
      firstTryAt: null,
      lastAttemptAt: null,
      lastResult: null,
      nextTryAt: null,
      ownedSince: null,
      status: 'open',
      settledAt: null,
      settledBy: null,
      lateSeconds: 0,
    });
  });

  it.each([
    [{ openOnly: true }, 'ccc2 ddd2 bbb2'],
    [{ overdueAt: instant(61) }, 'ccc2 ddd2'],
    [{ overdueAt: instant(60) }, 'ccc2'],
    [{ owner: 'Ben' }, 'bbb2'],
    [{ kind: 'update' }, 'ccc2'],
    [{ spoken: false }, 'ddd2'],
    [{ callId: 'call-1' }, 'fff2 ccc2 bbb2'],
    [{ customer: 'MULLER' }, 'ddd2'],
    [{ customer: '7946' }, 'fff2 ccc2 ddd2 bbb2'],
    [{ customer: '%' }, ''],
    [{ limit: 2 }, 'fff2 ccc2'],
    [{ limit: 2, after: { dueAt: instant(30), id: 'f-2' } }, 'ddd2 bbb2'],
  ] as const)('can be narrowed: %j', async (filter, expected) => {
    expect(codes(listFollowUps(store, filter))).toBe(expected);
  });

  it.each([
    [{ overdueAt: instant(61), limit: 50 }, 'follow_ups_due'],
    [{ openOnly: true, after: { dueAt: instant(1), id: 'x' }, limit: 50 }, 'follow_ups_due'],
    [{ openOnly: true, owner: 'Ben', limit: 50 }, 'follow_ups_of_owner'],
    [{ callId: 'call-1' }, 'follow_ups_of_call'],
  ] as const)('are read along an index: %j', (filter, index) => {
    const { sql, parameters } = followUpsQuery(filter);
    const plan = store.db.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
    const scans = plan.map((step) => step.detail).join('; ');
    expect(scans).toContain(`INDEX ${index}`);
    if (index === 'follow_ups_due') expect(scans).not.toContain('B-TREE');
  });

  it.each([
    ['f-3', 'ddd2'],
    ['F-3', 'ddd2'],
    [' CCC2 ', 'ccc2'],
    ['muller', 'ddd2'],
    ['José', 'ddd2'],
    ['fff2', 'fff2'],
  ])('are found by "%s"', async (given, code) => {
    expect(await findFollowUp(store, given)).toMatchObject({ kind: 'one', one: { code } });
  });

  it('are offered to choose from when several have the name, the settled ones only when none is open', async () => {
    const found = await findFollowUp(store, 'eva');
    expect(found.kind === 'many' ? codes(found.many) : found).toBe('ccc2 bbb2');
    keep('f-1');
    keep('f-2');
    expect(await findFollowUp(store, 'eva')).toMatchObject({ kind: 'many', many: { length: 3 } });
  });

  it.each(['', '   ', 'nobody', '%', "'; drop table calls; --"])('are not found by "%s"', async (given) => {
    expect(await findFollowUp(store, given)).toEqual({ kind: 'none' });
  });
});

describe('the list, worst first', () => {
  const now = november('18 14:31');
  const drawn = (scope: Partial<Scope> = {}, limit = 50) =>
    worstFirst(store, { now, ...scope }, limit)
      .blocks.map(({ name, count, followUps }) => `${name} ${count}: ${codes(followUps)}`.trim())
      .join('\n');

  beforeEach(() => giveWords(store, wednesday));

  it('has what nobody tried on top, the oldest first, and what customers were not told at the end', () => {
    expect(drawn()).toMatchInlineSnapshot(`
      "nobody-tried 3: h4wx m2qd 9vtk
      tried-late 1: p7ce
      tried-in-time 1: c8nn
      in-danger 3: b3kp w6rt n5dg
      to-come 1: x2sf
      overdue-not-told 1: v8hj
      to-come-not-told 1: q9zc"
    `);
  });

  it('puts each where its triage says', () => {
    for (const { name, followUps } of worstFirst(store, { now }, 50).blocks)
      for (const followUp of followUps) expect(followUp.spoken ? triageOf(followUp, now) : name).toBe(name);
  });

  it('gives a page block by block, and counts all of each', () => {
    expect(drawn({}, 4)).toMatchInlineSnapshot(`
      "nobody-tried 3: h4wx m2qd 9vtk
      tried-late 1: p7ce
      tried-in-time 1:
      in-danger 3:
      to-come 1:
      overdue-not-told 1:
      to-come-not-told 1:"
    `);
  });

  it.each<[string, Partial<Scope>, string]>([
    ['what is overdue', { overdueOnly: true }, 'h4wx m2qd 9vtk p7ce c8nn v8hj'],
    [
      'what will be overdue later',
      { overdueOnly: true, now: november('18 15:30') },
      'h4wx m2qd 9vtk b3kp p7ce c8nn v8hj',
    ],
    ['what is due until a moment, and at it', { dueUntil: november('18 15:15') }, 'h4wx m2qd 9vtk p7ce c8nn b3kp v8hj'],
    ['one owner', { owner: ['Omar'] }, 'h4wx b3kp q9zc'],
    ['several owners', { owner: ['Omar', 'Priya'] }, 'h4wx b3kp w6rt q9zc'],
    ['a kind', { kind: 'check-in' }, 'v8hj q9zc'],
    ['a customer', { customer: 'BERG' }, 'b3kp q9zc'],
  ])('can be narrowed to %s', (_name, scope, expected) => {
    expect(codes(worstFirst(store, { now, ...scope }, 50).followUps)).toBe(expected);
  });

  it('counts what is in danger even where only what is overdue is listed, and since when the oldest word is broken', () => {
    const { counts } = worstFirst(store, { now, overdueOnly: true }, 1);
    expect(counts).toMatchObject({ 'nobody-tried': 3, 'in-danger': 3, oldestBrokenAt: november('17 12:00') });
  });

  it('knows who owns something that is open, each once, and what comes next', () => {
    giveWords(store, [{ code: 'z9z9', due: '18 09:00', owner: 'kim' }]);
    expect(ownersOfOpen(store)).toEqual(['Kim', 'Lee', 'Omar', 'Priya', 'kim']);
    expect(nextSpokenAt(store, { now })).toBe(november('18 15:15'));
    expect(nextSpokenAt(store, { now, owner: ['Lee'] })).toBe(november('19 09:00'));
    expect(nextSpokenAt(store, { now: november('20 00:00') })).toBe(null);
  });

  it('gives the same one after the other, and counts it without its blocks', () => {
    for (const scope of [{}, { overdueOnly: true }, { owner: ['Kim'] }, { customer: 'berg' }] as const)
      for (const limit of [1, 3, 50]) {
        const { followUps, all } = worstFirst(store, { now, ...scope }, limit);
        expect([...eachWorstFirst(store, { now, ...scope }, limit)]).toEqual(followUps);
        expect(countAll(store, { now, ...scope })).toBe(all);
      }
  });

  it('is as it stood when the first was read, and ends for whoever reads no further', () => {
    const each = eachWorstFirst(store, { now }, 50);
    const first = each.next();
    expect(first.done).toBe(false);
    expect(store.db.inTransaction).toBe(true);
    each.return(undefined);
    expect(store.db.inTransaction).toBe(false);
  });

  const planOf = ({ sql, parameters }: { sql: string; parameters: readonly (string | number)[] }) => {
    const plan = store.db.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
    return plan.map((step) => step.detail).join('; ');
  };

  it('counts all along an index that has what is asked, and reads a calendar of open ones unsorted', () => {
    expect(planOf(countAllQuery({ now }))).toContain('USING COVERING INDEX');
    expect(planOf(countAllQuery({ now, overdueOnly: true }))).toContain('USING COVERING INDEX follow_ups_due');
    for (const filter of [{}, { kind: 'fix' }, { owner: 'Kim' }] as const) {
      const plan = planOf(openForCalendar(filter, now));
      expect(plan).toContain('INDEX follow_ups_due');
      expect(plan).not.toContain('B-TREE');
    }
  });

  it.each<BlockName>(blockNames)('reads the block %s along the index of what is due, unsorted', (name) => {
    for (const scope of [{}, { dueUntil: now }, { kind: 'fix' }, { customer: 'berg' }] as const) {
      const plan = planOf(blockQuery({ now, ...scope }, name, 50));
      expect(plan).toMatch(/SEARCH follow_ups USING INDEX follow_ups_due \(due_at[<>]/);
      expect(plan).not.toContain('B-TREE');
    }
    expect(planOf(blockQuery({ now, owner: ['Kim'] }, name, 50))).toContain(
      'INDEX follow_ups_of_owner (owner=? AND due_at',
    );
  });

  it('counts without reading a row, and what is overdue without reading what is to come', () => {
    expect(planOf(countsQuery({ now, overdueOnly: true }))).toBe(
      [
        'SEARCH follow_ups USING COVERING INDEX follow_ups_due (due_at<?)',
        'SCALAR SUBQUERY 1',
        'SEARCH follow_ups USING COVERING INDEX follow_ups_due (due_at>? AND due_at<?)',
      ].join('; '),
    );
    expect(planOf(countsQuery({ now }))).toBe('SCAN follow_ups USING COVERING INDEX follow_ups_due');
    expect(planOf(countsQuery({ now, owner: ['Kim'] }))).toContain('INDEX follow_ups_of_owner');
    expect(planOf(nextSpokenQuery({ now }))).toBe('SEARCH follow_ups USING COVERING INDEX follow_ups_due (due_at>?)');
    expect(planOf({ sql: ownersSql, parameters: [] })).not.toMatch(/SCAN follow_ups/);
  });
});

describe('calls', () => {
  const end = (id: string): void => {
    const seq = headOf(store, id);
    const hungUp = {
      kind: 'hung-up',
      what: { disposition: 'solved', attempt: null, to: at('end') },
      words: null,
    } as const;
    const writtenUp = { kind: 'written-up', what: { to: at('end') }, words: null } as const;
    save(callEntry(id, { seq: seq + 1, minute: 80 }, hungUp), callEntry(id, { seq: seq + 2, minute: 81 }, writtenUp));
  };

  beforeEach(() => {
    keepPlaybook(store, aPlaybook({ digest, title: 'WALRAS' }));
    save(
      callEntry('call-1', { seq: 1, minute: 10 }, began({ customer: 'Eva', reference: 'A-77' }, { code: 'bbb3' })),
      callEntry('call-2', { seq: 1, minute: 30, by: 'Ben' }, began({ customer: 'Jonas' }, { code: 'ccc3' })),
      callEntry('call-3', { seq: 1, minute: 20 }, began({}, { code: 'bbb3' })),
    );
    end('call-1');
    followUp('f-1', 'ddd3', 60);
  });

  it('are listed with the newest at the top', async () => {
    expect(codes(await listCalls(store))).toBe('ccc3 bbb3 bbb3');
  });

  it('come with their playbook and the number of their follow-ups', async () => {
    expect((await listCalls(store))[2]).toEqual({
      id: 'call-1',
      code: 'bbb3',
      caseId: 'case-1',
      playbook: { id: 'walras', title: 'WALRAS', digest },
      agent: 'Ana',
      customer: 'Eva',
      contact: null,
      reference: 'A-77',
      startedAt: instant(10),
      hungUpAt: instant(80),
      writtenUpAt: instant(81),
      status: 'written-up',
      disposition: 'solved',
      followUps: 1,
      forgottenAt: null,
    });
  });

  it.each([
    [{ status: ['open', 'hung-up'] }, 'call-2 call-3'],
    [{ agent: 'Ben' }, 'call-2'],
    [{ customer: 'jon' }, 'call-2'],
    [{ since: instant(20) }, 'call-2 call-3'],
    [{ limit: 1 }, 'call-2'],
  ] as const)('can be narrowed: %j', async (filter, expected) => {
    expect((await listCalls(store, filter)).map((call) => call.id).join(' ')).toBe(expected);
  });

  it('are found by id or code, an unfinished one before one that is closed', async () => {
    expect(await findCall(store, 'call-1')).toMatchObject({ kind: 'one', one: { id: 'call-1' } });
    expect(await findCall(store, 'BBB3')).toMatchObject({ kind: 'one', one: { id: 'call-3' } });
    end('call-3');
    expect(await findCall(store, 'bbb3')).toMatchObject({ kind: 'many', many: [{ id: 'call-3' }, { id: 'call-1' }] });
    expect(await findCall(store, 'zzz9')).toEqual({ kind: 'none' });
  });
});

describe('search', () => {
  const found = async (words: string) => (await searchCalls(store, words)).map((call) => call.id).join(' ');

  beforeEach(() => {
    save(
      callEntry('call-1', { seq: 1, minute: 10 }, began({ customer: 'José Müller' })),
      callEntry('call-1', { seq: 2 }, noted('The sofa was delivered late, twice')),
      callEntry('call-2', { seq: 1, minute: 30 }, began()),
      callEntry('call-2', { seq: 2 }, noted('Late, and the AND gate "NEAR" it broke*')),
    );
    followUp('f-1', 'ddd3', 60, { callId: 'call-2' });
  });

  it.each([
    ['late', 'call-2 call-1'],
    ['LATE sofa', 'call-1'],
    ['deliver', 'call-1'],
    ['muller', 'call-1'],
    ['today', 'call-2'],
    ['sofa gate', ''],
    ['of', ''],
  ])('finds calls, and those whose follow-up has the words: %s', async (words, expected) => {
    expect(await found(words)).toBe(expected);
  });

  it.each([
    ['"', ''],
    ['*', ''],
    ['late*', 'call-2 call-1'],
    ['words:late', ''],
    ['AND', 'call-2'],
    ['gate AND NEAR(', 'call-2'],
    ['late OR sofa', ''],
    ['NOT late', ''],
    ['-late', 'call-2 call-1'],
    ['^late', 'call-2 call-1'],
    ['{late} + "sofa', 'call-1'],
    ['"" " late', 'call-2 call-1'],
    ["'; drop table search; --", ''],
    ['la\0te', ''],
    ['\ud800', ''],
    ['👍', ''],
    ['(((((', ''],
  ])('takes what is typed as words and nothing else: %s', async (words, expected) => {
    expect(await found(words)).toBe(expected);
  });

  it('keeps nothing of words that were taken out of it', () => {
    const path = `${temporaryFolder()}/recover.db`;
    const kept = openStore(path, { source: countingSource(), machine, mode: 'write' });
    append(kept, [callEntry('call-1', { seq: 1 }, began()), callEntry('call-1', { seq: 2 }, noted('sentinel'))], {
      savedAt,
    });
    kept.db.exec('update entries set words = null, salt = null; delete from search; vacuum');
    kept.close();
    expect(readFileSync(path, 'latin1')).not.toContain('senti');
  });

  it('reads no more than 16 words of 64 letters', async () => {
    expect(await found(`${'late '.repeat(16)}${'nonsense '.repeat(50_000)}`)).toBe('call-2 call-1');
    save(callEntry('call-2', { seq: 3 }, noted('x'.repeat(64))));
    expect(await found('x'.repeat(10_000))).toBe('call-2');
  });
});

describe('a list', () => {
  it('tells of a damaged file in a sentence', () => {
    const path = `${temporaryFolder()}/recover.db`;
    const broken = openStore(path, { source: countingSource(), machine, mode: 'write' });
    broken.db.unsafeMode(true);
    broken.db.exec("pragma writable_schema = 1; update sqlite_schema set rootpage = 2 where name = 'follow_ups_due'");
    broken.close();
    const read = openStore(path, { source: countingSource(), machine, mode: 'read' });
    expect(() => listFollowUps(read, { overdueAt: instant(1) })).toThrow(expect.objectContaining({ kind: 'damaged' }));
    read.close();
  });
});

it.each([
  ['the calls of a number', ofNumberSql, 'calls_of_contact', 1],
  ['what is owed to a number', owedToNumberSql, 'follow_ups_of_contact', 1],
  ['a number that was wrong', wrongNumberQueries[0], 'follow_ups_of_contact', 1],
  ['whom somebody reached there later', wrongNumberQueries[1], 'follow_ups_of_contact', 2],
  ['what was kept there later', wrongNumberQueries[2], 'follow_ups_kept_of_contact', 2],
])('%s are found along an index, however the number was typed', (_what, query = '', index, values) => {
  const store = openMemoryStore(countingSource());
  const plan = store.db.prepare(`explain query plan ${query}`).all(...['x', 'y'].slice(0, values)) as {
    detail: string;
  }[];
  expect(plan.map(({ detail }) => detail).join('; ')).toMatch(
    new RegExp(`SEARCH (calls|follow_ups) USING (COVERING )?INDEX ${index} `),
  );
});

it('what waits for an agent is found among the unfinished calls, not among all of theirs', () => {
  const store = openMemoryStore(countingSource());
  const plan = store.db.prepare(`explain query plan ${callsSql}`).all('Kim', 'Kim', 50) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual(['SCAN calls USING INDEX calls_unfinished']);
});
