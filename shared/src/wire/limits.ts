/** Frozen limits: accepting a batch is a function of its bytes and the roster, so these are part of the format. */
export const ENTRY_LIMIT = 512 * 1024
export const INFLATED_LIMIT = 4 * 1024 * 1024
export const OPERATIONS_LIMIT = 100_000
/** Changes in one batch: each costs a hash, however little is in it. */
export const CHANGES_LIMIT = 10_000
/** Hashes that a change may go on from, and actors that it may name: more of them fit into no entry that says who they are. */
export const DEPS_LIMIT = ENTRY_LIMIT / 32
export const ACTORS_LIMIT = ENTRY_LIMIT / 16
/** Objects within objects that one batch makes. Automerge's work is the square of it. */
export const NESTING_LIMIT = 8
/** Changes of a batch that no other one of it goes on from. Whoever writes next has to name all of them. */
export const ENDS_LIMIT = 16
/** Of a snapshot, which stands for many batches. */
export const SNAPSHOT_OPERATIONS_LIMIT = 1_000_000
export const MAP_KEY_LIMIT = 128
export const ACTOR_LIMIT = 16
export const MESSAGE_LIMIT = 256
/** A header is small; `auth` heads are few. */
export const HEADER_LIMIT = 16 * 1024
export const AUTH_LIMIT = 256

/** The wire, docs/PROTOCOL.md section 5. */
export const MAX_FRAME = 1 << 20
export const MAX_ENTRY = ENTRY_LIMIT
/** Entries in one append, and in one `entries` frame. */
export const MAX_ENTRIES = 256
/** Channels in one watch. */
export const MAX_WATCHED = 4096
export const MAX_CAST = 16 * 1024
export const MAX_PASS = 256
export const CHANNEL_LENGTH = 16
export const PREIMAGE_LENGTH = 64
export const DIGEST_LENGTH = 32
/** Hashes of entries that a trim leaves standing. */
export const MAX_KEPT = 4096
/** Newest first: a relay speaks the last two. `2` knows trims. */
export const WIRE_VERSIONS = ['2', '1'] as const
export type WireVersion = (typeof WIRE_VERSIONS)[number]
