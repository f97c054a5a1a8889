import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.backup, Screen: later(() => import('./BackupScreen.tsx')) },
  { path: paths.restore, Screen: later(() => import('./RestoreScreen.tsx')), withoutGroup: true },
]
