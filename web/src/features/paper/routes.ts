import { lazy } from 'react'
import type { FeatureRoute } from '../../app/route.ts'
import { paths } from '../../app/paths.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.sheet('turf/:turf'), Screen: lazy(() => import('./PrintScreen.tsx')) },
  { path: paths.enterSheet('turf/:turf'), Screen: lazy(() => import('./EnterScreen.tsx')) },
]
