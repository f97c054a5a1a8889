import type { ComponentType } from 'react'

/**
 * One screen of a feature. `path` is a wouter pattern (`/walk/:turf`); the screen gets its parameters as `params`.
 * A feature exports its list (`canvassRoutes` in features/canvass/routes.ts); app/Routes.tsx mounts it. Use `lazy()`
 * for every screen but those that must open at once (the walk and the door).
 */
export interface FeatureRoute {
  readonly path: string
  readonly Screen: ComponentType<{ readonly params: Readonly<Record<string, string>> }>
}
