import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.settings, Screen: lazy(() => import('./SettingsScreen.tsx')), withoutGroup: true },
  { path: paths.help, Screen: lazy(() => import('./HelpScreen.tsx')), withoutGroup: true },
]
