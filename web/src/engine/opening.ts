import { concat, equalBytes, fromUtf8, readU32, u32, utf8 } from '@porchlight/shared/base/bytes'
import type { Database, EarlyRows, ValueRow } from './db.ts'
import type { World } from './ports.ts'
import { openValue, sealValueAt, valueName } from './rows.ts'
import type { Vault } from './vault.ts'

/**
 * What the app reads when it opens (the groups, the views of the first screens), all together as one more sealed value,
 * so that a cold start is one read and not forty. It is a copy that is either true or not there: every commit of one of
 * the originals puts a mark in its place, in the same transaction, and a new copy is made when all has been quiet.
 */
export interface Opening {
  /** What the copy has of `name`, while the app opens; undefined when it has to be read. */
  copied(name: string): { readonly value: Uint8Array | undefined } | undefined
  /** The row that says that there is no true copy any more; undefined where none of the originals is among `names`. */
  mark(names: readonly string[]): ValueRow | undefined
  /** The first screen stands: nothing is answered from the copy any more, and it is renewed from now on. */
  end(): void
}

export const OPENING = 'opening'
const QUIET_MS = 1_500
/** An organizer's whole county is not needed for a first screen, and would be written again and again. */
const MOST_BYTES = 512 << 10
const MOST_NAMES = 200

const isOriginal = (name: string): boolean => name === 'home' || name.startsWith('view/')

export async function createOpening(
  database: Database,
  vault: Vault,
  { clock, random, early }: World,
  rows: EarlyRows | undefined,
): Promise<Opening> {
  const plain = rows?.opening && (await openValue(vault, rows.opening))
  let copy = plain && unpack(plain)
  const asked = new Set(copy?.keys())
  let isOpening = true
  let isTrue = copy !== undefined
  let cancel = (): void => undefined

  function later(): void {
    cancel()
    if (early && !isOpening && !isTrue) cancel = clock.after(QUIET_MS, () => void renew().catch(() => undefined))
  }

  /** Read in one moment, and stored only when nothing has been written since. */
  async function renew(): Promise<void> {
    const names = [...asked]
    if (names.length > MOST_NAMES) return
    const opaque = await Promise.all(names.map(name => valueName(vault, name)))
    const [mark, ...found] = await database.alive(() => database.values.bulkGet([OPENING, ...opaque]))
    if (found.reduce((sum, row) => sum + (row?.sealed.length ?? 0), 0) > MOST_BYTES) return
    const values = await Promise.all(found.map(row => row && openValue(vault, row)))
    const row = await sealValueAt(vault, OPENING, pack(names.map((name, i) => [name, values[i]])), true)
    await database.strictly(['values'], transaction => {
      const store = transaction.objectStore('values')
      const reading: IDBRequest<ValueRow | undefined> = store.get(OPENING)
      reading.onsuccess = () => {
        if (!equalBytes(reading.result?.sealed ?? new Uint8Array(), mark?.sealed ?? new Uint8Array())) return
        store.put(row)
        isTrue = true
      }
    })
  }

  return {
    copied(name) {
      if (!isOpening || !isOriginal(name)) return undefined
      asked.add(name)
      const value = copy?.get(name)
      // That there are no groups is never taken from a copy: somebody would take theirs for lost.
      if (value || (name !== 'home' && copy?.has(name))) return { value }
      // More is read than at the opening before: the next copy has it.
      isTrue = false
      return undefined
    },
    mark(names) {
      // Only pages begin with what was read early; elsewhere there is no copy.
      if (!early || !names.some(isOriginal)) return undefined
      // Nothing more from what was read before this was written.
      copy = undefined
      isTrue = false
      later()
      return { name: OPENING, sealed: random.bytes(16) }
    },
    end() {
      isOpening = false
      copy = undefined
      later()
    },
  }
}

type Values = readonly (readonly [name: string, value: Uint8Array | undefined])[]
const NONE = 0xffffffff

const pack = (values: Values): Uint8Array =>
  concat(...values.flatMap(([name, value]) => [u32(utf8(name).length), utf8(name), u32(value?.length ?? NONE), value ?? new Uint8Array()]))

/** Written by this phone and sealed, so it has its shape. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array | undefined> {
  const values = new Map<string, Uint8Array | undefined>()
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + 4 + readU32(bytes, at)
    const length = readU32(bytes, nameEnd)
    const end = nameEnd + 4 + (length === NONE ? 0 : length)
    values.set(fromUtf8(bytes.subarray(at + 4, nameEnd)), length === NONE ? undefined : bytes.subarray(nameEnd + 4, end))
    at = end
  }
  return values
}
