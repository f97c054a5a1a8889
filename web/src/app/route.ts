import type { ComponentType } from 'react'

/**
 * One screen of a feature. `path` is a wouter pattern (`/walk/:turf`); the screen gets its parameters as `params`.
 * A feature exports `routes` from `features/<feature>/routes.ts`; app/Routes.tsx mounts them. Use `later()` for every
 * screen but those that must open at once (the walk and the door).
 */
export interface FeatureRoute {
  readonly path: string
  readonly Screen: ComponentType<{ readonly params: Readonly<Record<string, string>> }>
  /** Can be shown before there is a group on this phone. */
  readonly withoutGroup?: boolean
  /** The one that stands before everything while the phone is locked; it has no address. */
  readonly whenLocked?: boolean
  /** All that is shown of a group that this phone is no longer of; it has no address. */
  readonly whenOut?: boolean
}
