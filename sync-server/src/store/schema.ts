/**
 * Schema of the relay's SQLite file; only grows. `entry.digest` is dₙ, kept for every entry so that a reader's digest can
 * be checked at any place. Sums over channels are kept in the head rows, not computed.
 */
export const SCHEMA_VERSION = 1

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
create unique index if not exists entry_by_hash on entry (channel, hash);
`
