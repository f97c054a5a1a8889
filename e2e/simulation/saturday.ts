import { isDeepStrictEqual } from 'node:util'
import { docId, type DocId, type Scope } from '@porchlight/shared/base/ids'
import { must, type Result } from '@porchlight/shared/base/result'
import { packBase } from '@porchlight/shared/canvass/base-bytes'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { fillTurf, setQuestions } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { addResident, askNotToContact, recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { groupKind } from '@porchlight/shared/group/group'
import { setOwnName } from '@porchlight/shared/group/group.actions'
import { beginDoc, unlisted } from './new-docs.ts'
import { createWorld, type Phone, type World } from './phones.ts'

/**
 * A Saturday of a made-up group: one organizer, some canvassers and members, and everything that can go wrong on the
 * way. What a phone acknowledged is written down outside of it; at the end everything must be everywhere.
 */
export interface Outcome {
  readonly seed: number
  readonly phones: number
  readonly acts: Readonly<Record<string, number>>
  readonly acknowledged: number
  /** Of the world's time, from the last act until all phones had the same. */
  readonly settledAfter: number
  readonly trace: string
}

interface Acknowledged {
  readonly doc: DocId
  readonly what: 'visit' | 'resident' | 'request'
  readonly id: string
}

const HOUR = 3_600_000

export async function runSaturday(seed: number): Promise<Outcome> {
  const world = await createWorld(seed)
  try {
    return await saturday(world, seed)
  } finally {
    await world.end()
  }
}

async function saturday(world: World, seed: number): Promise<Outcome> {
  const { random } = world
  const acts: Record<string, number> = {}
  const ledger: Acknowledged[] = []
  const alice = await world.addPhone('alice', skew())
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const turfs = await world.patiently(cutTurfs(alice, 1 + random.below(3), seed))

  const others = 2 + random.below(6)
  for (let i = 0; i < others; i++) {
    const phone = await world.addPhone(`p${i}`, skew())
    await joinAs(phone, random.chance(0.25) ? 'member' : 'canvasser')
  }

  const choices: readonly (readonly [weight: number, name: string, act: () => Promise<void> | void])[] = [
    [30, 'visit', () => visit()],
    [4, 'resident', resident],
    [3, 'request', request],
    [2, 'name', rename],
    [2, 'question', question],
    [8, 'wait', () => world.run(random.below(4_000))],
    [5, 'line', troubleLine],
    [4, 'restart', () => random.pick(world.phones).restart()],
    [2, 'relay', troubleRelay],
    [2, 'disk', troubleDisk],
    [1, 'turf back', takeBack],
    [1, 'hand over', handOver],
    [2, 'file', exchangeFile],
    [3, 'new doc', () => beginDoc(world, random.pick(walkers()), visit)],
  ]
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  const steps = 25 + random.below(25)
  for (let step = 0; step < steps; step++) {
    let at = random.below(total)
    const [, name, act] = choices.find(([weight]) => (at -= weight) < 0)!
    acts[name] = (acts[name] ?? 0) + 1
    if (process.env['TRACE']) console.log(`seed ${seed}: ${name}`)
    await world.patiently(act())
  }
  return settle()

  function skew(): number {
    return random.chance(0.3) ? (random.below(145) - 72) * HOUR : 0
  }

  async function joinAs(phone: Phone, role: 'member' | 'canvasser'): Promise<void> {
    const group = alice.engine.group(alice.group)
    const scopes = role === 'canvasser' ? [random.pick(turfs)] : []
    const invited = must(await world.patiently(group.invite({ role, scopes, uses: 1 })))
    await world.until(
      () => group.roster().invitations.find(one => one.id === invited.id)?.ready === true,
      () => `seed ${seed}: an invitation is not delivered: ${JSON.stringify(group.status())}`,
    )
    let result: Awaited<ReturnType<typeof phone.engine.join>> | undefined
    const text = random.chance(0.5) ? invited.link : invited.code
    void phone.engine.join(must(phone.engine.readInvitation(text)), { myName: phone.name, relay: '' }).then(it => (result = it))
    await world.until(
      () => result !== undefined,
      () => `seed ${seed}: ${phone.name} does not get in`,
    )
    phone.group = must(result!)
  }

  function walkers(): Phone[] {
    return world.phones.filter(phone => phone.engine.group(phone.group).docs('visits').length > 0)
  }

  function someDoc(phone: Phone): DocId {
    return random.pick(phone.engine.group(phone.group).docs('visits'))
  }

  function newId(): string {
    return [...random.bytes(8)].map(byte => byte.toString(16).padStart(2, '0')).join('')
  }

  function someDoor(doc: DocId): string {
    return doorId(seed, turfs.indexOf(doc.split('@')[1] as Scope), random.below(DOORS))
  }

  async function visit(phone = random.pick(walkers()), doc = someDoc(phone)): Promise<void> {
    const door = someDoor(doc)
    const id = newId()
    const result = random.pick(['not-home', 'address-not-found'] as const)
    const args = { id, target: { level: 'door' as const, id: door }, door, result, literature: random.chance(0.3), note: '' }
    const saved = await phone.engine.group(phone.group).change(visitsKind, doc, recordVisit, args)
    if (saved.ok) ledger.push({ doc, what: 'visit', id })
    else expectRefused(phone, saved.error.code)
  }

  async function resident(): Promise<void> {
    const phone = random.pick(walkers())
    const doc = someDoc(phone)
    const id = newId()
    const saved = await phone.engine
      .group(phone.group)
      .change(visitsKind, doc, addResident, { id, door: someDoor(doc), name: `Ana ${id}`, age: '', language: 'es', phone: '', note: '' })
    if (saved.ok) ledger.push({ doc, what: 'resident', id })
    else expectRefused(phone, saved.error.code)
  }

  async function request(): Promise<void> {
    const phone = random.pick(walkers())
    const doc = someDoc(phone)
    const id = newId()
    const target = { level: 'door' as const, id: someDoor(doc) }
    const saved = await phone.engine.group(phone.group).change(visitsKind, doc, askNotToContact, { id, target, reason: 'asked' })
    if (saved.ok) ledger.push({ doc, what: 'request', id })
    else expectRefused(phone, saved.error.code)
  }

  /** A turf that was taken back, or a disk that does not take it: said, and nothing was changed. */
  function expectRefused(phone: Phone, code: string): void {
    if (code !== 'author-no-right' && !code.startsWith('storage-')) throw new Error(`seed ${seed}: ${phone.name} was refused: ${code}`)
  }

  function allowed(phone: Phone, result: Result<unknown>): void {
    if (!result.ok) expectRefused(phone, result.error.code)
  }

  async function rename(): Promise<void> {
    const phone = random.pick(world.phones)
    const doc = docId('group', 'group')
    const group = phone.engine.group(phone.group)
    if (group.docs('group').length > 0) await group.change(groupKind, doc, setOwnName, { name: `${phone.name} ${random.below(100)}` })
  }

  async function question(): Promise<void> {
    const doc = docId('turf', random.pick(turfs))
    const one = { id: newId(), order: 1, text: `Sign? ${random.below(100)}`, kind: 'text' as const, choices: [] }
    allowed(alice, await alice.engine.group(alice.group).change(turfKind, doc, setQuestions, { questions: [one] }))
  }

  function troubleLine(): void {
    const phone = random.pick(world.phones)
    const faults = {
      offline: random.chance(0.4),
      delay: random.below(2_000),
      stalled: random.chance(0.15),
      breaks: random.chance(0.3) ? 0.1 : 0,
    }
    phone.line.faults = faults
    if (faults.offline || random.chance(0.3)) phone.line.cut()
  }

  function troubleDisk(): void {
    const { faults } = random.pick(world.phones).faults
    for (let i = 1 + random.below(3); i > 0; i--) faults.push(random.pick(['quota', 'abort', 'closed', 'stored-but-lost', undefined]))
  }

  async function troubleRelay(): Promise<void> {
    if (random.chance(0.4)) world.backUpRelay()
    await world.stopRelay()
    await world.run(random.below(3_000))
    world.startRelay(random.pick(['same', 'same', 'wiped', 'rolled-back']))
  }

  async function takeBack(): Promise<void> {
    const group = alice.engine.group(alice.group)
    const member = group.roster().members.find(one => one.role === 'canvasser' && one.scopes.some(scope => scope.startsWith('turf/')))
    if (member)
      allowed(
        alice,
        await group.revoke(
          member.id,
          member.scopes.find(scope => scope.startsWith('turf/'))!,
        ),
      )
  }

  async function handOver(): Promise<void> {
    const group = alice.engine.group(alice.group)
    const member = group.roster().members.find(one => one.role !== 'admin')
    if (member) allowed(alice, await group.grant(member.id, random.pick(turfs)))
  }

  async function exchangeFile(): Promise<void> {
    const from = random.pick(world.phones)
    const to = random.pick(world.phones)
    const file = await from.engine.group(from.group).saveToFile()
    if (!file.ok) throw new Error(`seed ${seed}: no file: ${file.error.code}`)
    allowed(to, await to.engine.bringIn(file.value))
  }

  /** Good lines for all, and then everything everywhere. */
  async function settle(): Promise<Outcome> {
    for (const phone of world.phones) {
      phone.line.faults = { offline: false, delay: 0, stalled: false, breaks: 0 }
      phone.engine.group(phone.group).retryNow()
    }
    const begun = world.clock.now()
    await world.until(
      () =>
        world.phones.every(phone => isQuiet(phone)) &&
        world.phones.every(phone => phone.engine.group(phone.group).docs('visits').length >= 0),
      async () => `seed ${seed}: not settled: ${JSON.stringify(await Promise.all(world.phones.map(stateOf)))}`,
      300_000,
    )
    await world.until(
      async () => (await differences()) === undefined,
      async () => `seed ${seed}: ${await differences()}`,
      120_000,
    )
    return {
      seed,
      phones: world.phones.length,
      acts,
      acknowledged: ledger.length,
      settledAfter: world.clock.now() - begun,
      trace: world.trace(),
    }
  }

  async function stateOf(phone: Phone): Promise<unknown> {
    if (isQuiet(phone)) return phone.name
    const session = await phone.engine.session(phone.group)
    const his = session.ok ? session.value : undefined
    const hers = must(await alice.engine.session(alice.group))
    const epochs = [...(his?.state()?.epochs.values() ?? [])].filter(one => !his!.ring.byEpoch(one.id))
    const mine = Buffer.from(his!.keys.x.public).toString('hex')
    const log = his?.channelOf('log')
    return [
      phone.name,
      phone.engine.group(phone.group).status(),
      await phone.engine.held(phone.group),
      await phone.engine.lagging(phone.group),
      await phone.engine.setAside(phone.group),
      {
        ops: his?.roster.ops().length,
        hers: hers.roster.ops().length,
        missing: his?.roster.missing(),
        refused: his?.roster.refused(),
        me: his?.me()?.role,
        turfs: [...(his?.me()?.turfs.keys() ?? [])],
        log: log?.id,
      },
      epochs.map(one => [
        one.scope,
        one.id.slice(0, 6),
        one.holders.has(mine),
        one.recipients.has(mine),
        hers.ring.byEpoch(one.id) !== undefined,
      ]),
    ]
  }

  function isQuiet(phone: Phone): boolean {
    const status = phone.engine.group(phone.group).status()
    return status.waiting === 0 && status.upToDate && status.waitingFor === 0
  }

  /** What is not the same on two phones, or acknowledged and not there; undefined when all is well. */
  async function differences(): Promise<string | undefined> {
    const alices = alice.engine.group(alice.group)
    for (const { doc, what, id } of ledger) {
      const view = alices.view(visitsKind, doc)
      const list = what === 'visit' ? view?.visits : what === 'resident' ? view?.residents : view?.doNotContact
      if (!list?.some(one => one.id === id))
        return `${what} ${id} of ${doc} was acknowledged and is lost; those who have it: ${world.phones
          .filter(phone => JSON.stringify(phone.engine.group(phone.group).view(visitsKind, doc) ?? '').includes(id))
          .map(phone => phone.name)
          .join()}; set aside by alice: ${JSON.stringify(await alice.engine.setAside(alice.group))}`
    }
    for (const phone of world.phones) {
      const group = phone.engine.group(phone.group)
      if (group.status().setAside > 0) return `${phone.name} has set aside ${group.status().setAside}`
      const unknown = await unlisted(phone, alice)
      if (unknown) return unknown
      for (const kind of ['index', 'group', 'turf', 'visits']) {
        for (const doc of group.docs(kind)) {
          const [here, there] = await Promise.all([phone.engine.heads(phone.group, doc), alice.engine.heads(alice.group, doc)])
          if (here.join() !== there.join()) return `${phone.name} and alice differ in ${doc}: ${here.length} and ${there.length} heads`
        }
      }
      for (const doc of group.docs('visits')) {
        const [here, there] = [group.view(visitsKind, doc), alices.view(visitsKind, doc)]
        // One that was begun and not written into is opened only where it was begun.
        if (here && there && !isDeepStrictEqual(here, there))
          return `${phone.name} and alice see ${doc} differently: ${JSON.stringify(here)} ${JSON.stringify(there)}`
      }
    }
    return undefined
  }
}

const DOORS = 6
const doorId = (seed: number, turf: number, door: number): string =>
  `d00${(seed % 4096).toString(16).padStart(3, '0')}${turf.toString(16).padStart(5, '0')}${door.toString(16).padStart(5, '0')}`

async function cutTurfs(alice: Phone, count: number, seed: number): Promise<readonly Scope[]> {
  const group = alice.engine.group(alice.group)
  const scopes = must(await group.newTurfs(count))
  for (const [turf, scope] of scopes.entries()) {
    const part = packBase(base(seed, turf))[0]!
    must(
      await group.change(turfKind, docId('turf', scope), fillTurf, { name: `Oak ${turf}`, groupName: 'Oak Street', part, questions: [] }),
    )
  }
  return scopes
}

const base = (seed: number, turf: number): VoterBase => ({
  v: 1,
  importId: (seed % 65536).toString(16).padStart(16, 'b'),
  source: 'sample',
  fileName: 'town.csv',
  importedAt: 0,
  terms: '',
  doors: Array.from({ length: DOORS }, (_, i) => ({
    id: doorId(seed, turf, i),
    address: { number: String(100 + 2 * i), street: `Oak ${turf}`, unit: '', city: 'Linden', state: 'OH', zip: '43000' },
    precinct: 'A',
  })),
  voters: [],
})
