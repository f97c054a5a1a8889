import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.lock, Screen: lazy(() => import('./LockScreen.tsx')), withoutGroup: true },
  { path: '', Screen: lazy(() => import('./UnlockScreen.tsx')), whenLocked: true },
]
