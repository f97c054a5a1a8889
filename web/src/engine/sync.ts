import type { Bytes } from '@porchlight/shared/base/bytes'
import { toHex } from '@porchlight/shared/base/bytes'
import { type ChannelId, parseDocId } from '@porchlight/shared/base/ids'
import { type Refusal, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import { entryHash } from '@porchlight/shared/wire/digest'
import { createTrack, type Cursor, decodeCursor, encodeCursor, START } from './cursor.ts'
import { healChannel } from './heal.ts'
import type { Write } from './ports.ts'
import { cursorName } from './rows.ts'
import type { Arrival } from './transports/link.ts'
import type { SyncPorts } from './sync-ports.ts'
import { newWatch, type Watching } from './watching.ts'

const STORAGE_RETRY_MS = 2_000
const RELAY_RETRY_MS = 3_000

/**
 * Follows the channels of one group on one line: where each stands, what comes, and what a relay that was wiped or
 * rolled back lacks. Runs in the leading tab only.
 */
export interface Sync {
  /** Watches what is not watched yet: after the line has opened, and after new keys have made new channels known. */
  watchAll(): Promise<void>
  /** Everything that the relay had when the line opened is here. */
  upToDate(): boolean
  /**
   * The cursor after what was just appended, to be made durable together with the news that it was: else a relay that
   * is rolled back to before it would not be noticed. Undefined while the end of the channel is not reached.
   */
  cursorAfter(channel: ChannelId): readonly Write[] | undefined
  takenOn(channel: ChannelId): Set<number>
  /** How far a channel has been read, when all of that is durable here and nothing of it is on its way. */
  placeOf(channel: ChannelId): Cursor | undefined
  /** Reads a channel from its beginning: an entry of it that was here has bad bytes. */
  readAgain(channel: ChannelId): void
  /** Docs whose end has not been reached on this line. */
  lagging(): readonly string[]
  stop(): void
}

export function createSync(ports: SyncPorts): Sync {
  const { session, store, inbox, outbox, link, clock, onChange, onUpToDate, carried } = ports
  const watching = new Map<ChannelId, Watching>()
  /** Their places are being read; of this line, so that what was begun on a lost one counts for nothing. */
  let starting = new Set<ChannelId>()
  const arrived: { watch: Watching; entries: Bytes[]; cursor: Write | undefined }[] = []
  let draining = false
  const afterDraining: (() => void)[] = []
  let taking: Watching | undefined
  let stopped = false
  let wasUpToDate = false

  async function watchAll(): Promise<void> {
    if (link.state().link !== 'online') return
    if (session.places.moved()) await carried()
    const mine = starting
    const fresh = session.channels().filter(({ channel }) => !watching.has(channel.id) && !mine.has(channel.id))
    for (const { channel } of fresh) mine.add(channel.id)
    const started = await Promise.all(
      fresh.map(async ({ doc, channel, isLeft }): Promise<Watching> => {
        const cursor = await store.value(cursorName(channel.id))
        const watch = newWatch(doc, channel, createTrack(decodeCursor(cursor)))
        // Where the group has moved to is read like a relay that was wiped: who comes first brings what was held.
        if (!cursor && !isLeft && doc !== 'mailbox' && session.places.moved()) watch.replayed = new Set()
        return { ...watch, isLeft }
      }),
    )
    if (mine !== starting) return
    for (const watch of started) {
      mine.delete(watch.channel.id)
      watching.set(watch.channel.id, watch)
    }
    if (started.length > 0) await watch(started)
    tell()
  }

  const ask = ({ channel, track }: Watching) => ({ channel: channel.id, after: track.cursor().n, digest: track.cursor().digest })
  const cursorOf = (watch: Watching): Write => ({
    to: 'value',
    name: cursorName(watch.channel.id),
    value: encodeCursor(watch.track.cursor()),
  })

  async function onArrival(arrival: Arrival): Promise<void> {
    const watch = watching.get(arrival.channel)
    if (!watch) return
    switch (arrival.type) {
      case 'entries': {
        // From here on the track is ahead of what is durable.
        watch.arriving++
        const entries = await watch.track.take(arrival.from, arrival.entries)
        await noteReplayed(watch, arrival.entries)
        watch.arriving--
        if (entries) enqueue(watch, entries)
        else again(watch)
        return
      }
      case 'appended':
        await noteReplayed(watch, arrival.entries)
        // The outbox makes the cursor durable together with the news that these were delivered.
        return watch.track.appended(arrival.from, arrival.entries)
      case 'restart':
        watch.isOther ||= watch.track.cursor().n > 0
        watch.track.restart()
        watch.replayed = new Set()
        return
      case 'trimmed':
        // Who has nothing of it has nothing to give.
        if (watch.track.cursor().n > 0 || (await isHeld(watch.channel.id))) watch.replayed ??= new Set()
        watch.isTrimmed = true
        return watch.track.restart({ n: arrival.upTo, digest: arrival.digest })
      case 'caughtUp':
        return caughtUp(watch, arrival.n, arrival.digest)
      case 'unknown-channel':
        watch.isOther ||= watch.track.cursor().n > 0
        watch.track.restart()
        watch.replayed = new Set()
        // Not awaited: its answers come after this arrival.
        void heal(watch)
        return
      case 'refused':
        return later(watch, arrival.refusal)
      case 'cast':
        return
    }
  }

  async function noteReplayed({ replayed }: Watching, entries: readonly Bytes[]): Promise<void> {
    if (replayed) for (const entry of entries) replayed.add(toHex(await entryHash(entry)))
  }

  /** The relay says where the channel ends. Another end than ours, at the same length, is another history: read it again. */
  function caughtUp(watch: Watching, n: number, digest: Bytes): void {
    if (watch.replayed) return void heal(watch)
    // Own entries on their way may have moved us on since the relay looked.
    if (watch.track.isAt(n, digest) || watch.track.cursor().n > n) return done(watch)
    watch.isOther = true
    watch.track.restart()
    again(watch)
  }

  function done(watch: Watching): void {
    watch.caughtUp = true
    // Once on each line; the relay takes what it does not show.
    if (!watch.isGivenAgain && ports.isContested(watch.doc)) {
      watch.isGivenAgain = true
      void healChannel({ session, store, link }, watch.channel.id, new Set())
    }
    tell()
    void outbox.send()
  }

  function again(one: Watching): void {
    one.caughtUp = false
    void watch([one])
  }

  async function watch(some: readonly Watching[]): Promise<void> {
    const asked = await link.watch(some.map(ask))
    if (!asked.ok && asked.error.code !== 'relay-lost') for (const one of some) later(one, asked.error)
  }

  /** A relay that is busy or full is asked again; when the line is lost everything is asked again anyway. */
  function later(one: Watching, why: Refusal): void {
    one.caughtUp = false
    clock.after(why.retryAfter ?? RELAY_RETRY_MS, () => {
      if (!stopped && watching.get(one.channel.id) === one) again(one)
    })
  }

  async function heal(watch: Watching): Promise<void> {
    const isEmpty = watch.isLeft && parseDocId(watch.doc) && !(await isHeld(watch.channel.id))
    // Nobody is waited for where the group was: it is not opened anew for nothing.
    const has = watch.replayed ?? new Set()
    // Which snapshots there are is known once everything that came is taken in.
    if (watch.isTrimmed) await drained()
    const spare = watch.isTrimmed ? await ports.covered(watch.doc, has) : undefined
    if (watching.get(watch.channel.id) !== watch) return
    const healed = isEmpty ? ok(undefined) : await healChannel({ session, store, link }, watch.channel.id, has, spare)
    if (!healed.ok) return healed.error.code === 'relay-lost' ? undefined : later(watch, healed.error)
    if (watch.isOther) ports.onOtherHistory(healed.value ?? 0)
    watch.isOther = false
    watch.replayed = undefined
    if (healed.value === undefined) return done(watch)
    enqueue(watch, [])
    again(watch)
    await outbox.send()
  }

  const isHeld = async (channel: ChannelId) =>
    (await store.entries(channel, 0, 1)).length > 0 || (await store.outgoing(session.group)).some(row => row.channel === channel)

  function enqueue(watch: Watching, entries: readonly Bytes[]): void {
    const last = arrived.at(-1)
    // A channel that is read again keeps its old place until it is healed: else a kill in between would forget to heal it.
    // And no place is written while a frame is being read, which the track has passed already (healing ends at any time).
    const cursor = watch.replayed || watch.arriving > 0 ? undefined : cursorOf(watch)
    if (last?.watch === watch) arrived.splice(-1, 1, { watch, entries: [...last.entries, ...entries], cursor })
    else arrived.push({ watch, entries: [...entries], cursor })
    void drain()
  }

  /** What has come meanwhile is taken in as one group: a commit and an apply for many entries. */
  async function drain(): Promise<void> {
    if (draining) return
    draining = true
    while (arrived.length > 0 && !stopped) {
      const { watch, entries, cursor } = arrived.shift()!
      taking = watch
      const taken = await inbox.take(watch.doc, watch.channel, entries, cursor && !watch.isOver ? [cursor] : [], 'relay').catch(error => {
        // The cursor must never pass what has not been taken in.
        console.error('Porchlight: entries could not be taken in', error)
        return fail(refusal('internal'))
      })
      if (taken.ok) ports.onTaken(watch.doc)
      else {
        arrived.unshift({ watch, entries, cursor })
        await new Promise<void>(resolve => clock.after(STORAGE_RETRY_MS, resolve))
      }
    }
    taking = undefined
    draining = false
    for (const then of afterDraining.splice(0)) then()
    tell()
    void outbox.send()
  }

  const drained = () => (draining ? new Promise<void>(resolve => afterDraining.push(resolve)) : undefined)
  const isSettled = (watch: Watching) => watch.caughtUp && !watch.replayed && !isTaking(watch)
  const isTaking = (watch: Watching) => watch.arriving > 0 || taking === watch || arrived.some(one => one.watch === watch)

  function tell(): void {
    const now = upToDate()
    if (now !== wasUpToDate) {
      wasUpToDate = now
      if (now) onUpToDate()
      onChange()
    }
  }

  const upToDate = () =>
    link.state().link === 'online' &&
    arrived.length === 0 &&
    !draining &&
    watching.size > 0 &&
    [...watching.values()].every(one => one.caughtUp)

  const onState = () => {
    // Positions that were only in memory are read again from the disk, where every one of them is true.
    watching.clear()
    starting = new Set()
    if (link.state().link === 'online') void watchAll().then(() => outbox.send())
    tell()
    onChange()
  }
  const unsubscribe = [link.onArrival(onArrival), link.onState(onState)]
  if (link.state().link === 'online') onState()

  return {
    watchAll,
    upToDate,
    cursorAfter(channel) {
      const watch = watching.get(channel)
      // Not while something before it has come and is not durable yet.
      if (watch) return isSettled(watch) ? [cursorOf(watch)] : undefined
      // Not followed: late work for a turf that was taken back, somebody else's mailbox.
      return session.channels().some(one => one.channel.id === channel) ? undefined : []
    },
    takenOn: channel => watching.get(channel)?.taken ?? new Set(),
    placeOf(channel) {
      const watch = watching.get(channel)
      return watch && isSettled(watch) ? watch.track.cursor() : undefined
    },
    readAgain(id) {
      const before = watching.get(id)
      if (!before) return
      before.isOver = true
      const watch = { ...newWatch(before.doc, before.channel, createTrack(START)), isLeft: before.isLeft }
      watching.set(id, watch)
      // After whatever is just being written of it.
      enqueue(watch, [])
      again(watch)
    },
    lagging: () => [
      ...(draining ? ['(taking in)'] : []),
      ...[...watching.values()]
        .filter(one => !one.caughtUp)
        .map(one => `${one.doc}${one.replayed ? ' (read again)' : ''} ${one.track.cursor().n}`),
    ],
    stop() {
      stopped = true
      for (const end of unsubscribe) end()
    },
  }
}
