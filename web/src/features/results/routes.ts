import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.back, Screen: later(() => import('./ResultsScreen.tsx')) },
  { path: paths.coverage, Screen: later(() => import('./CoverageScreen.tsx')) },
  { path: paths.numbers, Screen: later(() => import('./NumbersScreen.tsx')) },
  { path: paths.followUp, Screen: later(() => import('./FollowUpScreen.tsx')) },
  { path: paths.quality, Screen: later(() => import('./QualityScreen.tsx')) },
]
