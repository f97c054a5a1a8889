import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.begin, Screen: later(() => import('./BeginScreen.tsx')), withoutGroup: true },
  { path: paths.start, Screen: later(() => import('./StartScreen.tsx')), withoutGroup: true },
  { path: paths.join, Screen: later(() => import('./JoinScreen.tsx')), withoutGroup: true },
  { path: paths.scan, Screen: later(() => import('./ScanScreen.tsx')), withoutGroup: true },
  { path: paths.sample, Screen: later(() => import('./SampleScreen.tsx')), withoutGroup: true },
]
