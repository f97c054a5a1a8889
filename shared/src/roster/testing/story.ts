import { toHex } from '../../base/bytes.ts'
import type { TurfScope } from '../../base/ids.ts'
import type { Random } from '../../base/ports.ts'
import { must } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import { newDeviceKeys } from '../../crypto/device.ts'
import type { DeviceKeys } from '../../crypto/device.ts'
import { openMailboxEntry } from '../../wire/mailbox.ts'
import type { Authored, Invited } from '../author.ts'
import { join, newGroup } from '../author.ts'
import { createKeyRing } from '../key-ring.ts'
import { LayeredMap } from '../layered-map.ts'
import type { KeyRing } from '../key-ring.ts'
import type { Operation } from '../operations.ts'
import { createRoster } from '../roster.ts'
import type { Roster } from '../roster.ts'
import type { RosterState } from '../state.ts'

/** For tests only: people with devices, who hand each other what would travel, in whatever order the test says. */
export interface Phone {
  readonly name: string
  readonly keys: DeviceKeys
  readonly roster: Roster
  readonly ring: KeyRing
}

export const TURF = 'turf/0123456789abcdef' as TurfScope
export const OTHER_TURF = 'turf/fedcba9876543210' as TurfScope

export async function founder(random: Random): Promise<Phone & { boxes: Authored['boxes'] }> {
  const keys = await newDeviceKeys(random)
  const { roster, ring, boxes } = await newGroup(keys, random)
  return { name: 'founder', keys, roster, ring, boxes }
}

/** A phone of the same group that knows nothing yet. */
export async function stranger(of: Phone, random: Random, name = 'stranger'): Promise<Phone> {
  const keys = await newDeviceKeys(random)
  const group = of.roster.group!
  return { name, keys, roster: createRoster(group), ring: createKeyRing(keys, group) }
}

/** Everything of `from` that `to` lacks. */
export async function tell(from: Phone, ...to: Phone[]): Promise<void> {
  for (const phone of to) {
    for (const raw of from.roster.ops()) must(await phone.roster.receive(raw))
    const view = phone.roster.view()
    if (view) await phone.ring.update(view)
  }
}

/** Hands over what was authored: boxes first, then the operation. */
export async function send(authored: Authored, ...to: Phone[]): Promise<void> {
  for (const phone of to) {
    for (const { scope, entry } of authored.boxes) must(await phone.ring.receiveBoxes(scope, entry))
    must(await phone.roster.receive(authored.op.raw))
    await phone.ring.update(phone.roster.view()!)
  }
}

/** A newcomer reads the mailbox and the roster, as somebody with only the link does. */
export async function newcomer(inviter: Phone, invited: Invited, random: Random, name = 'newcomer'): Promise<Phone> {
  const phone = await stranger(inviter, random, name)
  for (const { channel, entry } of invited.mailboxes) {
    if (channel === invited.mailbox.id) await phone.ring.addMailbox(must(await openMailboxEntry(invited.keys.x, invited.mailbox.id, entry)))
  }
  await tell(inviter, phone)
  return phone
}

export async function joined(inviter: Phone, invited: Invited, random: Random, name = 'newcomer'): Promise<Phone & { op: Operation }> {
  const phone = await newcomer(inviter, invited, random, name)
  return { ...phone, op: must(await join(phone.roster, phone.keys, invited.keys)) }
}

export const codeOfResult = <T>(result: Result<T>): string => (result.ok ? `ok: ${String(result.value)}` : result.error.code)

/** A state without its order of insertion, for comparing. */
export const plainState = (roster: Roster): unknown => plainOf(roster.view())

export function plainOf(state: RosterState | undefined): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return toHex(value)
    if (value instanceof Map || value instanceof LayeredMap)
      return [...value].map(([key, one]) => [String(key), plain(one)]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
    if (value instanceof Set) return [...value].map(String).sort()
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, one]) => [key, plain(one)]),
      )
    return value
  }
  return plain(state)
}
