import type { OpId } from '../../base/ids.ts'
import { seededRandom } from '../../base/seeded-random.ts'
import { must } from '../../base/result.ts'
import { createRoster, rosterFromCheckpoint } from '../roster.ts'
import type { RosterState } from '../state.ts'
import { plainOf } from './story.ts'
import { tell } from './tale.ts'
import type { Tale } from './tale.ts'

/** What must hold after every tale; what does not, in words. `seen`: what happened in it. */
export async function checkTale(seed: number): Promise<{ readonly faults: readonly string[]; readonly seen: readonly string[] }> {
  const tale = await tell(seed)
  return { faults: [...(await sameInAnyOrder(tale, seed)), ...sameFromNothing(tale), ...whoIsHere(tale)], seen: happened(tale) }
}

const text = (state: RosterState | undefined): string => JSON.stringify(plainOf(state))

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  const keyed = list.map(item => [random.unit(), item] as const)
  return keyed.toSorted((a, b) => a[0] - b[0]).map(([, item]) => item)
}

async function sameInAnyOrder({ roster, raws, moments }: Tale, seed: number): Promise<string[]> {
  const faults: string[] = []
  const expected = text(roster.view())
  const oneByOne = createRoster(roster.group)
  // Asked at random for what is here and for what phones saw, so that states are made from many smaller ones.
  const random = seededRandom(seed + 2)
  for (const raw of shuffled(raws, seed)) {
    await oneByOne.receive(raw)
    if (random.unit() < 0.3) oneByOne.view()
    const asked = moments[Math.floor(random.unit() * moments.length * 3)]
    if (asked) oneByOne.viewAt(asked.heads)
  }
  // All at once, and some of it twice.
  const together = createRoster(roster.group)
  await together.receiveAll(shuffled([...raws, ...raws.slice(-10)], seed + 1))
  for (const other of [oneByOne, together]) {
    if (other.heads().join() !== roster.heads().join()) faults.push('other heads in another order')
    if (text(other.view()) !== expected) faults.push('another view in another order')
    if (other.refused().length + other.missing().length > 0) faults.push('accepted once and refused in another order')
  }
  return faults
}

/** What phones saw as it grew, folded at once by a roster that remembers nothing but the operations. */
function sameFromNothing({ roster, moments }: Tale): string[] {
  const again = must(rosterFromCheckpoint(roster.group!, roster.checkpoint()))
  const faults = text(again.view()) === text(roster.view()) ? [] : ['another view from the checkpoint']
  for (const { heads, state } of moments) {
    if (text(again.viewAt(heads)) !== text(state)) faults.push(`another view at ${heads.join()}`)
    if (text(again.viewWithin(heads)) !== text(roster.viewWithin(heads))) faults.push(`another view within the whole at ${heads.join()}`)
  }
  return faults
}

function whoIsHere({ roster, masks }: Tale): string[] {
  const view = roster.view()!
  const faults: string[] = []
  const active = [...view.members.values()].filter(one => one.standing === 'active')
  const hasDevice = (member: string) => [...view.devices.values()].some(one => one.member === member && !view.gone.has(one.id))
  if (!active.some(one => one.role === 'admin' && hasDevice(one.id))) faults.push('no admin is left')
  const isConcurrent = (a: OpId, b: OpId) => {
    const [ma, mb] = [masks.get(a)!, masks.get(b)!]
    return (ma & mb) !== ma && (ma & mb) !== mb
  }
  const stands = new Set(view.removals)
  for (const removal of view.removals) {
    const act = roster.operation(removal)!.act
    for (const id of masks.keys()) {
      const { device, parents, act: done } = roster.operation(id)!
      // Of a device that two members added at once: whose it was where it was said.
      const member = () => roster.viewAt(parents)!.devices.get(device)!.member
      const isTheirs = () =>
        act.type === 'removeDevice' ? device === act.target : act.type === 'removeMember' && done.type !== 'join' && member() === act.member
      if (isConcurrent(id, removal) && !view.void.has(id) && !stands.has(id) && isTheirs())
        faults.push(`${done.type} beside its author's removal stands`)
    }
  }
  for (const id of view.void) if (stands.has(id) || view.pending.has(id)) faults.push('void, and standing or pending')
  for (const invitation of view.invitations.values()) {
    const standing = invitation.joins.filter(join => join.standing)
    const admitted = new Set([...masks.keys()].flatMap(id => admits(roster.operation(id)!.act)))
    const free = new Set(standing.filter(join => !admitted.has(join.op)).map(join => join.device))
    if (free.size > invitation.uses) faults.push('more joins than uses')
  }
  if (view.keeper !== view.homes[0]!.keeper) faults.push("not the home's keeper")
  return faults
}

const admits = (act: { readonly type: string; readonly join?: OpId }): OpId[] => (act.type === 'admit' && act.join ? [act.join] : [])

function happened({ roster, refused }: Tale): string[] {
  const view = roster.view()!
  const members = [...view.members.values()]
  const all: Record<string, boolean> = {
    concurrent: roster.heads().length > 1,
    pending: view.pending.size > 0,
    removed: members.some(one => one.standing === 'removed'),
    void: view.void.size > 0,
    overruled: view.overruled.size > 0,
    'two roles': members.some(one => one.roles.length > 1),
    'ended twice': [...view.invitations.values()].some(one => one.ended.length > 1),
    'two homes': view.homes.length > 1,
    moved: view.left.length > 0,
    cut: view.cuts.size > 0,
    asked: view.asks.size > 0,
    'twice here': [...view.devices.values()].some(one => one.admitted.length > 1),
  }
  return [...Object.keys(all).filter(name => all[name]), ...[...refused].map(code => `refused: ${code}`)]
}
