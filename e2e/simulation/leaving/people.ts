import { docId, type DocId, type MemberId, type Role, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import type { Group } from '@porchlight/web/engine/api'
import type { Session } from '@porchlight/web/engine/session'
import { createWorld, type Phone, type World, type WorldOptions } from '../phones.ts'

/** A group of simulated phones whose members come and go. */
export interface Town {
  readonly world: World
  readonly alice: Phone
  readonly turfs: readonly Scope[]
  group(phone: Phone): Group
  session(phone: Phone): Promise<Session>
  invite(role: Exclude<Role, 'admin'>, scopes?: readonly Scope[], uses?: number, by?: Phone): Promise<string>
  come(name: string, role: Exclude<Role, 'admin'>, scopes?: readonly Scope[]): Promise<Phone>
  join(phone: Phone, link: string): Promise<void>
  memberOf(phone: Phone): MemberId
  /** One visit, saved; its id. */
  visit(phone: Phone, turf: Scope, note?: string): Promise<string>
  /** What somebody sees of a turf's visits, by id. */
  seen(phone: Phone, turf: Scope): readonly string[]
  offline(phone: Phone): void
  online(phone: Phone): void
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>
  /** Everybody has everything. */
  quiet(...phones: readonly Phone[]): Promise<void>
  done<T>(work: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>): Promise<T>
}

const DOOR = 'd0d0d0d0d0d0d0d0'
export const visitsOf = (turf: Scope): DocId => docId('visits', turf)

export async function createTown(seed: number, turfCount = 2, options: WorldOptions = {}): Promise<Town> {
  const world = await createWorld(seed, undefined, options)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const turfs = must(await world.patiently(alice.engine.group(alice.group).newTurfs(turfCount)))
  let visits = 0

  const group = (phone: Phone) => phone.engine.group(phone.group)
  const town: Town = {
    world,
    alice,
    turfs,
    group,
    session: async phone => must(await world.patiently(phone.engine.session(phone.group))),
    async invite(role, scopes = [], uses = 1, by = alice) {
      const invited = must(await world.patiently(group(by).invite({ role, scopes, uses })))
      await town.until(
        'the link is ready',
        () =>
          group(by)
            .roster()
            .invitations.find(one => one.id === invited.id)!.ready,
      )
      return invited.link
    },
    async come(name, role, scopes = []) {
      const link = await town.invite(role, scopes)
      const phone = await world.addPhone(name)
      await town.join(phone, link)
      // What they may read, somebody has given them.
      const wanted =
        role === 'organizer' ? ['log', 'group', 'organizers'] : role === 'member' ? ['log', 'group', ...scopes] : ['log', ...scopes]
      const { ring } = await town.session(phone)
      await town.until(`${name} is let in`, () => wanted.every(scope => ring.newest(scope as Scope).ok))
      return phone
    },
    async join(phone, link) {
      const joining = phone.engine.join(must(phone.engine.readInvitation(link)), { myName: phone.name, relay: '' })
      phone.group = must(await world.patiently(joining))
    },
    memberOf: phone => group(phone).me().member,
    async visit(phone, turf, note = '') {
      const id = (++visits).toString(16).padStart(16, '0')
      const args = {
        id,
        target: { level: 'door' as const, id: DOOR },
        door: DOOR,
        result: 'not-home' as const,
        literature: false,
        note,
      }
      must(await world.patiently(group(phone).change(visitsKind, visitsOf(turf), recordVisit, args)))
      return id
    },
    seen: (phone, turf) =>
      group(phone)
        .view(visitsKind, visitsOf(turf))
        ?.visits.map(one => one.id) ?? [],
    offline(phone) {
      phone.line.faults = { ...phone.line.faults, offline: true }
      phone.line.cut()
    },
    online(phone) {
      phone.line.faults = { ...phone.line.faults, offline: false }
    },
    until: (what, holds) =>
      world.until(holds, async () => {
        const states = await Promise.all(
          world.phones
            .filter(phone => phone.engine.groups().some(one => one.id === phone.group))
            .map(async phone => [
              phone.name,
              group(phone).status(),
              await phone.engine.held(phone.group),
              await phone.engine.lagging(phone.group),
            ]),
        )
        return `not: ${what}; ${JSON.stringify(states)}`
      }),
    async quiet(...phones) {
      await town.until('everything has come everywhere', () =>
        phones.every(phone => {
          const { waiting, upToDate, waitingFor } = group(phone).status()
          return waiting === 0 && upToDate && waitingFor === 0
        }),
      )
    },
    async done(work) {
      const result = await world.patiently(work)
      if (!result.ok) throw new Error(result.error.code)
      return result.value
    },
  }
  return town
}
