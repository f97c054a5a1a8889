import { fromHex, toHex } from '@porchlight/shared/base/bytes'
import { docId, type ChannelId } from '@porchlight/shared/base/ids'
import { expect, it } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { sealEntry, importSealingKey, tagFor } from '@porchlight/shared/wire/entry'
import type { Arrived, SetAside } from './kept.ts'
import type { Write } from './ports.ts'
import type { Session } from './session.ts'
import { createStrangers } from './strangers.ts'

const DOC = docId('visits', 'turf/0123456789abcdef' as never)
const channelOf = (id: string) => ({ id: id.repeat(16) as ChannelId, preimage: new Uint8Array(64) })
/** An entry under the key with this tag, so long. */
const entry = (tag: string, n: number, length = 100, channel = channelOf('c1'), doc: Arrived['doc'] = DOC): Arrived => {
  const bytes = new Uint8Array(length)
  bytes.set([1, ...fromHex(tag), n])
  return { doc, channel, bytes }
}
const some = (tag: string, count: number, ...rest: [number?, ReturnType<typeof channelOf>?]) =>
  Array.from({ length: count }, (_, i) => entry(tag, i, ...rest))

const [OLD, NEW, NONE] = ['0a', '0b', '0c'].map(one => one.repeat(8)) as [string, string, string]

/** What no key opens: no entry at all, or under a tag that is known here. */
const garbage = (n: number, first: number): Arrived => ({
  doc: DOC,
  channel: channelOf('c1'),
  bytes: new Uint8Array([first, ...fromHex(OLD), ...new Uint8Array(80).fill(n)]),
})
const line = (id: string, device?: string) => ({ id, device, why: 'malformed', doc: DOC }) as unknown as SetAside

/** A phone that knows these tags. */
function phone() {
  const known = new Set([OLD])
  const values = new Map<string, Uint8Array>()
  const session = {
    group: 'g',
    ring: { held: () => [...known] },
    keyFor: async (_channel: ChannelId, _doc: string, tag: string) => (known.has(tag) ? {} : undefined),
  } as unknown as Session
  const store = { value: async (name: string) => values.get(name) }
  const room = { channel: { entries: 3, bytes: 1_000 }, group: { entries: 5, bytes: 10_000 } }
  const save = (writes: readonly Write[]) => {
    for (const one of writes) {
      if (one.to !== 'value') continue
      if (one.value) values.set(one.name, one.value)
      else values.delete(one.name)
    }
  }
  return { known, save, open: () => createStrangers(session, store, room) }
}
const tags = (arrived: readonly Arrived[]) => arrived.map(one => toHex(one.bytes.subarray(1, 9)))

it('[P8.11] what is sealed under keys that are here needs no room; of the rest so much in a channel and in a group waits', async () => {
  const { save, open } = phone()
  const strangers = open()
  const first = await strangers.admit([...some(OLD, 10), ...some(NONE, 2)], [])
  expect([first.arrived.length, first.writes]).toEqual([12, []])
  const held = some(NONE, 2)
  const second = await strangers.admit([...some(NONE, 4), ...some(OLD, 1)], held)
  expect(tags(second.arrived)).toEqual([NONE, OLD])
  expect(strangers.left()).toEqual([DOC])
  save(second.writes)
  // By bytes.
  expect((await strangers.admit(some(NONE, 3, 600, channelOf('c2')), [])).arrived.length).toBe(1)
  // Over all channels.
  const all = [...some(NONE, 3, 100, channelOf('c3')), ...some(NONE, 1, 100, channelOf('c4'))]
  expect((await strangers.admit(some(NONE, 3), all)).arrived.length).toBe(1)
  // Boxes are sealed under no such key, and what is no entry at all is none of ours.
  const boxes = Array.from({ length: 9 }, (_, i) => entry(NONE, i, 100, channelOf('c5'), 'keys/log' as never))
  expect((await strangers.admit(boxes, [])).arrived.length).toBe(9)
})

it('[P8.11] what nobody has made fills so many lines and no more, however it is sent; what its key opens is never left', async () => {
  const sealing = await importSealingKey(new Uint8Array(32).fill(7))
  const channel = channelOf('c1')
  const tag = await tagFor(sealing, channel.id)
  const session = {
    group: 'g',
    ring: { held: () => [] },
    keyFor: async (_channel: ChannelId, _doc: string, one: string) => (one === tag || one === OLD ? sealing : undefined),
  } as unknown as Session
  const strangers = createStrangers(session, { value: async () => undefined }, { nobodys: 6 })
  const honest = await Promise.all(
    [1, 2, 3].map(async n => ({ doc: DOC, channel, bytes: must(await sealEntry(sealing, channel.id, DOC, new Uint8Array(90).fill(n))) })),
  )
  const forged = [0, 6, 9, 255].flatMap(first => [garbage(1, first), garbage(2, first)])
  const undertag = [1, 2, 3, 4].map(n => garbage(n, 1))
  // Room for whatever comes: nothing is opened, nothing is left.
  expect((await strangers.admit(forged.slice(0, 6), [], [])).arrived).toHaveLength(6)
  // Others' lines take no room.
  const lines = [line('a'), line('b'), line('c', 'd1'), line('d', 'd1'), line('e'), line('f')]
  const some = await strangers.admit([...forged, ...honest, ...undertag], [], lines)
  expect(some.arrived).toEqual([...forged.slice(0, 2), ...honest])
  expect(some.writes).toEqual([])
  const full = [...lines, line('g'), line('h')]
  expect((await strangers.admit([...undertag, ...honest, ...forged], [], full)).arrived).toEqual(honest)
  // Boxes are opened elsewhere.
  const boxes = forged.map(one => ({ ...one, doc: 'keys/log' as never }))
  expect((await strangers.admit(boxes, [], full)).arrived).toEqual(boxes)
})

it('[P8.11] what was left is read again once there is another key, after a restart too, and not before', async () => {
  const { known, save, open } = phone()
  save((await open().admit(some(NEW, 5), [])).writes)
  const strangers = open()
  await strangers.load()
  expect(strangers.left()).toEqual([DOC])
  expect(strangers.due()).toEqual({ channels: [], forget: [] })
  known.add(NEW)
  const due = strangers.due()
  expect(due.channels).toEqual([channelOf('c1').id])
  save(due.forget)
  // Read again, with garbage before it that fills the room.
  expect((await strangers.admit([...some(NONE, 9), ...some(NEW, 5)], [])).arrived.filter(one => tags([one])[0] === NEW).length).toBe(5)
  const later = open()
  await later.load()
  expect(later.left()).toEqual([])
})
