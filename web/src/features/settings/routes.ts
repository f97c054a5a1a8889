import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.settings, Screen: later(() => import('./SettingsScreen.tsx')), withoutGroup: true },
  { path: paths.help, Screen: later(() => import('./HelpScreen.tsx')), withoutGroup: true },
]
