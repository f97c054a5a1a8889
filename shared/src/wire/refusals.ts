/**
 * Every refusal that may travel on the wire. `retry` says whether the same message can succeed later without anybody
 * changing anything; `log` is one English sentence for logs. What people read stands in the app's message tables.
 */
export const WIRE_REFUSALS = {
  malformed: { retry: false, log: 'The message does not follow the protocol.' },
  'old-version': { retry: false, log: 'No protocol version is spoken by both sides.' },
  'too-large': { retry: false, log: 'The message, an entry in it or the list of entries is larger than the relay takes.' },
  'unknown-channel': { retry: false, log: 'The relay does not hold this channel: open it and append again.' },
  'pass-needed': { retry: false, log: 'This relay opens channels only with a hosting pass.' },
  'wrong-keeper': { retry: false, log: 'Only the keeper of this channel may trim it.' },
  'other-history': { retry: false, log: 'The channel does not have these entries up to there: it was wiped or rolled back.' },
  'slow-down': { retry: true, log: 'Too much from this address in a short time.' },
  full: { retry: true, log: 'The relay has no room for this: the disk is full or a quota is used up.' },
  internal: { retry: true, log: 'The relay could not store this; nothing was written.' },
  'not-found': { retry: false, log: 'There is nothing at this address.' },
} as const satisfies Record<string, { retry: boolean; log: string }>

export type WireCode = keyof typeof WIRE_REFUSALS

export const isWireCode = (code: string): code is WireCode => Object.hasOwn(WIRE_REFUSALS, code)

/** A code that this build does not know comes from a later version: it is worth trying again, and must not be guessed at. */
export const canRetry = (code: string): boolean => !isWireCode(code) || WIRE_REFUSALS[code].retry
