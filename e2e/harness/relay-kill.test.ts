import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { describe, expect, test } from 'vitest'
import { startRelay } from '../relay.ts'
import { connectWire, freshChannel } from './relay-kill-client.ts'
import { needStrace, traceRelay } from './relay-kill-trace.ts'
import { killRelay } from './relay-kill.ts'

const WRONG = join(import.meta.dirname, 'relay-kill-main.ts')

describe('a relay that is killed', () => {
  test('[P2.5] loses nothing that it had acknowledged', async () => {
    const report = await killRelay({ kills: 6, writes: 600 })
    expect(report).toMatchObject({ kills: 6, lost: 0, wrongDigests: 0, repeated: 0, forgottenTrims: 0 })
    expect(report.acknowledged).toBeGreaterThanOrEqual(600)
    expect(report.trims).toBeGreaterThan(3)
  })

  test('[P2.5] and the harness notices one that forgets', async () => {
    const relay = await startRelay({ prefix: ['env', 'PORCHLIGHT_WRONG_STORE=forgetful'], main: WRONG })
    const report = await killRelay({ kills: 2, writes: 100, relay })
    await relay.dispose()
    expect(report.lost).toBeGreaterThan(50)
  })
})

describe('system calls of the relay', () => {
  test('[P2.2] no `appended` leaves before the sync that covers its rows has returned', async () => {
    const report = await traceRelay({ appends: 400 })
    expect(report).toMatchObject({ acknowledgements: 400, early: 0 })
    expect(report.syncs).toBeGreaterThan(50)
  })

  test('[P2.2] and the harness notices a build that does not wait for the disk', async () => {
    expect(await traceRelay({ appends: 100, wrongStore: 'unsynced' })).toMatchObject({ acknowledgements: 100, early: 100 })
  })
})

describe('a disk that fails', () => {
  /** Appends one entry after another while strace makes system calls fail; then kills the relay and counts what is left. */
  async function withFault(inject: string): Promise<{ refusals: Record<string, number>; acknowledged: number; kept: number }> {
    needStrace()
    const relay = await startRelay({
      prefix: ['strace', '-D', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync,fsync,pwrite64', '-e', `inject=${inject}`],
    })
    try {
      const { preimage, channel } = freshChannel()
      const client = await connectWire(relay.url)
      await client.ask({ type: 'open', preimage })
      const refusals: Record<string, number> = {}
      const acknowledged: Uint8Array[] = []
      for (let i = 0; i < 120; i++) {
        const entry = new Uint8Array(randomBytes(3000))
        const answer = await client.ask({ type: 'append', channel, entries: [entry] })
        if (answer.type === 'appended') acknowledged.push(entry)
        else if (answer.type === 'refused') refusals[answer.code] = (refusals[answer.code] ?? 0) + 1
      }
      expect((await fetch(`${relay.origin}/healthz`)).status).toBe(200)
      await relay.kill()
      await relay.startUntroubled()
      const frames = await (await connectWire(relay.url)).watch([{ channel, after: 0, digest: FIRST_DIGEST }])
      const there = new Set(
        frames.flatMap(frame => (frame.type === 'entries' ? frame.entries.map(it => Buffer.from(it).toString('hex')) : [])),
      )
      const kept = acknowledged.filter(entry => there.has(Buffer.from(entry).toString('hex'))).length
      return { refusals, acknowledged: acknowledged.length, kept }
    } finally {
      await relay.dispose()
    }
  }

  test.each([
    ['a sync that fails now and then', 'fsync:error=EIO:when=12+5', 'internal'],
    ['writes that fail now and then', 'pwrite64:error=EIO:when=60+31', 'internal'],
    ['a disk without room now and then', 'pwrite64:error=ENOSPC:when=60+31', 'full'],
  ])('[P2.3] %s: refused by name, no false `appended`, the relay stays up', async (_, inject, code) => {
    const { refusals, acknowledged, kept } = await withFault(inject)
    expect(Object.keys(refusals)).toEqual([code])
    expect(refusals[code]).toBeGreaterThan(3)
    expect(acknowledged).toBe(120 - refusals[code]!)
    expect(kept).toBe(acknowledged)
  })
})
