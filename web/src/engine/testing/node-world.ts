import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { systemClock } from '@porchlight/shared/base/ports'
import type { Random } from '@porchlight/shared/base/ports'
import type { World } from '../ports.ts'
import { createAir } from './air.ts'

/**
 * A phone in Node. `world()` is one tab of it, or the same phone after a restart: the disk and the air between its tabs
 * stay, everything else is new. Locks are Node's own, so names of phones must differ within a process.
 */
export interface NodePhone {
  readonly disk: IDBFactory
  world(overrides?: Partial<World>): World
}

export function nodePhone(name: string, random: Random): NodePhone {
  const disk = new IDBFactory()
  const air = createAir()
  return {
    disk,
    world: overrides => ({
      clock: systemClock,
      random,
      indexedDB: disk,
      IDBKeyRange,
      name,
      locks: navigator.locks,
      broadcast: air,
      loadAutomerge,
      sealing: 'on',
      ...overrides,
    }),
  }
}

export const nodeWorld = (name: string, random: Random): World => nodePhone(name, random).world()

let loaded: Promise<void> | undefined

/** The same slim build as in the browser, with the wasm file from the disk; once for all phones of a process. */
export const loadAutomerge = (): Promise<void> => (loaded ??= initialise())

async function initialise(): Promise<void> {
  const { initializeWasm } = await import('@automerge/automerge/slim')
  const file = createRequire(import.meta.url).resolve('@automerge/automerge/automerge.wasm')
  await initializeWasm(readFileSync(file))
}
