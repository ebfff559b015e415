import type Database from 'better-sqlite3';

/** What the store cannot make itself, because it has no clock and no chance of its own. */
export type Source = { now: () => string; id: () => string; salt: () => string };

export type Machine = { host: string; pid: number };

/** One open database file. `path` is null in memory; `origin` names this very file, and is null when it is only read. */
export type Store = {
  /** Another one after the disk refused something: nobody keeps it over an await. */
  readonly db: Database.Database;
  readonly path: string | null;
  readonly inode: string | null;
  readonly origin: string | null;
  readonly source: Source;
  readonly machine: Machine;
  /** The disk refused something. What a connection had in mind then may not be what the file holds: it saves no more. */
  readonly distrust?: () => void;
  /** Makes sure that the connection can be relied on to save. Throws while the file cannot be opened anew. */
  readonly trusted?: () => void;
  readonly close: () => void;
};
