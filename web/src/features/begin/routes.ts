import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.begin, Screen: lazy(() => import('./BeginScreen.tsx')), withoutGroup: true },
  { path: paths.start, Screen: lazy(() => import('./StartScreen.tsx')), withoutGroup: true },
  { path: paths.join, Screen: lazy(() => import('./JoinScreen.tsx')), withoutGroup: true },
  { path: paths.scan, Screen: lazy(() => import('./ScanScreen.tsx')), withoutGroup: true },
  { path: paths.sample, Screen: lazy(() => import('./SampleScreen.tsx')), withoutGroup: true },
]
