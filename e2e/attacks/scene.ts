import { docId, type DocId, type Role, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import type { SetAside } from '@porchlight/web/engine/kept'
import { expect } from 'vitest'
import { DOOR, handsOf, type Hands } from '../simulation/hostile/hands.ts'
import { createWorld, type Phone, type World } from '../simulation/phones.ts'

/** A simulated group with real engines and a real relay, in which one member, Mallory, is hostile. */
export interface Scene {
  readonly world: World
  readonly alice: Phone
  readonly turfs: readonly Scope[]
  /** The visits of the first turf. */
  readonly visits: DocId
  join(name: string, role: Exclude<Role, 'admin'>, turfs?: readonly Scope[]): Promise<Phone>
  hands(phone: Phone): Promise<Hands>
  record(phone: Phone, id: string, doc?: DocId): Promise<void>
  /** Everybody has everything that the relay has. */
  settled(...phones: readonly Phone[]): Promise<void>
  /** Why things were set aside, the same on each of these phones. */
  aside(...phones: readonly Phone[]): Promise<readonly string[]>
  until(holds: () => boolean | Promise<boolean>, what: string): Promise<void>
}

export const groupOf = (phone: Phone) => phone.engine.group(phone.group)
/** Last digits of the visits that a phone sees, in order. */
export const seen = (phone: Phone, doc: DocId): string =>
  (groupOf(phone).view(visitsKind, doc)?.visits ?? [])
    .map(visit => visit.id.replace(/^0+/, ''))
    .toSorted()
    .join(' ')

export function switchLine(phone: Phone, on: boolean): void {
  phone.line.faults = { ...phone.line.faults, offline: !on }
  if (on) groupOf(phone).retryNow()
  else phone.line.cut()
}

/** Alice has begun a group with two turfs. */
export async function beginScene(seed: number, turfCount = 2): Promise<Scene> {
  const world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const turfs = must(await world.patiently(groupOf(alice).newTurfs(turfCount)))
  const visits = docId('visits', turfs[0]!)
  const states = () => JSON.stringify(world.phones.map(one => one.group && [one.name, groupOf(one).status()]))
  const until: Scene['until'] = (holds, what) => world.until(holds, () => `not: ${what}; ${states()}`)

  return {
    world,
    alice,
    turfs,
    visits,
    until,
    async join(name, role, scopes = turfs.slice(0, 1)) {
      const group = groupOf(alice)
      const invited = must(await world.patiently(group.invite({ role, scopes: role === 'canvasser' ? scopes : [], uses: 1 })))
      await until(() => group.roster().invitations.find(one => one.id === invited.id)!.ready, `${name}'s link is out`)
      const phone = await world.addPhone(name)
      const joining = phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })
      phone.group = must(await world.patiently(joining))
      await until(() => group.roster().members.some(one => one.id === groupOf(phone).me().member), `${name} is here`)
      return phone
    },
    hands: phone => handsOf(world, phone),
    async record(phone, id, doc = visits) {
      const args = { id: id.padStart(16, '0'), target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const }
      must(await world.patiently(groupOf(phone).change(visitsKind, doc, recordVisit, args)))
    },
    async aside(...phones) {
      const lists = await Promise.all(phones.map(one => world.patiently(one.engine.setAside(one.group))))
      const said = (lists as SetAside[][]).map(list => list.map(one => one.why).toSorted())
      for (const one of said) expect(one).toEqual(said[0])
      return said[0]!
    },
    async settled(...phones) {
      await until(
        () => phones.every(phone => groupOf(phone).status().waiting === 0 && groupOf(phone).status().upToDate),
        `settled: ${phones.map(one => one.name).join()}`,
      )
    },
  }
}
