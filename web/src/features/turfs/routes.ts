import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.turfs, Screen: later(() => import('./TurfsScreen.tsx')) },
  { path: paths.cut, Screen: later(() => import('./CutScreen.tsx')) },
  { path: paths.whom, Screen: later(() => import('./WhomScreen.tsx')) },
  { path: paths.pins, Screen: later(() => import('./PinsScreen.tsx')) },
  { path: paths.questions, Screen: later(() => import('./QuestionsScreen.tsx')) },
  { path: `${paths.questions}/script`, Screen: later(() => import('./ScriptScreen.tsx')) },
  { path: `${paths.questions}/paper`, Screen: later(() => import('./PrintScriptScreen.tsx')) },
  { path: '/turfs/:turf', Screen: later(() => import('./TurfScreen.tsx')) },
  { path: '/turfs/:turf/hand-out', Screen: later(() => import('./HandOutScreen.tsx')) },
  { path: '/turfs/:turf/link/:invitation', Screen: later(() => import('./LinkScreen.tsx')) },
]
