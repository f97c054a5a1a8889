import { later } from '../../app/later.ts'
import type { FeatureRoute } from '../../app/route.ts'
import { DoorScreen } from './DoorScreen.tsx'
import { TurfScreen } from './TurfScreen.tsx'
import { WalkScreen } from './WalkScreen.tsx'

/** The walk and the door open at once; what is needed now and then comes when it is. */
export const routes: readonly FeatureRoute[] = [
  { path: '/walk', Screen: WalkScreen },
  { path: '/walk/:turf', Screen: TurfScreen },
  { path: '/walk/:turf/add-door', Screen: later(() => import('./AddDoorScreen.tsx')) },
  { path: '/walk/:turf/several', Screen: later(() => import('./SeveralScreen.tsx')) },
  { path: '/walk/:turf/team', Screen: later(() => import('./TeamScreen.tsx')) },
  { path: '/walk/:turf/:door', Screen: DoorScreen },
  { path: '/walk/:turf/:door/add-person', Screen: later(() => import('./AddPersonScreen.tsx')) },
  { path: '/walk/:turf/:door/do-not-contact', Screen: later(() => import('./DoNotContactScreen.tsx')) },
  { path: '/walk/:turf/:door/:person', Screen: later(() => import('./PersonScreen.tsx')) },
]
