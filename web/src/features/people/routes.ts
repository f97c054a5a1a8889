import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

/** Those with a name of their own before those with a person's id in the same place. */
export const routes: readonly FeatureRoute[] = [
  { path: paths.people, Screen: later(() => import('./PeopleScreen.tsx')) },
  { path: paths.addPerson, Screen: later(() => import('./AddPersonScreen.tsx')) },
  { path: paths.bringPeople, Screen: later(() => import('./BringPeopleScreen.tsx')) },
  { path: paths.duplicates, Screen: later(() => import('./DuplicatesScreen.tsx')) },
  { path: paths.sendPeople, Screen: later(() => import('./SendPeopleScreen.tsx')) },
  { path: paths.person(':person'), Screen: later(() => import('./PersonScreen.tsx')) },
  { path: paths.editPerson(':person', ':part?'), Screen: later(() => import('./EditPersonScreen.tsx')) },
]
