import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.lists, Screen: lazy(() => import('./ListsScreen.tsx')) },
  { path: paths.bringList, Screen: lazy(() => import('./BringInScreen.tsx')) },
]
