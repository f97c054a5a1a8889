import { docId, type DocId, type Scope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { setQuestions } from '@porchlight/shared/canvass/turf.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { addResident, askNotToContact, recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { groupKind } from '@porchlight/shared/group/group'
import { setOwnName } from '@porchlight/shared/group/group.actions'
import { beginDoc } from './new-docs.ts'
import type { Acknowledged } from './outcome.ts'
import type { Phone, World } from './phones.ts'
import { doorId, DOORS } from './precinct.ts'

export type Choice = readonly [weight: number, name: string, act: () => Promise<void> | void]

/** Everything that may happen on a Saturday, and how often. What a phone acknowledges goes into the ledger. */
export function createActs(world: World, alice: Phone, turfs: readonly Scope[], seed: number, ledger: Acknowledged[]): readonly Choice[] {
  const { random } = world
  return [
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
}
