import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.day, Screen: lazy(() => import('./DayScreen.tsx')) },
  { path: '/day/:turf/:visit', Screen: lazy(() => import('./CorrectScreen.tsx')) },
]
