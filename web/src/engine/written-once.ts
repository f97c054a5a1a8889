import type { WrittenOnce } from '@porchlight/shared/wire/change-rows'

/**
 * Everybody who walks a turf may write its visits; nobody may change or take away what others have recorded, a request to be
 * left alone above all. A kind's beginning is frozen, and so is this: whether a batch counts must be the same on every phone.
 */
const KINDS: Readonly<Record<string, WrittenOnce>> = {
  visits: {
    maps: ['about', 'visits', 'residents', 'doors', 'doNotContact', 'names'],
    once: ['visits', 'residents', 'doors', 'doNotContact'],
  },
}

export const writtenOnce = (kind: string): WrittenOnce | undefined => (Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined)
