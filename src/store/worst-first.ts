import type { FollowUp } from '../followup/follow-up.ts';
import { dangerEnds } from '../followup/triage.ts';
import { type FollowUpFilter, followUpsWhere, narrowed, type Part } from './list-follow-ups.ts';
import { atOneMoment } from './one-moment.ts';
import { eachFollowUpOf, followUpsOf } from './read-follow-ups.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/**
 * How open follow-ups are listed, the worst first: what customers were told, as `triageOf` has it, then what the method
 * added by itself, which is no broken word however late it is.
 */
export const blockNames = [
  'nobody-tried',
  'tried-late',
  'tried-in-time',
  'in-danger',
  'to-come',
  'overdue-not-told',
  'to-come-not-told',
] as const;

export type BlockName = (typeof blockNames)[number];

const overdueBlocks: readonly BlockName[] = ['nobody-tried', 'tried-late', 'tried-in-time', 'overdue-not-told'];

/** Which follow-ups are meant, and what counts as now. */
export type Scope = Pick<FollowUpFilter, 'owner' | 'customer' | 'kind' | 'dueUntil'> & {
  now: string;
  overdueOnly?: boolean;
};

/** How many stand in each block, and since when the oldest broken word is due. */
export type Counts = Readonly<Record<BlockName, number>> & { readonly oldestBrokenAt: string | null };

/** A part of the list: `count` are there in all, `followUps` are those of them that have room on the page. */
export type Block = { name: BlockName; count: number; followUps: readonly FollowUp[] };

/** The page in blocks and as one list, of `all` that match. */
export type WorstFirst = {
  blocks: readonly Block[];
  followUps: readonly FollowUp[];
  all: number;
  counts: Counts;
};

/** The first page, filled block by block: each is read along the index of what is due until the page is full. */
export function worstFirst(store: Store, scope: Scope, limit: number): WorstFirst {
  const counts = countFollowUps(store, scope);
  const names = scope.overdueOnly === true ? overdueBlocks : blockNames;
  let room = limit;
  const blocks = names
    .filter((name) => counts[name] > 0)
    .map((name) => {
      const followUps = room > 0 ? followUpsOf(store, blockQuery(scope, name, room)) : [];
      room -= followUps.length;
      return { name, count: counts[name], followUps };
    });
  const all = blocks.reduce((sum, { count }) => sum + count, 0);
  return { blocks, followUps: blocks.flatMap(({ followUps }) => followUps), all, counts };
}

/** All of the list without its blocks, one after the other, for what would be too much at once. */
export function eachWorstFirst(store: Store, scope: Scope, limit: number): Generator<FollowUp> {
  return atOneMoment(store, () => inBlocks(store, scope, limit));
}

function* inBlocks(store: Store, scope: Scope, limit: number): Generator<FollowUp> {
  let room = limit;
  for (const name of scope.overdueOnly === true ? overdueBlocks : blockNames) {
    for (const followUp of eachFollowUpOf(store, blockQuery(scope, name, room))) {
      yield followUp;
      room -= 1;
    }
    if (room === 0) return;
  }
}

/** The query of one block, to be looked at in a test: it must walk an index in its order. */
export function blockQuery(scope: Scope, name: BlockName, limit: number) {
  return followUpsWhere([...narrowed({ ...scope, openOnly: true }), blockParts(scope.now)[name]], limit);
}

/** Counted over all that match, never over a page. With `overdueOnly` nothing that is to come, but what is in danger. */
export function countFollowUps(store: Store, scope: Scope): Counts {
  const { sql, parameters } = countsQuery(scope);
  return statement(store, sql).get(...parameters) as Counts;
}

/** How many a list of this scope has, without their blocks: a fraction of the work. */
export function countAll(store: Store, scope: Scope): number {
  const { sql, parameters } = countAllQuery(scope);
  const counted = statement(store, sql).pluck();
  return counted.get(...parameters) as number;
}

export function countAllQuery(scope: Scope): { sql: string; parameters: readonly (string | number)[] } {
  const past: readonly Part[] = scope.overdueOnly === true ? [['due_at < ?', scope.now]] : [];
  const where = [...narrowed({ ...scope, openOnly: true }), ...past];
  return {
    sql: `select count(*) from follow_ups where ${textOf(where, ' and ')}`,
    parameters: where.flatMap(([, ...parameters]) => parameters),
  };
}

/** The same for the counts: the index alone must do. */
export function countsQuery(scope: Scope): { sql: string; parameters: readonly (string | number)[] } {
  if (scope.overdueOnly === true) return overdueCountsQuery(scope);
  const blocks = blockParts(scope.now);
  const counted = blockNames.map((name): Part => {
    const [condition, ...parameters] = blocks[name];
    return [`count(*) filter (where ${condition}) as "${name}"`, ...parameters];
  });
  const broken = 'spoken = 1 and due_at < ? and (first_try_at is null or first_try_at > due_at)';
  const oldest: Part = [`min(due_at) filter (where ${broken}) as "oldestBrokenAt"`, scope.now];
  const where = narrowed({ ...scope, openOnly: true });
  const columns = [...counted, oldest];
  return {
    sql: `select ${textOf(columns, ', ')} from follow_ups where ${textOf(where, ' and ')}`,
    parameters: [...columns, ...where].flatMap(([, ...parameters]) => parameters),
  };
}

/** What is late is counted without a look at the time of each, and what is in danger apart from it: half of the work. */
function overdueCountsQuery(scope: Scope): { sql: string; parameters: readonly (string | number)[] } {
  const open = narrowed({ ...scope, openOnly: true });
  const late: readonly Part[] = [...open, ['due_at < ?', scope.now]];
  const soon: readonly Part[] = [...open, blockParts(scope.now)['in-danger']];
  return {
    sql: `
      select count(*) filter (where spoken = 1 and first_try_at is null) as "nobody-tried",
        count(*) filter (where spoken = 1 and first_try_at > due_at) as "tried-late",
        count(*) filter (where spoken = 1 and first_try_at <= due_at) as "tried-in-time",
        (select count(*) from follow_ups where ${textOf(soon, ' and ')}) as "in-danger",
        0 as "to-come",
        count(*) filter (where spoken = 0) as "overdue-not-told",
        0 as "to-come-not-told",
        min(due_at) filter (where spoken = 1 and (first_try_at is null or first_try_at > due_at)) as "oldestBrokenAt"
      from follow_ups where ${textOf(late, ' and ')}`,
    parameters: [...soon, ...late].flatMap(([, ...parameters]) => parameters),
  };
}

const textOf = (parts: readonly Part[], between: string) => parts.map(([text]) => text).join(between);

/** When the next word that a customer was given comes due; null when none is still to come. */
export function nextSpokenAt(store: Store, scope: Scope): string | null {
  const { sql, parameters } = nextSpokenQuery(scope);
  return (
    (statement(store, sql)
      .pluck()
      .get(...parameters) as string | undefined) ?? null
  );
}

export function nextSpokenQuery(scope: Scope): { sql: string; parameters: readonly (string | number)[] } {
  const where: readonly Part[] = [...narrowed({ ...scope, openOnly: true, spoken: true }), ['due_at >= ?', scope.now]];
  return {
    sql: `select due_at from follow_ups where ${textOf(where, ' and ')} order by due_at, id limit 1`,
    parameters: where.flatMap(([, ...parameters]) => parameters),
  };
}

function blockParts(now: string): Readonly<Record<BlockName, Part>> {
  const hour = dangerEnds(now);
  return {
    'nobody-tried': ['spoken = 1 and due_at < ? and first_try_at is null', now],
    'tried-late': ['spoken = 1 and due_at < ? and first_try_at > due_at', now],
    'tried-in-time': ['spoken = 1 and due_at < ? and first_try_at <= due_at', now],
    'in-danger': ['spoken = 1 and due_at >= ? and due_at <= ?', now, hour],
    'to-come': ['spoken = 1 and due_at > ?', hour],
    'overdue-not-told': ['spoken = 0 and due_at < ?', now],
    'to-come-not-told': ['spoken = 0 and due_at >= ?', now],
  };
}

/** Everybody who owns something open, however often: the index is walked from name to name. */
export function ownersOfOpen(store: Store): string[] {
  return statement(store, ownersSql).pluck().all() as string[];
}

export const ownersSql = `
  with recursive owners (owner) as (
    select min(owner) from follow_ups where status = 'open'
    union all
    select (select min(owner) from follow_ups where status = 'open' and owner > owners.owner)
    from owners where owners.owner is not null
  )
  select owner from owners where owner is not null`;
