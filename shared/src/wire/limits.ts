/** Frozen limits: accepting a batch is a function of its bytes and the roster, so these are part of the format. */
export const ENTRY_LIMIT = 512 * 1024
export const INFLATED_LIMIT = 4 * 1024 * 1024
export const OPERATIONS_LIMIT = 100_000
export const MAP_KEY_LIMIT = 128
export const ACTOR_LIMIT = 16
export const MESSAGE_LIMIT = 256
/** A header is small; `auth` heads are few. */
export const HEADER_LIMIT = 16 * 1024
export const AUTH_LIMIT = 256
