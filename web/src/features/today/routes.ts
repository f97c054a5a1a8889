import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'
import { StartScreen } from './StartScreen.tsx'

export const routes: readonly FeatureRoute[] = [{ path: paths.today, Screen: StartScreen }]
