/**
 * Schema of the relay's SQLite file. `entry.digest` is dₙ, kept for every entry so that a reader's digest can be checked at
 * any place. Sums over channels are kept in the head rows, not computed. `known` holds the hashes of large channels only:
 * those of all others are read into memory when somebody appends.
 */
export const SCHEMA_VERSION = 2

export const SCHEMA = `
create table if not exists channel (
  id     integer primary key,
  name   blob not null unique,
  keeper blob not null,
  n      integer not null,
  digest blob not null,
  bytes  integer not null
);
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
  version !== 1
    ? ''
    : `drop index entry_by_hash;
insert into known select channel, hash from entry where channel in (select id from channel where n > ${indexedAbove});`
