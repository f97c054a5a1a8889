import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.backup, Screen: lazy(() => import('./BackupScreen.tsx')) },
  { path: paths.restore, Screen: lazy(() => import('./RestoreScreen.tsx')), withoutGroup: true },
]
