import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.back, Screen: lazy(() => import('./ResultsScreen.tsx')) },
  { path: paths.coverage, Screen: lazy(() => import('./CoverageScreen.tsx')) },
  { path: paths.numbers, Screen: lazy(() => import('./NumbersScreen.tsx')) },
  { path: paths.followUp, Screen: lazy(() => import('./FollowUpScreen.tsx')) },
  { path: paths.quality, Screen: lazy(() => import('./QualityScreen.tsx')) },
]
