import { must } from '@porchlight/shared/base/result'
import type { SnapshotLimits } from '@porchlight/web/engine/snapshot-tally'
import { createActs } from './acts.ts'
import { type Acknowledged, differences, isQuiet, stateOf } from './outcome.ts'
import { createWorld, type Phone, type World } from './phones.ts'
import { cutTurfs } from './precinct.ts'

/**
 * A Saturday of a made-up group: one organizer, some canvassers and members, and everything that can go wrong on the
 * way. What a phone acknowledged is written down outside of it; at the end everything must be everywhere.
 */
export interface Outcome {
  readonly seed: number
  readonly phones: number
  readonly acts: Readonly<Record<string, number>>
  readonly acknowledged: number
  /** Channels that were trimmed at the end. */
  readonly trimmed: number
  /** Of the world's time, from the last act until all phones had the same. */
  readonly settledAfter: number
  readonly trace: string
}

const HOUR = 3_600_000
/** Snapshots after a few entries and seconds. */
export const SOON: SnapshotLimits = {
  entries: 5,
  times: 2,
  timesAtRest: 1.5,
  leastBytes: 1_000,
  delayMs: 3_000,
  restMs: 20_000,
  lookMs: 500,
}

export async function runSaturday(seed: number): Promise<Outcome> {
  // Every second group is of a kind that writes so much that snapshots and trims happen all day.
  const world = await createWorld(seed, undefined, seed % 2 === 0 ? { snapshots: SOON } : {})
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

  const choices = createActs(world, alice, turfs, seed, ledger)
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
      async () => `seed ${seed}: not settled: ${JSON.stringify(await Promise.all(world.phones.map(phone => stateOf(phone, alice))))}`,
      300_000,
    )
    await world.until(
      async () => (await differences(world, alice, ledger)) === undefined,
      async () => `seed ${seed}: ${await differences(world, alice, ledger)}`,
      120_000,
    )
    return {
      seed,
      phones: world.phones.length,
      acts,
      acknowledged: ledger.length,
      trimmed: world.held().filter(one => one.base > 0).length,
      settledAfter: world.clock.now() - begun,
      trace: world.trace(),
    }
  }
}
