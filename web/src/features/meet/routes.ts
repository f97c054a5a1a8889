import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

const PlanScreen = later(() => import('./PlanScreen.tsx'))
const RegisterScreen = later(() => import('./RegisterScreen.tsx'))

/** Words come before ids: `/meet/new` is no meeting. */
export const routes: readonly FeatureRoute[] = [
  { path: paths.meet, Screen: later(() => import('./MeetScreen.tsx')) },
  { path: paths.planMeeting, Screen: PlanScreen },
  { path: paths.nextMeeting, Screen: later(() => import('./NextScreen.tsx')) },
  { path: paths.decisions, Screen: RegisterScreen },
  { path: paths.tasks, Screen: later(() => import('./TasksScreen.tsx')) },
  { path: paths.searchMeetings, Screen: later(() => import('./SearchScreen.tsx')) },
  { path: paths.changeMeeting(':meeting'), Screen: PlanScreen },
  { path: paths.paper(':meeting', ':what'), Screen: later(() => import('./PaperScreen.tsx')) },
  { path: paths.meeting(':meeting'), Screen: later(() => import('./MeetingScreen.tsx')) },
]
