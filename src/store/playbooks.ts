import type { Digest, Playbook } from '../playbook/playbook.ts';
import { bound } from './bind.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { writingWhenFree } from './writing.ts';

/** A playbook as a call began with it: the text of each of its files, the main one first, and the form that runs. */
export type KeptPlaybook = {
  digest: Digest;
  /** The sha256 of the main file alone, by which a known file is found before it is parsed. */
  mainDigest: string;
  id: string;
  title: string;
  files: readonly { name: string; text: string }[];
  compiled: Playbook;
  /** Of the compiled form. */
  format: number;
};

/** Keeps a playbook for good. The same text compiled by a newer program replaces only what was compiled. */
export function keepPlaybook(store: Store, kept: KeptPlaybook): void {
  const { digest, mainDigest, id, title, files, compiled, format } = kept;
  const row = bound({
    digest,
    mainDigest,
    id,
    title,
    files: JSON.stringify(files),
    compiled: JSON.stringify(compiled),
    format,
  });
  writingWhenFree(store, () => statement(store, insert).run(row));
}

/** A playbook as it was when a call began with it, or null when this file has none of that digest. */
export function playbookByDigest(store: Store, digest: Digest): KeptPlaybook | null {
  const found = statement(store, `${select} where digest = ?`).get(digest) as PlaybookRow | undefined;
  return found === undefined ? null : fromRow(found);
}

/**
 * Those whose main file is this one, by its text, among the playbooks of one id: without a digest, and only where there are
 * few at all. Where there are many, `knownPlaybooks` finds them sooner.
 */
export function playbooksOfText(store: Store, id: string, main: { name: string; text: string }): KeptPlaybook[] {
  const found = statement(store, ofText).all({ id, head: JSON.stringify([main]).slice(0, -1) }) as PlaybookRow[];
  return found.map(fromRow);
}

/** The playbooks whose main file is this one; several when what they include differs. */
export function knownPlaybooks(store: Store, mainDigest: string): KeptPlaybook[] {
  const found = statement(store, `${select} where main_digest = ? order by digest`).all(mainDigest) as PlaybookRow[];
  return found.map(fromRow);
}

/** A version of a playbook that calls began with. */
export type PlaybookVersion = { digest: Digest; id: string; calls: number; lastUsedAt: string | null };

/** The versions of a playbook, the one used last first; of all playbooks when none is named. */
export function playbookVersions(store: Store, id: string | null = null): PlaybookVersion[] {
  return statement(store, versions).all({ id }) as PlaybookVersion[];
}

/** The playbooks whose digest begins so; at most a few. */
export function playbooksLike(store: Store, beginning: string): KeptPlaybook[] {
  const found = statement(store, `${select} where substr(digest, 1, ?) = ? order by digest limit 3`);
  return (found.all(beginning.length, beginning) as PlaybookRow[]).map(fromRow);
}

type PlaybookRow = Omit<KeptPlaybook, 'files' | 'compiled'> & { files: string; compiled: string };

function fromRow(row: PlaybookRow): KeptPlaybook {
  return { ...row, files: JSON.parse(row.files), compiled: JSON.parse(row.compiled) };
}

const select = 'select digest, main_digest as "mainDigest", id, title, files, compiled, format from playbooks';

const ofText = `
  ${select}
  where digest in (select digest from (select digest, id from playbooks limit 20) as few where few.id = @id)
    and substr(files, 1, length(@head)) = @head
  order by digest`;

const insert = `
  insert into playbooks (digest, main_digest, id, title, files, compiled, format)
  values (@digest, @mainDigest, @id, @title, @files, @compiled, @format)
  on conflict (digest) do update set compiled = excluded.compiled, format = excluded.format
  where excluded.format > playbooks.format`;

const versions = `
  select playbooks.digest, playbooks.id, count(calls.id) as calls, max(calls.started_at) as "lastUsedAt"
  from playbooks left join calls on calls.playbook = playbooks.digest
  where @id is null or playbooks.id = @id
  group by playbooks.digest, playbooks.id
  order by max(calls.started_at) desc, playbooks.digest`;
