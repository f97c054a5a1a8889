import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.lock, Screen: later(() => import('./LockScreen.tsx')), withoutGroup: true },
  { path: '', Screen: later(() => import('./UnlockScreen.tsx')), whenLocked: true },
]
