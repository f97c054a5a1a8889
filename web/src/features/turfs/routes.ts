import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.turfs, Screen: lazy(() => import('./TurfsScreen.tsx')) },
  { path: paths.cut, Screen: lazy(() => import('./CutScreen.tsx')) },
  { path: paths.whom, Screen: lazy(() => import('./WhomScreen.tsx')) },
  { path: paths.pins, Screen: lazy(() => import('./PinsScreen.tsx')) },
  { path: paths.questions, Screen: lazy(() => import('./QuestionsScreen.tsx')) },
  { path: `${paths.questions}/script`, Screen: lazy(() => import('./ScriptScreen.tsx')) },
  { path: `${paths.questions}/paper`, Screen: lazy(() => import('./PrintScriptScreen.tsx')) },
  { path: '/turfs/:turf', Screen: lazy(() => import('./TurfScreen.tsx')) },
  { path: '/turfs/:turf/hand-out', Screen: lazy(() => import('./HandOutScreen.tsx')) },
  { path: '/turfs/:turf/link/:invitation', Screen: lazy(() => import('./LinkScreen.tsx')) },
]
