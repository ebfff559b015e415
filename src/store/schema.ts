// One text per version of the file. A released one stays as it is; the next one mends it. Text ids, ISO instants and
// JSON as text, so that the same statements can serve PostgreSQL (there without `strict`, and with another `search`).

const first = `
create table entries (
  -- A number of our own: VACUUM may renumber the rowids of a table without one, and search finds entries by it.
  nr integer primary key,
  stream text not null,
  seq integer not null,
  origin text not null,
  kind text not null,
  at text not null,
  saved_at text not null,
  "by" text not null,
  what text not null,
  words text,
  salt text,
  words_hash text,
  prev text,
  hash text not null,
  unique (stream, seq, origin)
) strict;

create table erasures (
  stream text not null,
  up_to integer not null,
  at text not null,
  "by" text not null,
  reason text not null,
  primary key (stream, up_to)
) strict;

create table playbooks (
  digest text primary key,
  main_digest text not null,
  id text not null,
  title text not null,
  files text not null,
  compiled text not null,
  format integer not null
) strict;
create index playbooks_by_main on playbooks (main_digest);

create table origins (
  id text primary key,
  host text not null,
  inode text not null,
  since text not null
) strict;

create table calls (
  id text primary key,
  code text not null,
  case_id text not null,
  playbook text not null,
  agent text not null,
  customer text,
  contact text,
  customer_key text,
  reference text,
  zone text not null,
  started_at text not null,
  hung_up_at text,
  written_up_at text,
  status text not null,
  disposition text,
  cause text,
  handle_seconds integer,
  hold_seconds integer not null,
  first_ack_seconds integer,
  overrides integer not null,
  next_seq integer not null,
  head text not null
) strict;
create index calls_by_start on calls (started_at, id);
create index calls_by_agent on calls (agent, started_at);
create index calls_by_code on calls (code);
create index calls_by_customer on calls (customer_key);
create index calls_unfinished on calls (started_at, id) where status in ('open', 'hung-up');

create table follow_ups (
  id text primary key,
  code text not null,
  call_id text,
  case_id text not null,
  kind text not null,
  channel text,
  spoken integer not null,
  owner text not null,
  first_owner text not null,
  promise text not null,
  not_before text,
  due_at text not null,
  first_due_at text not null,
  zone text not null,
  repeats text,
  playbook text,
  customer text,
  contact text,
  customer_key text,
  attempts integer not null,
  last_attempt_at text,
  last_result text,
  next_try_at text,
  status text not null,
  settled_at text,
  settled_by text,
  late_seconds integer not null,
  next_seq integer not null,
  head text not null
) strict;
create index follow_ups_due on follow_ups (due_at, id) where status = 'open';
create index follow_ups_of_owner on follow_ups (owner, due_at) where status = 'open';
create index follow_ups_of_call on follow_ups (call_id);
create index follow_ups_by_code on follow_ups (code);

create table cases (
  id text primary key,
  customer_key text,
  owner text not null,
  opened_at text not null,
  in_effect_at text,
  closed_at text
) strict;

create table facts (
  call_id text not null,
  name text not null,
  value text not null,
  internal integer not null,
  primary key (call_id, name)
) strict;

create table drafts (
  "window" text primary key,
  call_id text not null,
  seq integer not null,
  prompt_key text not null,
  text text not null,
  cursor integer not null,
  at text not null
) strict;
create index drafts_of_call on drafts (call_id);

create table leases (
  call_id text primary key,
  "window" text not null,
  agent text not null,
  pid integer not null,
  beat_at text not null
) strict;

-- Plain: a contentless index keeps erased words. Without secure-delete it would keep them too, until a merge.
-- The beginnings of words have an index of their own: with many words that begin alike, a search took 50 times as long.
create virtual table search using fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '3 4 5');
insert into search (search, rank) values ('secure-delete', 1);
`;

/** The life of promises: tries, owners that change, what a team has settled, who is away. */
const second = `
alter table follow_ups add column first_try_at text;
alter table follow_ups add column owned_since text;

-- Whoever kept one of these had reached them.
update follow_ups
set attempts = 1, first_try_at = settled_at, last_attempt_at = settled_at, last_result = 'reached'
where status = 'kept' and kind in ('callback', 'update', 'check-in');

-- Holds all that the counts of a list ask for, so that thousands of overdue ones are counted without reading them.
drop index follow_ups_due;
create index follow_ups_due on follow_ups (due_at, id, spoken, first_try_at) where status = 'open';
create index follow_ups_of_customer on follow_ups (customer_key) where status = 'open';
create index follow_ups_of_contact on follow_ups (contact) where status = 'open';
create index calls_of_case on calls (case_id);
create index calls_of_contact on calls (contact);
create index follow_ups_of_case on follow_ups (case_id);

create table team_settings (
  key text primary key,
  value text not null,
  changed_at text not null,
  changed_by text not null
) strict;

create table absences (
  agent text primary key,
  since text not null,
  until text not null,
  cover text
) strict;
`;

/** A line that is left half-typed by going back stays beside the one that is typed next. */
const third = `
alter table drafts rename to older_drafts;
drop index drafts_of_call;
create table drafts (
  "window" text not null,
  call_id text not null,
  seq integer not null,
  prompt_key text not null,
  text text not null,
  cursor integer not null,
  at text not null,
  primary key ("window", prompt_key)
) strict;
create index drafts_of_call on drafts (call_id);
insert into drafts ("window", call_id, seq, prompt_key, text, cursor, at)
select "window", call_id, seq, prompt_key, text, cursor, at from older_drafts;
drop table older_drafts;
`;

/**
 * One number is found however it was typed: +1 312 555 0142 and 312-555-0142 have the same end. Files that were made early
 * have no index of calls by contact.
 */
const fourth = `
drop index if exists follow_ups_of_contact;
drop index if exists calls_of_contact;
create index follow_ups_of_contact on follow_ups (
  lower(substr(replace(replace(replace(replace(replace(replace(replace(contact, ' ', ''), char(160), ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', ''), -7))
) where status = 'open';
create index follow_ups_kept_of_contact on follow_ups (
  lower(substr(replace(replace(replace(replace(replace(replace(replace(contact, ' ', ''), char(160), ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', ''), -7)),
  last_attempt_at
) where status = 'kept';
create index calls_of_contact on calls (
  lower(substr(replace(replace(replace(replace(replace(replace(replace(contact, ' ', ''), char(160), ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', ''), -7)),
  started_at
);
`;

export const versions: readonly string[] = [first, second, third, fourth];
