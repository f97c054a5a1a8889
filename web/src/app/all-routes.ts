import type { FeatureRoute } from './route.ts'

/** Every feature's screens. A feature is a folder with a `routes.ts`; it needs to be named nowhere else. */
const features = import.meta.glob<{ readonly routes: readonly FeatureRoute[] }>('../features/*/routes.ts', { eager: true })

export const routes: readonly FeatureRoute[] = Object.values(features).flatMap(feature => feature.routes)
