import { isDeepStrictEqual } from 'node:util'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import type { Batch } from '@porchlight/shared/wire/batch'
import { workFileEnd, workFileHead, workFileParts } from '@porchlight/shared/wire/work-file'
import { beginScene, groupOf, type Scene, seen, switchLine } from '../attacks/scene.ts'
import type { Phone } from './phones.ts'

/**
 * Bob is removed at some moment, and writes on: before and after it, backdated and not, in branches, on others' work and
 * beside it. What he writes reaches the others by the relay and hand to hand, in any order, some of it before they hear
 * of the removal. At the end all of them have the same document and the same list of what was set aside.
 */
export interface LateOutcome {
  readonly seed: number
  readonly seen: string
  readonly aside: readonly string[]
  readonly acts: Readonly<Record<string, number>>
  readonly rebuilt: number
}

const STEPS = 26

export async function runLate(seed: number): Promise<LateOutcome> {
  const scene = await beginScene(seed, 1)
  try {
    return await late(scene, seed)
  } finally {
    await scene.world.end()
  }
}

async function late(scene: Scene, seed: number): Promise<LateOutcome> {
  const { world, alice, visits } = scene
  const { random } = world
  const bob = await scene.join('bob', 'canvasser')
  const honest = [alice, await scene.join('carol', 'canvasser'), await scene.join('dave', 'canvasser')]
  await scene.record(bob, 'b1')
  await scene.settled(bob)
  await scene.until(() => honest.every(one => seen(one, visits) === 'b1'), 'all have the first')
  const hands = await scene.hands(bob)
  switchLine(bob, false)
  const before = hands.session.roster.heads()
  const made: { readonly batch: Batch; readonly change: Bytes; readonly entry: Bytes }[] = []
  const acts: Record<string, number> = {}
  let removed = false
  let number = 100

  async function write(): Promise<void> {
    const last = made.at(-1)
    const on = random.chance(0.5) ? made.slice(0, random.below(made.length + 1)).map(one => one.change) : []
    const change = await hands.visit(visits, `${number++}`, { on })
    // Now and then a second one in the place of the last, as a copied phone makes.
    const twin = last && random.chance(0.25) ? { seq: last.batch.seq, prev: last.batch.prev } : {}
    const batch = await hands.changes(visits, [change], { auth: before, ...twin })
    made.push({ batch, change, entry: await hands.seal(visits, batch.signed) })
  }

  async function give(phone: Phone): Promise<void> {
    const some = made.filter(() => random.chance(0.6)).map(one => one.entry)
    if (some.length === 0) return
    const channel = hands.session.channelOf(visits)!
    const parts = [workFileHead({ group: phone.group, made: 0 }), ...workFileParts(channel, some), workFileEnd(1, some.length)]
    must(await world.patiently(phone.engine.bringIn(new Blob(parts as never))))
  }

  async function admit(): Promise<void> {
    const group = groupOf(alice)
    group.aside()
    await world.run(100)
    const [item] = group.aside().items.filter(one => one.canAdmit)
    if (item) must(await world.patiently(group.admit(item.id)))
  }

  const choices: readonly (readonly [number, string, () => Promise<void> | void])[] = [
    [6, 'write', write],
    [5, 'give', () => give(random.pick(honest))],
    [3, 'post', async () => (made.length > 0 ? hands.post(visits, random.pick(made).entry) : undefined)],
    [5, 'record', () => scene.record(random.pick(honest), `${number++}`)],
    [4, 'line', () => switchLine(random.pick(honest), random.chance(0.5))],
    [2, 'restart', () => random.pick(honest).restart()],
    [4, 'wait', () => world.run(random.below(1_500))],
    [1, 'admit', admit],
    [2, 'disk', () => void random.pick(honest).faults.faults.push(random.pick(['quota', 'abort', 'stored-but-lost', undefined]))],
  ]
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  const when = random.below(STEPS)
  for (let step = 0; step < STEPS; step++) {
    if (step === when) {
      removed = (await world.patiently(groupOf(alice).removeMember(groupOf(bob).me().member, { cause: random.chance(0.5) }))).ok
      acts['removal'] = 1
    }
    let at = random.below(total)
    const [, name, act] = choices.find(([weight]) => (at -= weight) < 0)!
    acts[name] = (acts[name] ?? 0) + 1
    // A disk that does not take it says so, and the person tries again later, or not.
    await world.patiently(act()).catch(error => {
      if (!String(error).includes('storage-')) throw error
    })
  }
  for (const phone of honest) phone.faults.faults.length = 0
  if (!removed) must(await world.patiently(groupOf(alice).removeMember(groupOf(bob).me().member, { cause: false })))
  for (const phone of honest) switchLine(phone, true)
  await world.patiently(hands.post(visits, ...made.map(one => one.entry)))

  const state = async (phone: Phone) => {
    const list = (await phone.engine.setAside(phone.group)) as readonly { readonly doc: string; readonly why: string }[]
    const aside = list.flatMap(one => (one.doc === visits ? [JSON.stringify(one)] : [])).toSorted()
    groupOf(phone).aside()
    return {
      seen: seen(phone, visits),
      heads: await phone.engine.heads(phone.group, visits),
      aside,
      twins: groupOf(phone).aside().twins.length,
    }
  }
  const states = () => Promise.all(honest.map(state))
  const isRest = (phone: Phone) =>
    groupOf(phone).status().waiting === 0 && groupOf(phone).status().upToDate && groupOf(phone).status().waitingFor === 0
  const told = async () =>
    `seed ${seed}: ${JSON.stringify([await states(), honest.map(one => groupOf(one).status()), await Promise.all(honest.map(one => one.engine.held(one.group)))])}`
  await world.until(
    async () => {
      const [first, ...others] = await states()
      return honest.every(isRest) && others.every(one => isDeepStrictEqual(one, first))
    },
    told,
    120_000,
  )
  const [first] = await states()
  // And the same once more from the disk.
  for (const phone of honest) await phone.restart()
  await world.until(
    async () => (await states()).every(one => isDeepStrictEqual({ ...one, twins: 0 }, { ...first!, twins: 0 })),
    told,
    60_000,
  )
  const builds = await Promise.all(
    honest.map(async one => must(await one.engine.session(one.group)).store.value(`build/${one.group}/${visits}`)),
  )
  return { seed, seen: first!.seen, aside: first!.aside, acts, rebuilt: builds.filter(Boolean).length }
}
