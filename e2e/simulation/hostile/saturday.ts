import { isDeepStrictEqual } from 'node:util'
import { parseDocId, type Role, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import type { SetAside } from '@porchlight/web/engine/kept'
import { createActs, type Choice } from '../acts.ts'
import type { Acknowledged } from '../outcome.ts'
import { createWorld, type Phone, type World } from '../phones.ts'
import { cutTurfs, doorId } from '../precinct.ts'
import { createHostileActs } from './acts.ts'
import { handsOf } from './hands.ts'
import { createHostileRelay, HONEST, type HostileRelay } from './relay.ts'

/**
 * A Saturday on which one member and the relay are hostile, choosing at random by the seed. Whatever they did, the honest
 * phones end alike: the same documents, the same things set aside, nothing lost that was acknowledged, and able to work on.
 */
export interface HostileOutcome {
  readonly acts: Readonly<Record<string, number>>
  readonly acknowledged: number
  readonly setAside: number
  /** Frames that an honest phone has sent, at most. */
  readonly frames: number
  readonly trace: string
}

/** Who may write what stays as it is, so that nothing that was acknowledged is in question. */
const NOT_HERE = ['turf back', 'hand over']

/** More than this and a phone is being kept busy for nothing. Of 200 seeds the busiest sends about a tenth. */
export const FRAMES = 6_000

export async function runHostileSaturday(seed: number): Promise<HostileOutcome> {
  const relay = createHostileRelay(seed)
  const world = await createWorld(seed, relay.between)
  try {
    return await hostileSaturday(world, relay, seed)
  } finally {
    await world.end()
  }
}

async function hostileSaturday(world: World, relay: HostileRelay, seed: number): Promise<HostileOutcome> {
  const { random } = world
  const acts: Record<string, number> = {}
  const ledger: Acknowledged[] = []
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const turfs = await world.patiently(cutTurfs(alice, 1 + random.below(2), seed))
  const honest = [alice]
  for (let i = 1 + random.below(2); i > 0; i--)
    honest.push(await join(`p${i}`, random.pick(['canvasser', 'canvasser', 'member', 'organizer'])))
  const mallory = await join('mallory', random.pick(['canvasser', 'canvasser', 'member', 'organizer']))
  const role = mallory.engine.group(mallory.group).me().role
  if (role === 'member')
    must(await world.patiently(alice.engine.group(alice.group).grant(mallory.engine.group(mallory.group).me().member, random.pick(turfs))))
  const hands = await handsOf(world, mallory)
  const docs = () =>
    mallory.engine
      .group(mallory.group)
      .docs('visits')
      .filter(doc => hands.session.ring.newestHeld(parseDocId(doc)!.scope))
  await world.until(
    () => isCalm(mallory) && docs().length > 0,
    () => `seed ${seed}: mallory is not here: ${JSON.stringify(mallory.engine.group(mallory.group).status())}`,
  )
  mallory.line.faults = { ...mallory.line.faults, offline: true }
  mallory.line.cut()

  const hostile = createHostileActs(world, hands, honest, docs)
  const good = createActs({ ...world, phones: honest }, alice, turfs, seed, ledger).filter(([, what]) => !NOT_HERE.includes(what))
  const lies: Choice = [8, 'lie', () => void (relay.lies = someLies())]
  const remove: Choice = [1, 'remove mallory', removeMallory]
  const steps = 7 + random.below(7)
  for (let step = 0; step < steps; step++) {
    const [, name, act] = choose(random.chance(0.6) ? [...hostile, lies] : [...good, remove])
    acts[name] = (acts[name] ?? 0) + 1
    if (process.env['TRACE']) console.log(`seed ${seed}: ${name}`)
    await world.patiently(act())
    if (random.chance(0.3)) await world.run(random.below(2_000))
  }
  return settle()

  function choose(from: readonly Choice[]): Choice {
    let at = random.below(from.reduce((sum, [weight]) => sum + weight, 0))
    return from.find(([weight]) => (at -= weight) < 0)!
  }

  function someLies() {
    const some = (of: number) => (random.chance(0.4) ? of * random.unit() : 0)
    return { withhold: some(0.4), repeat: some(0.5), swap: some(0.3), damage: some(0.2), digest: some(0.3), garbage: some(0.1) }
  }

  async function removeMallory(): Promise<void> {
    const group = alice.engine.group(alice.group)
    const { member } = mallory.engine.group(mallory.group).me()
    if (group.roster().members.some(one => one.id === member && !one.removed))
      await group.removeMember(member, { cause: random.chance(0.7) })
  }

  async function join(name: string, role: Exclude<Role, 'admin'>): Promise<Phone> {
    const group = alice.engine.group(alice.group)
    const scopes = role === 'canvasser' ? [random.pick(turfs)] : []
    const invited = must(await world.patiently(group.invite({ role, scopes, uses: 1 })))
    await world.until(
      () => group.roster().invitations.find(one => one.id === invited.id)?.ready === true,
      () => `seed ${seed}: an invitation is not delivered: ${JSON.stringify(group.status())}`,
    )
    const phone = await world.addPhone(name)
    const joining = phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })
    phone.group = must(await world.patiently(joining))
    const { member } = phone.engine.group(phone.group).me()
    await world.until(
      () => group.roster().members.some(one => one.id === member),
      () => `seed ${seed}: alice does not see ${name}`,
    )
    return phone
  }

  /** The relay tells the truth again, or another one takes its place; then everything is alike, and work goes on. */
  async function settle(): Promise<HostileOutcome> {
    relay.lies = HONEST
    if (!world.relay()) world.startRelay('same')
    for (const phone of honest) {
      phone.faults.faults.length = 0
      phone.line.faults = { offline: false, delay: 0, stalled: false, breaks: 0 }
      phone.line.cut()
      phone.engine.group(phone.group).retryNow()
    }
    await alike('after the attack')
    for (const phone of honest) await oneMore(phone)
    await alike('and working on')
    const frames = Math.max(...honest.map(phone => world.sent()[world.phones.indexOf(phone)]!))
    if (frames > FRAMES) throw new Error(`seed ${seed}: a phone has sent ${frames} frames`)
    return { acts, acknowledged: ledger.length, setAside: (await asideOn(alice)).length, frames, trace: world.trace() }
  }

  async function oneMore(phone: Phone): Promise<void> {
    const group = phone.engine.group(phone.group)
    const doc = group.docs('visits')[0]
    if (!doc) return
    const door = doorId(seed, turfs.indexOf(doc.split('@')[1] as Scope), 0)
    const id = [...random.bytes(8)].map(byte => byte.toString(16).padStart(2, '0')).join('')
    const args = { id, target: { level: 'door' as const, id: door }, door, result: 'not-home' as const }
    must(await world.patiently(group.change(visitsKind, doc, recordVisit, args)))
    ledger.push({ doc, what: 'visit', id })
  }

  async function alike(when: string): Promise<void> {
    await world.until(
      async () => honest.every(isCalm) && (await difference()) === undefined,
      async () =>
        `seed ${seed}: ${when}: ${(await difference()) ?? ''} ${JSON.stringify(honest.map(one => [one.name, one.engine.group(one.group).status()]))}`,
      300_000,
    )
  }

  async function difference(): Promise<string | undefined> {
    for (const { doc, what, id } of ledger) {
      const view = alice.engine.group(alice.group).view(visitsKind, doc)
      const list = what === 'visit' ? view?.visits : what === 'resident' ? view?.residents : view?.doNotContact
      if (!list?.some(one => one.id === id)) return `${what} ${id} of ${doc} was acknowledged and is lost`
    }
    const hers = await asideOn(alice)
    for (const phone of honest.slice(1)) {
      const group = phone.engine.group(phone.group)
      const mine = new Set<string>(group.me().scopes)
      const isShared = (one: string) => one.startsWith('log ') || mine.has(parseDocId(one.split(' ')[0]!)?.scope ?? '')
      const [here, there] = [(await asideOn(phone)).filter(isShared), hers.filter(isShared)]
      if (!isDeepStrictEqual(here, there)) return `${phone.name} has set aside ${here.join('; ')}, alice ${there.join('; ')}`
      for (const kind of ['index', 'group', 'turf', 'visits'])
        for (const doc of group.docs(kind)) {
          const [a, b] = await Promise.all([phone, alice].map(one => one.engine.heads(one.group, doc)))
          if (a!.join() !== b!.join()) return `${phone.name} and alice differ in ${doc}`
        }
    }
    return undefined
  }
}

const isCalm = (phone: Phone): boolean => {
  const status = phone.engine.group(phone.group).status()
  return status.waiting === 0 && status.upToDate
}

/**
 * What was set aside, each thing once: a device may have met it twice. An entry that a hostile relay has damaged on its way to one phone is nobody's, and the others never
 * see it. Why, each phone says by what it knew when it looked: what is malformed and after the cut is both.
 */
async function asideOn(phone: Phone): Promise<string[]> {
  const list = (await phone.engine.setAside(phone.group)) as readonly SetAside[]
  const isSomebodys = ({ why, device }: SetAside) => device !== undefined || (why !== 'cannot-open' && why !== 'malformed')
  return [...new Set(list.filter(isSomebodys).map(({ doc, why, device }) => `${doc} ${device ?? why}`))].toSorted()
}
