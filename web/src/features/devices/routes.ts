import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.devices, Screen: later(() => import('./DevicesScreen.tsx')) },
  { path: paths.addDevice, Screen: later(() => import('./AddPhoneScreen.tsx')) },
  { path: paths.inPerson, Screen: later(() => import('./InPersonScreen.tsx')) },
  { path: paths.recoveryKey, Screen: later(() => import('./RecoveryKeyScreen.tsx')) },
  { path: paths.newPhone, Screen: later(() => import('./NewPhoneScreen.tsx')), withoutGroup: true },
  { path: paths.recover, Screen: later(() => import('./RecoverScreen.tsx')), withoutGroup: true },
]
