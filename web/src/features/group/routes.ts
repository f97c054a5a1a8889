import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.group, Screen: later(() => import('./GroupScreen.tsx')) },
  { path: paths.invite, Screen: later(() => import('./InviteScreen.tsx')) },
  { path: paths.member(':member'), Screen: later(() => import('./MemberScreen.tsx')) },
  { path: paths.moveGroup, Screen: later(() => import('./MoveScreen.tsx')) },
  { path: '', whenOut: true, Screen: later(() => import('./OutScreen.tsx')) },
  { path: paths.files, Screen: later(() => import('./FilesScreen.tsx')) },
  { path: paths.groups, Screen: later(() => import('./GroupsScreen.tsx')) },
]
