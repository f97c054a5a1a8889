import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

const PlanScreen = lazy(() => import('./PlanScreen.tsx'))
const RegisterScreen = lazy(() => import('./RegisterScreen.tsx'))

/** Words come before ids: `/meet/new` is no meeting. */
export const routes: readonly FeatureRoute[] = [
  { path: paths.meet, Screen: lazy(() => import('./MeetScreen.tsx')) },
  { path: paths.planMeeting, Screen: PlanScreen },
  { path: paths.nextMeeting, Screen: lazy(() => import('./NextScreen.tsx')) },
  { path: paths.decisions, Screen: RegisterScreen },
  { path: paths.tasks, Screen: lazy(() => import('./TasksScreen.tsx')) },
  { path: paths.searchMeetings, Screen: lazy(() => import('./SearchScreen.tsx')) },
  { path: paths.changeMeeting(':meeting'), Screen: PlanScreen },
  { path: paths.paper(':meeting', ':what'), Screen: lazy(() => import('./PaperScreen.tsx')) },
  { path: paths.meeting(':meeting'), Screen: lazy(() => import('./MeetingScreen.tsx')) },
]
