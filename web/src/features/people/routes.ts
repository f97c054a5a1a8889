import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

/** Those with a name of their own before those with a person's id in the same place. */
export const routes: readonly FeatureRoute[] = [
  { path: paths.people, Screen: lazy(() => import('./PeopleScreen.tsx')) },
  { path: paths.addPerson, Screen: lazy(() => import('./AddPersonScreen.tsx')) },
  { path: paths.bringPeople, Screen: lazy(() => import('./BringPeopleScreen.tsx')) },
  { path: paths.duplicates, Screen: lazy(() => import('./DuplicatesScreen.tsx')) },
  { path: paths.sendPeople, Screen: lazy(() => import('./SendPeopleScreen.tsx')) },
  { path: paths.person(':person'), Screen: lazy(() => import('./PersonScreen.tsx')) },
  { path: paths.editPerson(':person', ':part?'), Screen: lazy(() => import('./EditPersonScreen.tsx')) },
]
