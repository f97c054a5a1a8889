import type { Sayings } from '@porchlight/shared/canvass/sayings'

/** Undefined takes a part away. */
export type Parts = { readonly [K in keyof Sayings]?: Sayings[K] | undefined }

export const withParts = (said: Sayings, parts: Parts): Sayings =>
  Object.fromEntries(Object.entries({ ...said, ...parts }).filter(([, value]) => value !== undefined)) as Sayings
