// P2 by brute force: a relay under load is killed with SIGKILL at random moments; every entry that it had acknowledged
// must be at its place afterwards, with the digests it had announced.
//   node e2e/harness/relay-kill.ts --kills 200 --writes 10000
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Bytes, equalBytes, fromHex, toHex } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { nextDigestSync, sha256 } from '@porchlight/sync-server/store/hash'
import { startRelay, type TestRelay } from '../relay.ts'
import { connectWire, freshChannel, type WireClient } from './relay-kill-client.ts'

export interface KillReport {
  readonly kills: number
  /** Entries that were acknowledged. */
  readonly acknowledged: number
  /** Acknowledged entries that were not at their place after a restart. */
  readonly lost: number
  /** Digests that the relay had announced and that its entries no longer give. */
  readonly wrongDigests: number
  /** Entries that stand in a channel twice. */
  readonly repeated: number
  /** Trims that were acknowledged, and those of them that a restart forgot. */
  readonly trims: number
  readonly forgottenTrims: number
  /** Entries that were on their way at a kill; those of them that had been stored although nobody was told. */
  readonly unanswered: number
  readonly storedUnanswered: number
  readonly seconds: number
}

export interface KillOptions {
  readonly kills: number
  /** Acknowledged entries in all, at least. */
  readonly writes: number
  readonly sockets?: number
  readonly channels?: number
  /** A relay to break, instead of a fresh one. */
  readonly relay?: TestRelay
  readonly onKill?: (kill: number, acknowledged: number) => void
}

/** What a channel's writers were told, and what a reader has verified so far. */
interface Ledger {
  readonly channel: ChannelId
  readonly preimage: Bytes
  readonly keeper: Bytes
  /** The newest trim that was acknowledged. */
  trimmed: number
  /** Entries that a trim was asked to keep: each may stand once more, and must where it was acknowledged. */
  readonly maybeKept: Set<string>
  readonly kept: Set<string>
  /** Place → hash of the entry acknowledged there. */
  readonly entries: Map<number, string>
  readonly digests: Map<number, Bytes>
  readonly seen: Set<string>
  verified: number
  digest: Bytes
  /** Hash of the last entry that was verified. */
  last: string | undefined
}

const WINDOW = 4
const MOMENT_MS = 25

export async function killRelay(options: KillOptions): Promise<KillReport> {
  const { kills, writes, sockets = 8, channels = 12 } = options
  const began = performance.now()
  const relay = options.relay ?? (await startRelay({ args: ['--rate', '1000'] }))
  const ledgers: Ledger[] = Array.from({ length: channels }, () => ({
    ...freshChannel(),
    entries: new Map(),
    digests: new Map(),
    seen: new Set(),
    trimmed: 0,
    maybeKept: new Set(),
    kept: new Set(),
    verified: 0,
    digest: FIRST_DIGEST,
    last: undefined,
  }))
  const unanswered = new Set<string>()
  const report = { kills: 0, acknowledged: 0, lost: 0, wrongDigests: 0, repeated: 0, storedUnanswered: 0, trims: 0, forgottenTrims: 0 }

  async function write(client: WireClient): Promise<void> {
    const ledger = ledgers[Math.floor(Math.random() * ledgers.length)]!
    const entries = Array.from(
      { length: 1 + Math.floor(Math.random() * 3) },
      () => new Uint8Array(randomBytes(40 + Math.floor(Math.random() * 2000))),
    )
    const hashes = entries.map(entry => toHex(sha256(entry)))
    for (const hash of hashes) unanswered.add(hash)
    const answer = await client.ask({ type: 'append', channel: ledger.channel, entries })
    if (answer.type !== 'appended') throw new Error(`refused under load: ${JSON.stringify(answer)}`)
    ledger.digests.set(answer.n, answer.digest)
    answer.added.forEach((index, i) => ledger.entries.set(answer.from + i + 1, hashes[index]!))
    for (const hash of hashes) unanswered.delete(hash)
    report.acknowledged += answer.added.length
  }

  /** Trims a channel up to what has been verified, and lets one of the verified entries go on. */
  async function trim(client: WireClient): Promise<void> {
    const ledger = ledgers[Math.floor(Math.random() * ledgers.length)]!
    const { channel, keeper, verified: upTo, digest, last } = ledger
    if (upTo <= ledger.trimmed || !last || ledger.maybeKept.size > 0) return
    ledger.maybeKept.add(last)
    const answer = await client.ask({ type: 'trim', channel, upTo, digest, keep: [fromHex(last)], keeper })
    if (answer.type !== 'trimmed') throw new Error(`refused under load: ${JSON.stringify(answer)}`)
    ledger.trimmed = upTo
    ledger.kept.add(last)
    report.trims++
  }

  /** Writes with a window of unanswered appends until the socket ends. */
  async function load(client: WireClient, refused: (error: Error) => void): Promise<void> {
    const one = async () => {
      for (;;) await write(client)
    }
    const ended = (error: Error) => (error.message.startsWith('refused') ? refused(error) : undefined)
    await Promise.all([...Array.from({ length: WINDOW }, () => one().catch(ended)), trim(client).catch(ended)])
  }

  /** Reads what came since the last look, and compares it with everything that was acknowledged. */
  async function verify(client: WireClient): Promise<void> {
    const frames = await client.watch(ledgers.map(it => ({ channel: it.channel, after: it.verified, digest: it.digest })))
    for (const ledger of ledgers) {
      for (const frame of frames) {
        if (!('channel' in frame) || frame.channel !== ledger.channel) continue
        if (frame.type === 'restart' || frame.type === 'refused') {
          // Whatever had been verified is gone.
          report.lost += ledger.verified
          ledger.verified = 0
          ledger.digest = FIRST_DIGEST
        }
        if (frame.type === 'entries') for (const entry of frame.entries) verifyEntry(ledger, entry)
        if (frame.type === 'caughtUp' && !(frame.n === ledger.verified && equalBytes(frame.digest, ledger.digest))) report.wrongDigests++
      }
      for (const place of ledger.entries.keys()) if (place > ledger.verified) report.lost++
      report.lost += ledger.kept.size
      ledger.kept.clear()
      ledger.maybeKept.clear()
      ledger.entries.clear()
      ledger.digests.clear()
    }
  }

  function verifyEntry(ledger: Ledger, entry: Bytes): void {
    const hash = sha256(entry)
    const name = toHex(hash)
    ledger.verified++
    ledger.digest = nextDigestSync(ledger.digest, hash)
    const acknowledged = ledger.entries.get(ledger.verified)
    if (acknowledged !== undefined && acknowledged !== name) report.lost++
    const announced = ledger.digests.get(ledger.verified)
    if (announced && !equalBytes(announced, ledger.digest)) report.wrongDigests++
    if (ledger.seen.has(name) && !ledger.maybeKept.delete(name)) report.repeated++
    ledger.kept.delete(name)
    ledger.seen.add(name)
    ledger.last = name
    if (unanswered.has(name)) report.storedUnanswered++
  }

  async function killOnce(quota: number): Promise<void> {
    const clients = await Promise.all(Array.from({ length: sockets }, () => connectWire(relay.url)))
    for (const { preimage } of ledgers) await clients[0]!.ask({ type: 'open', preimage })
    const before = report.acknowledged
    let failure: Error | undefined
    const loads = clients.map(client => load(client, error => (failure = error)))
    while (report.acknowledged - before < quota && !failure) await clients[0]!.ask({ type: 'watch', channels: [] })
    await new Promise(resolve => setTimeout(resolve, Math.random() * MOMENT_MS))
    await relay.kill()
    await Promise.all(loads)
    if (failure) throw failure
    report.kills++
    await relay.start()
    const reader = await connectWire(relay.url)
    await verify(reader)
    const begins = await reader.watch(ledgers.map(it => ({ channel: it.channel, after: 0, digest: FIRST_DIGEST })))
    for (const { channel, trimmed } of ledgers) {
      const from = begins.find(frame => frame.type === 'trimmed' && frame.channel === channel)
      if (trimmed > 0 && !(from?.type === 'trimmed' && from.upTo >= trimmed)) report.forgottenTrims++
    }
    reader.close()
    options.onKill?.(report.kills, report.acknowledged)
  }

  try {
    while (report.kills < kills) await killOnce(Math.ceil(Math.max(1, writes - report.acknowledged) / (kills - report.kills)))
  } finally {
    if (!options.relay) await relay.dispose()
  }
  return { ...report, unanswered: unanswered.size, seconds: Math.round((performance.now() - began) / 100) / 10 }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, writes: { type: 'string', default: '10000' } } })
  const report = await killRelay({
    kills: Number(values.kills),
    writes: Number(values.writes),
    onKill: (kill, acknowledged) => kill % 20 === 0 && console.log(`${kill} kills, ${acknowledged} acknowledged`),
  })
  console.log(JSON.stringify(report, undefined, 2))
  process.exit(report.lost + report.wrongDigests + report.repeated + report.forgottenTrims === 0 ? 0 : 1)
}
