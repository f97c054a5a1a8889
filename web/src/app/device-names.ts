import { docId, isTurf } from '@porchlight/shared/base/ids'
import type { DeviceId } from '@porchlight/shared/base/ids'
import { type DeviceUse, devicesKind } from '@porchlight/shared/group/devices'
import { useMe, useViews } from './services.tsx'

export interface NamedDevice {
  readonly name: string | undefined
  /** Undefined: a phone. */
  readonly use: DeviceUse | undefined
}

/** What devices are called: members' in the group, canvassers' in their turfs. */
export function useDeviceNames(): (device: DeviceId) => NamedDevice {
  const { scopes } = useMe()
  const places = scopes.filter(scope => scope === 'group' || isTurf(scope))
  const views = useViews(
    devicesKind,
    places.map(scope => docId('devices', scope)),
  )
  return device => ({
    name: views.map(view => view?.names[device]).find(Boolean),
    use: views.map(view => view?.uses[device]).find(Boolean),
  })
}

/** What a phone may be called before its owner has said so. */
export function guessedName(words: { readonly iphone: string; readonly android: string; readonly computer: string }): string {
  const { userAgent } = navigator
  if (/iPhone|iPad/.test(userAgent)) return words.iphone
  return /Android/.test(userAgent) ? words.android : words.computer
}
