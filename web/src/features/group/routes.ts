import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.group, Screen: lazy(() => import('./GroupScreen.tsx')) },
  { path: paths.invite, Screen: lazy(() => import('./InviteScreen.tsx')) },
  { path: paths.member(':member'), Screen: lazy(() => import('./MemberScreen.tsx')) },
  { path: paths.moveGroup, Screen: lazy(() => import('./MoveScreen.tsx')) },
  { path: '', whenOut: true, Screen: lazy(() => import('./OutScreen.tsx')) },
  { path: paths.files, Screen: lazy(() => import('./FilesScreen.tsx')) },
  { path: paths.groups, Screen: lazy(() => import('./GroupsScreen.tsx')) },
]
