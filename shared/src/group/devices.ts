import type { DeviceId } from '../base/ids.ts'
import { refusal } from '../base/refusal.ts'
import { namesOf, put, text, textsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { defineKind } from '../doc/kind.ts'
import type { Action } from '../doc/kind.ts'

/**
 * What devices are called, so that a lost one can be told from the others: by their owner, and by whoever has to remove
 * it. Members' stand in scope `group`, canvassers' in their turfs; begun with the first name.
 */
export interface DevicesDoc {
  about: Texts
  /** By device id. */
  names: Texts
  /** By device id: what it is, where it is no phone. */
  uses: Texts
}

/** A key on paper; a key that lies in backups. */
export const DEVICE_USES = ['paper', 'backup'] as const
export type DeviceUse = (typeof DEVICE_USES)[number]

export interface DevicesView {
  readonly names: Readonly<Record<string, string>>
  readonly uses: Readonly<Record<string, DeviceUse>>
}

export const DEVICE_NAME_LENGTH = 40

const isUse = (word: string): word is DeviceUse => (DEVICE_USES as readonly string[]).includes(word)

export const devicesKind = defineKind<DevicesDoc, DevicesView>({
  name: 'devices',
  version: 1,
  writers: ['admin', 'organizer', 'member', 'canvasser'],
  initial: frozen('hW9Kgxi5wesBOwAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUSNAFCAlYCcAJ9BWFib3V0BW5hbWVzBHVzZXMDAwADAAMA'),
  read: doc => {
    const uses: Record<string, DeviceUse> = {}
    for (const [device, use] of textsOf(doc.uses)) if (isUse(use)) uses[device] = use
    return { names: namesOf(doc.names, DEVICE_NAME_LENGTH), uses }
  },
})

/** Refusals: `name-empty`, `text-too-long`. */
export const nameDevice: Action<DevicesDoc, { device: DeviceId; name: string; use?: DeviceUse }> = (draft, { device, name, use }) => {
  const said = name.trim()
  if (said === '') return refusal('name-empty')
  if (said.length > DEVICE_NAME_LENGTH) return refusal('text-too-long')
  put(draft.names, device, text(said))
  if (use) put(draft.uses, device, text(use))
}
