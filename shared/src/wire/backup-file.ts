import { concat, equalBytes, readU32, u32, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, bytesField, onlyFields, readCbor, uintField, writeCbor } from '../base/cbor.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { openOnce, sealOnce } from '../crypto/aead.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'
import { attempt } from './attempt.ts'

/** The envelope of a whole backup: docs/PROTOCOL.md section 9. What lies in it: backup-items.ts. */
export interface Stretching {
  readonly salt: Bytes
  /** KiB. */
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

/** A file of any size, read piece by piece. */
export interface Source {
  readonly size: number
  read(from: number, to: number): Promise<Bytes>
}

export interface SealedBackup {
  readonly stretching: Stretching
  /** Whether this is the key that the passphrase makes. */
  isKey(key: Uint8Array): Promise<boolean>
  /** The parts in order, opened. Throws Refused: `backup-cut-short`, `backup-damaged`. */
  parts(key: Uint8Array): AsyncGenerator<{ readonly plain: Bytes; readonly end: number }>
}

const MAGIC = utf8('PORCHLIGHT-BACKUP1\n')
const ANY_BACKUP = utf8('PORCHLIGHT-BACKUP')
const WORK_FILE = utf8('PORCHLIGHT1\n')
const HEADER_LIMIT = 1024
const SUM = 8
/** Items are gathered up to here before they are sealed. */
const PART = 256 * 1024
const PART_LIMIT = 16 * 1024 * 1024
/** What a file may ask of whoever opens it: 1 GiB for a while. */
const MEMORY_LIMIT = 1 << 20

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean => equalBytes(bytes.subarray(0, start.length), start)
const none = new Uint8Array(0)
const checkOf = (key: Uint8Array): Promise<Bytes> => hkdf(key, none, utf8('porchlight/backup-check/v1'), 16)
const partKey = (key: Uint8Array, index: number, last: boolean): Promise<Bytes> =>
  hkdf(key, none, concat(utf8('porchlight/backup-part/v1'), u32(index), Uint8Array.of(last ? 1 : 0)), 32)

/** Seals encoded items as they come; what it yields, one after the other, is the file. */
export async function* sealBackup(key: Uint8Array, stretching: Stretching, items: AsyncIterable<Uint8Array>): AsyncGenerator<Bytes> {
  const header = writeCbor({ v: 1, ...stretching, check: await checkOf(key) })
  const sum = await sha256(header)
  yield concat(MAGIC, u32(header.length), header, sum.subarray(0, SUM))
  let index = 0
  let gathered: Uint8Array[] = []
  let size = 0
  const seal = async (last: boolean): Promise<Bytes> => {
    const sealed = await sealOnce(await partKey(key, index, last), sum, concat(...gathered))
    index++
    gathered = []
    size = 0
    return concat(u32(sealed.length), sealed)
  }
  for await (const item of items) {
    if (size + item.length > PART && size > 0) yield await seal(false)
    gathered.push(item)
    size += item.length
  }
  yield await seal(true)
}

/** Only the beginning is enough to tell. */
export const looksLikeBackup = (start: Uint8Array): boolean => startsWith(start, ANY_BACKUP)
export const BACKUP_START = MAGIC.length

/** `backup-not-one`, `backup-is-work-file`, `backup-newer-version`, `backup-cut-short`, `backup-damaged`. */
export const openBackup = (source: Source): Promise<Result<SealedBackup>> =>
  attempt(async () => {
    const start = await source.read(0, Math.min(source.size, MAGIC.length + 4 + HEADER_LIMIT + SUM))
    need(!startsWith(start, WORK_FILE), 'backup-is-work-file')
    if (!startsWith(start, MAGIC)) {
      const cut = start.length < MAGIC.length && start.length > 0 && equalBytes(start, MAGIC.subarray(0, start.length))
      need(!cut, 'backup-cut-short')
      need(!looksLikeBackup(start) || !/^[1-9]\d{0,5}$/.test(digitsAfter(start)), 'backup-newer-version')
      throw new Refused('backup-not-one')
    }
    need(start.length >= MAGIC.length + 4, 'backup-cut-short')
    const length = readU32(start, MAGIC.length)
    need(length <= HEADER_LIMIT, 'backup-damaged', 'header')
    const body = MAGIC.length + 4
    need(start.length >= body + length + SUM, 'backup-cut-short')
    const header = start.slice(body, body + length)
    const sum = await sha256(header)
    need(equalBytes(sum.subarray(0, SUM), start.subarray(body + length, body + length + SUM)), 'backup-damaged', 'header')
    return readHeader(source, header, sum, body + length + SUM)
  })

const digitsAfter = (start: Uint8Array): string => {
  const rest = String.fromCharCode(...start.subarray(ANY_BACKUP.length, ANY_BACKUP.length + 8))
  return rest.includes('\n') ? rest.slice(0, rest.indexOf('\n')) : ''
}

function readHeader(source: Source, header: Bytes, sum: Bytes, from: number): SealedBackup {
  const fields = asFields(readCbor(header))
  const version = uintField(fields, 'v')
  need(version === 1, 'backup-newer-version')
  onlyFields(fields, ['v', 'salt', 'memory', 'passes', 'lanes', 'check'])
  const salt = bytesField(fields, 'salt', 16).slice()
  const memory = uintField(fields, 'memory', MEMORY_LIMIT)
  const [passes, lanes] = [uintField(fields, 'passes', 64), uintField(fields, 'lanes', 16)]
  const check = bytesField(fields, 'check', 16)
  return {
    stretching: { salt, memory, passes, lanes },
    isKey: async key => equalBytes(await checkOf(key), check),
    parts: key => openParts(source, key, sum, from),
  }
}

async function* openParts(source: Source, key: Uint8Array, sum: Bytes, from: number): ReturnType<SealedBackup['parts']> {
  let at = from
  for (let index = 0, last = false; !last; index++) {
    need(at + 4 <= source.size, 'backup-cut-short')
    const length = readU32(await source.read(at, at + 4))
    need(length <= PART_LIMIT, 'backup-damaged', `part ${index}`)
    const end = at + 4 + length
    need(end <= source.size, 'backup-cut-short')
    const sealed = await source.read(at + 4, end)
    last = end === source.size
    const plain = await openOnce(await partKey(key, index, last), sum, sealed)
    if (!plain) {
      // Cut exactly between two parts: what is here is whole, and is not the end.
      const whole = last && (await openOnce(await partKey(key, index, false), sum, sealed))
      throw new Refused(whole ? 'backup-cut-short' : 'backup-damaged', { detail: `part ${index}` })
    }
    yield { plain, end }
    at = end
  }
}
