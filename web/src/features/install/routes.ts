import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.install, Screen: later(() => import('./InstallScreen.tsx')), withoutGroup: true },
]
