/**
 * Schema of the relay's SQLite file. `entry.digest` is dₙ, kept for every entry so that a reader's digest can be checked at
 * any place. Sums over channels are kept in the head rows, not computed. `known` holds the hashes of large channels only:
 * those of all others are read into memory when somebody appends.
 * A channel is read from `base` on: what stands before it was trimmed. Of that, everything up to `gone` is erased; `trim`
 * says when what lies between the two was hidden. `bytes` counts what is not erased.
 */
export const SCHEMA_VERSION = 3

export const SCHEMA = `
create table if not exists channel (
  id     integer primary key,
  name   blob not null unique,
  keeper blob not null,
  n      integer not null,
  digest blob not null,
  bytes  integer not null,
  base   integer not null default 0,
  gone   integer not null default 0,
  gone_digest blob
);
create table if not exists trim (
  channel integer not null,
  up_to   integer not null,
  at      integer not null,
  primary key (channel, up_to)
) without rowid;
create index if not exists trim_by_time on trim (at);
create table if not exists entry (
  channel integer not null,
  n       integer not null,
  hash    blob not null,
  digest  blob not null,
  body    blob not null,
  primary key (channel, n)
) without rowid;
create table if not exists known (
  channel integer not null,
  hash    blob not null,
  primary key (channel, hash)
) without rowid;
`

/** What an older file needs besides, given above how many entries a channel's hashes are in `known`. */
export const upgrade = (version: number, indexedAbove: number): string =>
  [
    version === 1
      ? `drop index entry_by_hash;
insert into known select channel, hash from entry where channel in (select id from channel where n > ${indexedAbove});`
      : '',
    version === 1 || version === 2
      ? `alter table channel add column base integer not null default 0;
alter table channel add column gone integer not null default 0;
alter table channel add column gone_digest blob;`
      : '',
  ].join('')
