import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Clock, Random } from '@porchlight/shared/base/ports'
import { type Refusal, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { type ClientFrame, frameFields, type RelayFrame, readRelayFrame, type Watched } from '@porchlight/shared/wire/frames'
import { MAX_WATCHED } from '@porchlight/shared/wire/limits'
import type { Dial, Dialed } from './dial.ts'

/** Doubled, from the fourth attempt on, for a line that was too slow for it: ten phones that fetch the app share one. */
const HANDSHAKE_MS = 5_000
/** Something was asked and nothing at all has come for so long: the line is dead although the socket looks open. */
const SILENCE_MS = 8_000
/** A line of 64 kbit/s carries 8 bytes in a millisecond; half of that is allowed for before it is called silent. */
const SLOWEST_BYTES_PER_MS = 4
const HEARTBEAT_MS = 25_000
const BACKOFF_MS = { first: 1_000, most: 60_000 }

export type Appended = Extract<RelayFrame, { type: 'appended' }>
/** What arrives without having been asked for, in the order in which the relay sent it. */
export type Arrival =
  | Extract<RelayFrame, { type: 'entries' | 'caughtUp' | 'restart' | 'trimmed' | 'cast' }>
  /** Of what this device appended, these entries are new to the channel and begin at `from`. */
  | { type: 'appended'; channel: ChannelId; from: number; entries: readonly Bytes[] }
  | { type: 'unknown-channel'; channel: ChannelId }
  /** The relay stopped following this channel for us, for now. */
  | { type: 'refused'; channel: ChannelId; refusal: Refusal }

export interface LinkState {
  readonly link: 'online' | 'connecting' | 'offline'
  readonly reason: string | undefined
}

/** A relay, as the engine sees it: it reconnects by itself; what was asked on a lost line fails with `relay-lost`. */
export interface RelayLink {
  state(): LinkState
  onState(listener: () => void): () => void
  /** Frames in order; the next one is given only when the promise of the one before has settled. */
  onArrival(listener: (arrival: Arrival) => void | Promise<void>): () => void
  open(preimage: Bytes, pass?: string): Promise<Result<void>>
  append(channel: ChannelId, entries: readonly Bytes[]): Promise<Result<Appended>>
  watch(channels: readonly Watched[]): Promise<Result<void>>
  cast(channel: ChannelId, payload: Bytes): void
  /** Hides what a snapshot stands for. `old-version`: this relay does not trim. */
  trim(channel: ChannelId, what: Omit<Extract<ClientFrame, { type: 'trim' }>, 'type' | 'req' | 'channel'>): Promise<Result<void>>
  retryNow(): void
  close(): void
}

export interface LinkPorts {
  readonly dial: Dial
  readonly clock: Clock
  readonly random: Random
}

type Answer = Extract<RelayFrame, { req: number }> | RelayFrame
type Ask =
  | { type: 'open'; preimage: Bytes; pass?: string }
  | { type: 'append'; channel: ChannelId; entries: readonly Bytes[] }
  | { type: 'watch'; channels: readonly Watched[] }
  | Omit<Extract<ClientFrame, { type: 'trim' }>, 'req'>

/** Dials at once and keeps dialling, with full jitter from 1 to 60 s, until closed. */
export function createRelayLink(address: string, { dial, clock, random }: LinkPorts): RelayLink {
  let state: LinkState = { link: 'connecting', reason: undefined }
  let line: Dialed | undefined
  let failures = 0
  let closed = false
  let nextReq = 1
  let lastHeard = 0
  let version = '1'
  /** Lines given up one after the other because nothing came. */
  let tooSlow = 0
  let cancelDial = () => {}
  let cancelWatchdog = () => {}
  const asked = new Map<number, { what: Ask; answer(result: Result<Answer>): void }>()
  const stateListeners = new Set<() => void>()
  const arrivalListeners = new Set<(arrival: Arrival) => void | Promise<void>>()

  const setState = (next: LinkState) => {
    if (next.link === state.link && next.reason === state.reason) return
    state = next
    for (const listener of stateListeners) listener()
  }

  function drop(code: string | undefined): void {
    const old = line
    line = undefined
    old?.close()
    cancelWatchdog()
    for (const { answer } of asked.values()) answer(fail(refusal('relay-lost')))
    asked.clear()
    if (closed) return
    failures++
    tooSlow = code === 'relay-slow' ? tooSlow + 1 : 0
    setState({ link: 'offline', reason: code ?? (failures > 1 ? 'relay-unreachable' : state.reason) })
    const ceiling = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(failures - 1, 6))
    cancelDial = clock.after(Math.max(200, random.unit() * ceiling), connect)
  }

  function connect(): void {
    if (closed || line) return
    cancelDial()
    setState({ link: 'connecting', reason: state.reason })
    const arrivals = createQueue()
    let shaken = false
    const mine = dial(address, {
      open(spoken) {
        if (line !== mine) return
        shaken = true
        version = spoken ?? '1'
        cancelWatchdog()
        lastHeard = clock.now()
        failures = 0
        setState({ link: 'online', reason: undefined })
        beat()
      },
      frame(decoded) {
        if (line !== mine) return
        lastHeard = clock.now()
        const frame = readRelayFrame(decoded)
        if (frame.ok) arrivals(() => (line === mine ? take(frame.value) : undefined))
        else drop('relay-garbage')
      },
      closed(code) {
        if (line === mine) drop(code)
      },
    })
    line = mine
    cancelWatchdog = clock.after(HANDSHAKE_MS * patience(), () => {
      if (line === mine && !shaken) drop('relay-slow')
    })
  }

  const patience = () => 2 ** Math.min(Math.max(0, tooSlow - 2), 2)
  const bytesAsked = () => [...asked.values()].reduce((sum, { what }) => sum + (what.type === 'append' ? bytesOf(what.entries) : 0), 0)

  /** Asks something harmless now and then, and gives the line up when nothing has come although something was asked. */
  function beat(): void {
    cancelWatchdog()
    const mine = line
    const quiet = clock.now() - lastHeard
    const wait = asked.size > 0 ? SILENCE_MS / 4 : Math.max(0, HEARTBEAT_MS - quiet)
    cancelWatchdog = clock.after(wait, () => {
      if (line !== mine) return
      const silence = clock.now() - lastHeard
      const allowed = SILENCE_MS * patience() + bytesAsked() / SLOWEST_BYTES_PER_MS
      if (asked.size > 0 && silence >= allowed) drop('relay-slow')
      else if (asked.size === 0 && silence >= HEARTBEAT_MS) void ask({ type: 'watch', channels: [] })
      else beat()
    })
  }

  async function take(frame: RelayFrame): Promise<void> {
    if ('req' in frame && frame.req !== undefined) {
      const question = asked.get(frame.req)
      asked.delete(frame.req)
      // Work has gone through: the line is as good as any.
      if (frame.type === 'appended') tooSlow = 0
      if (frame.type === 'appended' && question?.what.type === 'append') {
        // Told as an arrival too, so that it is taken in at its place among the entries around it.
        const { entries } = question.what
        await tell({ type: 'appended', channel: frame.channel, from: frame.from, entries: frame.added.map(index => entries[index]!) })
      }
      return question?.answer(frame.type === 'refused' ? fail(asRefusal(frame)) : ok(frame))
    }
    if (frame.type === 'refused') {
      if (frame.code === 'unknown-channel' && frame.channel) return tell({ type: 'unknown-channel', channel: frame.channel })
      if (frame.channel) return tell({ type: 'refused', channel: frame.channel, refusal: asRefusal(frame) })
      setState({ link: state.link, reason: frame.code })
      return
    }
    if (['entries', 'caughtUp', 'restart', 'trimmed', 'cast'].includes(frame.type)) await tell(frame as Arrival)
  }

  async function tell(arrival: Arrival): Promise<void> {
    for (const listener of arrivalListeners) await listener(arrival)
  }

  function ask(what: Ask): Promise<Result<Answer>> {
    if (!line || state.link !== 'online') return Promise.resolve(fail(refusal('relay-lost')))
    const req = nextReq
    nextReq = (nextReq % (2 ** 31 - 2)) + 1
    if (asked.size === 0) lastHeard = clock.now()
    const answer = new Promise<Result<Answer>>(resolve => asked.set(req, { what, answer: resolve }))
    line.send(frameFields({ ...what, req } as ClientFrame))
    if (line) beat()
    return answer
  }

  connect()
  return {
    state: () => state,
    onState: listener => subscribe(stateListeners, listener),
    onArrival: listener => subscribe(arrivalListeners, listener),
    open: async (preimage, pass) => nothing(await ask(pass === undefined ? { type: 'open', preimage } : { type: 'open', preimage, pass })),
    append: async (channel, entries) => {
      const answer = await ask({ type: 'append', channel, entries })
      if (!answer.ok) return answer
      return answer.value.type === 'appended' ? ok(answer.value) : fail(refusal('relay-garbage'))
    },
    async watch(channels) {
      // One message for all of them, as long as a frame may name that many.
      for (let at = 0; ; at += MAX_WATCHED) {
        const asked = nothing(await ask({ type: 'watch', channels: channels.slice(at, at + MAX_WATCHED) }))
        if (!asked.ok || at + MAX_WATCHED >= channels.length) return asked
      }
    },
    cast: (channel, payload) => line?.send(frameFields({ type: 'cast', channel, payload })),
    trim: async (channel, what) =>
      version === '1' ? fail(refusal('old-version')) : nothing(await ask({ type: 'trim', channel, ...what })),
    retryNow() {
      if (line || closed) return
      failures = 0
      connect()
    },
    close() {
      closed = true
      cancelDial()
      drop(undefined)
    },
  }
}

const bytesOf = (entries: readonly Bytes[]): number => entries.reduce((sum, entry) => sum + entry.length, 0)
const nothing = (answer: Result<unknown>): Result<void> => (answer.ok ? ok(undefined) : answer)

function asRefusal(frame: Extract<RelayFrame, { type: 'refused' }>): Refusal {
  return frame.retryAfter === undefined ? refusal(frame.code) : refusal(frame.code, { retryAfter: frame.retryAfter })
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Runs what it is given one after the other; a failure of one is a bug and must not stop the others. */
function createQueue(): (step: () => void | Promise<void>) => void {
  let last: Promise<void> = Promise.resolve()
  return step => {
    last = last.then(step).catch(error => {
      console.error('Porchlight: a frame could not be taken in', error)
    })
  }
}
