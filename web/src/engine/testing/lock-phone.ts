import type { Bytes } from '@porchlight/shared/base/bytes'
import { utf8 } from '@porchlight/shared/base/bytes'
import { ok } from '@porchlight/shared/base/result'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail } from '@porchlight/shared/base/result'
import { hkdf } from '@porchlight/shared/crypto/hash'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { createDatabase } from '../db.ts'
import { createChanges } from '../lock/change.ts'
import { createLockedPhone } from '../lock/locked-phone.ts'
import { writeWait } from '../lock/opening-by.ts'
import type { Passkeys } from '../lock/passkey.ts'
import type { Slips } from '../lock/slips.ts'
import type { World } from '../ports.ts'
import { openPhone } from '../store.ts'
import { type Fault, makeFaulty } from './faulty-disk.ts'
import { nodePhone } from './node-world.ts'

/** Files of a phone in Node: what they hold stays when the phone is switched off. */
export function memorySlips(): Slips & { readonly files: Map<string, Bytes> } {
  const files = new Map<string, Bytes>()
  return {
    files,
    read: async name => files.get(name)?.slice(),
    async write(name, slip) {
      files.set(name, slip.slice())
      return true
    },
    async keepOnly(names) {
      for (const name of files.keys()) if (!names.includes(name)) files.delete(name)
    },
  }
}

/** What no PIN is stretched by outside of tests: at once, and the same for the same. */
const quickly = async (text: string, { salt }: { salt: Uint8Array }) => hkdf(utf8(text), salt, utf8('test'), 32)

let phones = 0

/** A phone that can be locked, switched off in the middle of anything, and opened again. */
export function lockPhone(more: Partial<World> = {}) {
  const random = seededRandom(++phones)
  const phone = nodePhone(`lock-${phones}`, random)
  const disk = makeFaulty(phone.disk)
  const slips = memorySlips()
  let finger = true
  const passkeys: Passkeys = {
    make: async () =>
      ok({ credential: utf8('credential'), salt: utf8('salt'), secret: await hkdf(utf8('finger'), utf8('salt'), utf8(''), 32) }),
    ask: async (_, salt) => (finger ? ok(await hkdf(utf8('finger'), salt, utf8(''), 32)) : fail(refusal('passkey-refused'))),
  }
  const ports = { stretch: quickly, passkeys }
  const world = (over: Partial<World> = {}): World => phone.world({ slips, ...more, ...over })
  return {
    name: `lock-${phones}`,
    disk,
    slips,
    passkeys,
    world,
    idb: phone.disk,
    setFinger: (works: boolean) => void (finger = works),
    open: (over: Partial<World> = {}) => openPhone(world(over)),
    locked: (over: Partial<World> = {}) => createLockedPhone(world(over), { ...ports, erase: async () => undefined }),
    changes: (over: Partial<World> = {}) => createChanges(createDatabase(world(over)), world(over), ports),
    waits: (waitMs: number) => writeWait(createDatabase(world()), waitMs),
    /** From here on the disk takes this many more writes of keys and files, and then nothing: as if the phone had died. */
    diesAfter(writes: number): Partial<World> {
      let left = writes
      const dead = (): boolean => left-- <= 0
      disk.faults.length = 0
      // Each transaction asks for its fault when it begins.
      Object.assign(disk.faults, { shift: (): Fault => (dead() ? 'abort' : undefined) })
      const died = async () => {
        throw new Error('the phone is off')
      }
      return {
        slips: {
          ...slips,
          write: (name, slip) => (dead() ? died() : slips.write(name, slip)),
          keepOnly: names => (dead() ? died() : slips.keepOnly(names)),
        },
      }
    },
    /** Switched on again. */
    revives() {
      Reflect.deleteProperty(disk.faults, 'shift')
    },
  }
}
