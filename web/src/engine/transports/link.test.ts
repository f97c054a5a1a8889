import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Clock } from '@porchlight/shared/base/ports'
import { MAX_WATCHED } from '@porchlight/shared/wire/limits'
import { describe, expect, test } from 'vitest'
import type { DialHandlers } from './dial.ts'
import { createRelayLink } from './link.ts'

const CHANNEL = 'ab'.repeat(16) as ChannelId

/** A clock that only moves when told. */
function handClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(it => it !== timer)
      }
    },
  }
  const advance = (ms: number) => {
    const until = now + ms
    for (;;) {
      const due = timers.filter(it => it.at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (!due) break
      now = due.at
      timers = timers.filter(it => it !== due)
      due.run()
    }
    now = until
  }
  return { clock, advance }
}

function setup() {
  const { clock, advance } = handClock()
  const lines: { handlers: DialHandlers; sent: Record<string, unknown>[]; closed: boolean }[] = []
  const link = createRelayLink('wss://relay.example/relay', {
    clock,
    random: { bytes: length => new Uint8Array(length), unit: () => 0.5 },
    dial: (_address, handlers) => {
      const line = { handlers, sent: [] as Record<string, unknown>[], closed: false }
      lines.push(line)
      return { send: fields => void line.sent.push(fields), close: () => void (line.closed = true) }
    },
  })
  return { link, lines, advance, settle: () => new Promise<void>(resolve => setImmediate(resolve)) }
}

describe('relay link', () => {
  test('[P4.3] a handshake that is never answered is given up and dialled anew', () => {
    const { link, lines, advance } = setup()
    advance(5_000)
    expect(lines[0]!.closed).toBe(true)
    expect(link.state()).toEqual({ link: 'offline', reason: 'relay-slow' })
    advance(2_000)
    expect(lines.length).toBe(2)
  })

  test('[P4.3] an open line on which nothing answers is given up; what was asked fails and can be asked again', async () => {
    const { link, lines, advance } = setup()
    lines[0]!.handlers.open('2')
    const append = link.append(CHANNEL, [new Uint8Array([1, 2])])
    advance(12_000)
    expect(await append).toEqual({ ok: false, error: { code: 'relay-lost' } })
    expect(lines[0]!.closed).toBe(true)
  })

  test('[P4.3] an idle line is asked now and then, and stays while it answers', async () => {
    const { link, lines, advance, settle } = setup()
    const line = lines[0]!
    line.handlers.open('2')
    for (let i = 0; i < 4; i++) {
      advance(25_000)
      const heartbeat = line.sent.at(-1)!
      expect(heartbeat).toMatchObject({ type: 'watch', channels: [] })
      line.handlers.frame({ type: 'watched', req: heartbeat['req'] })
      await settle()
    }
    expect(line.sent.length).toBe(4)
    expect(link.state().link).toBe('online')
  })

  test('[P4.4] garbage ends the line, not the app', async () => {
    const { link, lines } = setup()
    lines[0]!.handlers.open('2')
    for (const junk of [null, 7, [], { type: 'entries' }, { type: 'appended', req: -1 }]) lines[0]!.handlers.frame(junk)
    expect(link.state()).toEqual({ link: 'offline', reason: 'relay-garbage' })
  })

  test('[P4.2] without a line the reason is kept, and back-off has a ceiling', () => {
    const { link, lines, advance } = setup()
    for (let i = 0; i < 12; i++) {
      lines.at(-1)!.handlers.closed()
      const dialled = lines.length
      let waited = 0
      for (; lines.length === dialled; waited += 100) advance(100)
      expect(waited).toBeLessThanOrEqual(30_000)
    }
    expect(lines.length).toBe(13)
    expect(link.state().reason).toBe('relay-unreachable')
    lines.at(-1)!.handlers.closed()
    link.retryNow()
    expect(lines.length).toBe(14)
  })

  test('frames are given one after the other, also when taking one in is slow', async () => {
    const { link, lines, settle } = setup()
    const order: string[] = []
    link.onArrival(async arrival => {
      order.push(`begin ${arrival.type}`)
      await settle()
      order.push(`end ${arrival.type}`)
    })
    const { handlers } = lines[0]!
    handlers.open('2')
    const channel = new Uint8Array(16)
    handlers.frame({ type: 'entries', channel, from: 0, entries: [new Uint8Array([1])] })
    handlers.frame({ type: 'caughtUp', channel, n: 1, digest: new Uint8Array(32) })
    for (let i = 0; i < 8; i++) await settle()
    expect(order).toEqual(['begin entries', 'end entries', 'begin caughtUp', 'end caughtUp'])
  })

  test('a refusal answers the request that it names', async () => {
    const { link, lines, settle } = setup()
    lines[0]!.handlers.open('2')
    const append = link.append(CHANNEL, [new Uint8Array([1])])
    await settle()
    lines[0]!.handlers.frame({ type: 'refused', req: lines[0]!.sent[0]!['req'], code: 'full', retryAfter: 5000 })
    expect(await append).toEqual({ ok: false, error: { code: 'full', retryAfter: 5000 } })
  })

  test('more channels than one frame may name are asked for in two', async () => {
    const { link, lines, settle } = setup()
    const line = lines[0]!
    line.handlers.open('2')
    const digest = new Uint8Array(32)
    const watch = link.watch(Array.from({ length: MAX_WATCHED + 3 }, () => ({ channel: CHANNEL, after: 0, digest })))
    await settle()
    line.handlers.frame({ type: 'watched', req: line.sent[0]!['req'] })
    await settle()
    expect(line.sent.map(frame => (frame['channels'] as unknown[]).length)).toEqual([MAX_WATCHED, 3])
    line.handlers.frame({ type: 'watched', req: line.sent[1]!['req'] })
    expect(await watch).toEqual({ ok: true, value: undefined })
  })
})
