import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.lists, Screen: later(() => import('./ListsScreen.tsx')) },
  { path: paths.bringList, Screen: later(() => import('./BringInScreen.tsx')) },
]
