import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [{ path: paths.aside, Screen: lazy(() => import('./AsideScreen.tsx')) }]
