import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [{ path: paths.open, Screen: lazy(() => import('./OpenScreen.tsx')) }]
