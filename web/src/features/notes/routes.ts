import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [{ path: paths.notes(':meeting'), Screen: later(() => import('./NotesScreen.tsx')) }]
