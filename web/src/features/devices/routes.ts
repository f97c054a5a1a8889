import { lazy } from 'react'
import { paths } from '../../app/paths.ts'
import type { FeatureRoute } from '../../app/route.ts'

export const routes: readonly FeatureRoute[] = [
  { path: paths.devices, Screen: lazy(() => import('./DevicesScreen.tsx')) },
  { path: paths.addDevice, Screen: lazy(() => import('./AddPhoneScreen.tsx')) },
  { path: paths.inPerson, Screen: lazy(() => import('./InPersonScreen.tsx')) },
  { path: paths.recoveryKey, Screen: lazy(() => import('./RecoveryKeyScreen.tsx')) },
  { path: paths.newPhone, Screen: lazy(() => import('./NewPhoneScreen.tsx')), withoutGroup: true },
  { path: paths.recover, Screen: lazy(() => import('./RecoverScreen.tsx')), withoutGroup: true },
]
