import { concat, utf8 } from '@porchlight/shared/base/bytes'
import type { GroupId } from '@porchlight/shared/base/ids'
import { sha256 } from '@porchlight/shared/crypto/hash'
import type { RelayLimits } from '@porchlight/sync-server/limits'
import { createRelay, type Relay } from '@porchlight/sync-server/relay'
import { createLocalFanout } from '@porchlight/sync-server/fanout/local'
import { createMemoryStore, type MemoryCopy } from '@porchlight/sync-server/store/memory'
import { createEngine, type TestedEngine } from '@porchlight/web/engine/engine'
import type { SnapshotLimits } from '@porchlight/web/engine/snapshot-tally'
import { nodePhone, type NodePhone } from '@porchlight/web/engine/testing/node-world'
import { type FaultyDisk, makeFaulty } from '@porchlight/web/engine/testing/faulty-disk'
import { createWorldClock, type WorldClock } from './clock.ts'
import { createNetwork, type PhoneLine } from './network.ts'
import { seeded } from '../seeded.ts'
import { createDice, type Dice } from './random.ts'
import { steadyLocks } from './steady/locks.ts'
import { steady } from './steady/steady.ts'

/** A phone of the simulation: a disk that stays, a line, and an engine that can be killed and started again. */
export interface Phone {
  readonly name: string
  readonly line: PhoneLine
  readonly disk: NodePhone
  /** What goes wrong with its next writes. */
  readonly faults: FaultyDisk
  engine: TestedEngine
  group: GroupId
  /** Ends the engine without a word, as a killed app does, and starts another on the same disk. */
  restart(): Promise<void>
}

export interface World {
  readonly clock: WorldClock
  readonly random: Dice
  readonly phones: readonly Phone[]
  relay(): Relay | undefined
  addPhone(name: string, skew?: number): Promise<Phone>
  /** Lets everything run: the world's clock goes on in small steps while real work is done between them. */
  run(ms: number): Promise<void>
  /** The outcome of `work`, the clock going on while it waits for that. */
  patiently<T>(work: Promise<T> | T): Promise<T>
  /** Runs until it holds, or fails with what `describe` says after `limit` of the world's milliseconds. */
  until(holds: () => boolean | Promise<boolean>, describe: () => string | Promise<string>, limit?: number): Promise<void>
  stopRelay(): Promise<void>
  startRelay(what?: 'same' | 'wiped' | 'rolled-back'): void
  copyOfRelay(): MemoryCopy
  /** What the relay holds now. */
  held(): readonly HeldChannel[]
  /** A copy of what the relay holds now: what `rolled-back` goes back to. */
  backUpRelay(): void
  /** A hash over every frame that went over a line, and when: the same for the same seed. */
  trace(): string
  /** How many frames each phone has sent so far. */
  sent(): readonly number[]
  end(): Promise<void>
}

export interface HeldChannel {
  readonly id: string
  /** It begins here. */
  readonly base: number
  readonly n: number
  /** Of what is not hidden; and with what is not erased yet. */
  readonly shown: number
  readonly bytes: number
}

const APP = 'https://porchlight.example/'
/** Of the world's milliseconds. */
const STEP = 50

/** Stands between the phones and the relay, and may lie: by the number of a phone's line. */
export type Between = (relay: Relay, line: number) => Pick<Relay, 'connect'>

export interface WorldOptions {
  readonly snapshots?: Partial<SnapshotLimits>
  readonly relay?: Partial<RelayLimits>
  /** Off: what lies on the disks can be searched. */
  readonly sealing?: 'off'
}

export async function createWorld(
  seed: number,
  between: Between = relay => relay,
  { snapshots, relay: limits = {}, sealing }: WorldOptions = {},
): Promise<World> {
  const random = createDice(seed)
  const clock = createWorldClock(Date.UTC(2026, 9, 3, 14))
  const { turns, quiet, end } = await steady(seed, clock)
  const phones: Phone[] = []
  const store = createMemoryStore()
  let backup = store.copy()
  let relay: Relay | undefined
  const network = createNetwork(clock.skewed(0), random, line => relay && between(relay, line))

  const world: World = {
    clock,
    random,
    phones,
    relay: () => relay,
    async addPhone(name, skew = 0) {
      const line = network.createLine()
      const disk = nodePhone(name, seeded(seed * 1000 + phones.length + 1))
      const locks = steadyLocks()
      const faults = makeFaulty(disk.disk)
      const start = async (): Promise<TestedEngine> => {
        const engine = createEngine({
          world: disk.world({ clock: clock.skewed(skew), locks, ...(sealing && { sealing }) }),
          dial: line.dial,
          app: APP,
          ownRelay: 'wss://porchlight.example/relay',
          snapshots,
          // Argon2id takes a second, on purpose.
          stretch: (passphrase, { salt }) => sha256(concat(salt, utf8(passphrase))),
        })
        // A disk that refuses is tried again, as people do.
        return (await engine.ready()).ok ? engine : start()
      }
      const phone: Phone = {
        name,
        line,
        disk,
        faults,
        engine: await world.patiently(start()),
        group: '' as GroupId,
        async restart() {
          line.cut()
          await world.patiently(phone.engine.close())
          phone.engine = await world.patiently(start())
        },
      }
      phones.push(phone)
      return phone
    },
    async run(ms) {
      for (let gone = 0; gone < ms; gone += STEP) {
        // Now and then the phones are slower than the clock: what comes next finds them in the middle of something.
        if (random.chance(0.5)) await turns(random.below(8))
        else await quiet()
        clock.advance(STEP)
      }
    },
    async patiently(work) {
      let over = false
      const done = (async () => work)().finally(() => (over = true))
      done.catch(() => undefined)
      for (let gone = 0; !over; gone += STEP) {
        await quiet()
        if (gone > 3_600_000) throw new Error('something takes more than an hour')
        if (!over) clock.advance(STEP)
      }
      return done
    },
    async until(holds, describe, limit = 600_000) {
      for (let gone = 0; ; gone += STEP) {
        if (await world.patiently(holds())) return
        if (gone >= limit) throw new Error(await describe())
        await quiet()
        clock.advance(STEP)
      }
    },
    trace: network.trace,
    sent: network.sent,
    async stopRelay() {
      relay = undefined
      network.cutAll()
    },
    startRelay(what = 'same') {
      if (what === 'wiped') store.restore(new Map())
      if (what === 'rolled-back') store.restore(backup)
      relay = createRelay({ store, fanout: createLocalFanout(), clock: clock.skewed(0), limits })
    },
    copyOfRelay: () => store.copy(),
    held: () =>
      [...store.copy()].map(([id, { base, entries, bytes }]) => ({
        id,
        base,
        n: entries.length,
        bytes,
        shown: entries.slice(base).reduce((sum, entry) => sum + entry!.length, 0),
      })),
    backUpRelay() {
      backup = store.copy()
    },
    async end() {
      network.cutAll()
      relay = undefined
      await world.patiently(Promise.all(phones.map(phone => phone.engine.close())))
      end()
    },
  }
  world.startRelay()
  return world
}
