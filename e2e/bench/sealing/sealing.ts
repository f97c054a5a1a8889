import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId, DocId, GroupId, OpId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { type Batch, isSignedBy, parseBatch, signBatch } from '@porchlight/shared/wire/batch'
import { importSealingKey, openEntry, sealEntry } from '@porchlight/shared/wire/entry'
import { type BenchRow, median, row } from '../row.ts'

const COUNT = 400
const ROUNDS = 5
/** What one visit's change is. */
const CHANGE = 300
const DOC = 'visits/1@turf/0123456789abcdef' as DocId
const web = globalThis.crypto.subtle

/** Signed batches of one change sealed and opened a second, beside bare WebCrypto on the same bytes; and what is added to them. */
export async function rows(): Promise<BenchRow[]> {
  const random = seededRandom(15)
  const keys = await newDeviceKeys(random)
  const key = await importSealingKey(random.bytes(32).slice() as Bytes)
  const channel = 'ab'.repeat(16) as ChannelId
  const header = { kind: 'changes', group: 'cd'.repeat(32) as GroupId, doc: DOC, auth: ['ef'.repeat(32) as OpId] } as const
  const payload = random.bytes(CHANGE).slice() as Bytes
  const pair = (await web.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const aes = await web.importKey('raw', random.bytes(32).slice(), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const [seal, open, bareSeal, bareOpen]: [number[], number[], number[], number[]] = [[], [], [], []]
  let size = 0

  for (let round = 0; round < ROUNDS; round++) {
    const entries: Bytes[] = []
    seal.push(
      await perSecond(async i => {
        const batch: Batch = await signBatch(keys, { ...header, seq: i + 2, prev: '01'.repeat(32) as Batch['id'] }, payload)
        entries.push(must(await sealEntry(key, channel, DOC, batch.signed)))
      }),
    )
    size = entries[0]!.length
    const plain = new Uint8Array(size)
    const bare: [ArrayBuffer, ArrayBuffer][] = []
    bareSeal.push(
      await perSecond(async i => {
        const signature = await web.sign('Ed25519', pair.privateKey, plain)
        bare.push([signature, await web.encrypt({ name: 'AES-GCM', iv: ivOf(i) }, aes, plain)])
      }),
    )
    open.push(
      await perSecond(async i => {
        const batch = must(await parseBatch(must(await openEntry(key, channel, DOC, entries[i]!))))
        if (!(await isSignedBy(batch, keys.ed.public))) throw new Error('not signed')
      }),
    )
    bareOpen.push(
      await perSecond(async i => {
        await web.decrypt({ name: 'AES-GCM', iv: ivOf(i) }, aes, bare[i]![1])
        if (!(await web.verify('Ed25519', pair.publicKey, bare[i]![0], plain))) throw new Error('not signed')
      }),
    )
  }

  return [
    rate('B18 seal', seal, bareSeal),
    rate('B18 open', open, bareOpen),
    row({ id: 'B18 bytes beside a change of 300', value: size - CHANGE, unit: 'bytes', ratio: size / CHANGE, limit: 3 }),
  ]
}

const ivOf = (i: number): Uint8Array<ArrayBuffer> => new Uint8Array(new Uint32Array([i, 0, 0]).buffer)

async function perSecond(work: (i: number) => Promise<void>): Promise<number> {
  const begun = performance.now()
  for (let i = 0; i < COUNT; i++) await work(i)
  return (COUNT * 1000) / (performance.now() - begun)
}

/** The ratio is of times: how much longer ours takes. */
function rate(id: string, ours: readonly number[], bare: readonly number[]): BenchRow {
  const [value, peer] = [median(ours), median(bare)]
  return row({
    id,
    value,
    unit: 'a second',
    peers: { 'bare WebCrypto, one signature and one AES-GCM': peer },
    ratio: peer / value,
    limit: 4,
  })
}
