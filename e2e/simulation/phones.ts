import type { GroupId } from '@porchlight/shared/base/ids'
import { createRelay, type Relay } from '@porchlight/sync-server/relay'
import { createLocalFanout } from '@porchlight/sync-server/fanout/local'
import { createMemoryStore } from '@porchlight/sync-server/store/memory'
import { createEngine, type TestedEngine } from '@porchlight/web/engine/engine'
import { nodePhone, type NodePhone } from '@porchlight/web/engine/testing/node-world'
import { type FaultyDisk, makeFaulty } from '@porchlight/web/engine/testing/faulty-disk'
import { createWorldClock, type WorldClock } from './clock.ts'
import { createNetwork, type PhoneLine } from './network.ts'
import { seeded } from '../seeded.ts'
import { createDice, type Dice } from './random.ts'

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
  /** Runs until it holds, or fails with what `describe` says after `limit` of the world's milliseconds. */
  until(holds: () => boolean | Promise<boolean>, describe: () => string | Promise<string>, limit?: number): Promise<void>
  stopRelay(): Promise<void>
  startRelay(what?: 'same' | 'wiped' | 'rolled-back'): void
  /** A copy of what the relay holds now: what `rolled-back` goes back to. */
  backUpRelay(): void
  end(): Promise<void>
}

/** Real milliseconds that a machine with other work gets before something counts as stuck. */
const PATIENCE_MS = 20_000
const APP = 'https://porchlight.example/'
let worlds = 0

export function createWorld(seed: number): World {
  const number = ++worlds
  const random = createDice(seed)
  const clock = createWorldClock(Date.UTC(2026, 9, 3, 14))
  const phones: Phone[] = []
  const store = createMemoryStore()
  let backup = store.copy()
  let relay: Relay | undefined
  const network = createNetwork(clock.skewed(0), random, () => relay)

  const world: World = {
    clock,
    random,
    phones,
    relay: () => relay,
    async addPhone(name, skew = 0) {
      const line = network.createLine()
      const disk = nodePhone(`sim-${number}-${name}`, seeded(seed * 1000 + phones.length + 1))
      const faults = makeFaulty(disk.disk)
      const start = async (): Promise<TestedEngine> => {
        const engine = createEngine({
          world: disk.world({ clock: clock.skewed(skew) }),
          dial: line.dial,
          app: APP,
          ownRelay: 'wss://porchlight.example/relay',
        })
        // A disk that refuses is tried again, as people do.
        return (await engine.ready()).ok ? engine : start()
      }
      const phone: Phone = {
        name,
        line,
        disk,
        faults,
        engine: await start(),
        group: '' as GroupId,
        async restart() {
          line.cut()
          await phone.engine.close()
          phone.engine = await start()
        },
      }
      phones.push(phone)
      return phone
    },
    async run(ms) {
      for (let gone = 0; gone < ms; gone += 50) {
        await breathe()
        clock.advance(50)
      }
      await breathe()
    },
    async until(holds, describe, limit = 600_000) {
      const begun = performance.now()
      for (let gone = 0; ; gone += 100) {
        if (await holds()) return
        // The world's time may run faster than this machine can work.
        if (gone >= limit && performance.now() - begun > PATIENCE_MS) throw new Error(await describe())
        await world.run(100)
      }
    },
    async stopRelay() {
      relay = undefined
      network.cutAll()
    },
    startRelay(what = 'same') {
      if (what === 'wiped') store.restore(new Map())
      if (what === 'rolled-back') store.restore(backup)
      relay = createRelay({ store, fanout: createLocalFanout(), clock: clock.skewed(0) })
    },
    backUpRelay() {
      backup = store.copy()
    },
    async end() {
      network.cutAll()
      relay = undefined
      await Promise.all(phones.map(phone => phone.engine.close()))
    },
  }
  world.startRelay()
  return world
}

/** A few turns of the real event loop: disks, keys and frames do their work. */
async function breathe(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise<void>(resolve => setImmediate(resolve))
}
