import { later } from '../../app/later.ts'
import type { FeatureRoute } from '../../app/route.ts'
import { paths } from '../../app/paths.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.sheet('turf/:turf'), Screen: later(() => import('./PrintScreen.tsx')) },
  { path: paths.enterSheet('turf/:turf'), Screen: later(() => import('./EnterScreen.tsx')) },
]
