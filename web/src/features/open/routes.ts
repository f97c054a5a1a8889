import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'
import OpenScreen from './OpenScreen.tsx'

export const routes: readonly FeatureRoute[] = [{ path: paths.open, Screen: OpenScreen }]
