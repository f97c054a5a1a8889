import { createHash } from 'node:crypto'
import * as A from '@automerge/automerge'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { type ClientFrame, encodeFrame } from '@porchlight/shared/wire/frames'
import { channelOf } from '@porchlight/sync-server/store/hash'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { joinAutomerge, newDocument, replica } from './automerge-wire.ts'
import type { BenchServer } from './servers.ts'

/** One phone of the load: it sends edits of about 150 bytes that carry a number, and sees numbers arrive. */
export interface LoadClient {
  send(id: number): void
  close(): void
}

export interface Heard {
  /** The server has answered or echoed this client's own edit. */
  own(id: number): void
  /** Another client's edit has arrived. */
  other(id: number): void
}

const PADDING = '.'.repeat(110)
const text = (id: number): string => `~${String(id).padStart(10, '0')}${PADDING}`

/** The numbers of all edits in a message, whatever the format: each travels as `~` and ten digits. */
function* numbersIn(message: Buffer): Generator<number> {
  for (let at = message.indexOf(0x7e); at >= 0; at = message.indexOf(0x7e, at + 1)) {
    const digits = message.toString('latin1', at + 1, at + 11)
    if (/^\d{10}$/.test(digits)) yield Number(digits)
  }
}

export function varUint(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest]
    bytes.push((rest % 128) + 128)
  }
}

export const varBytes = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from(varUint(bytes.length)), bytes])
export const varText = (value: string): Buffer => varBytes(Buffer.from(value))

const SYNC = 0
const STEP_1 = 0
const UPDATE = 2
const AUTH = 2

async function connected(url: string): Promise<WebSocket> {
  const ws = new WebSocket(url, { perMessageDeflate: false })
  await new Promise((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  return ws
}

export const channelFor = (name: string): { preimage: Uint8Array<ArrayBuffer>; channel: ChannelId } => {
  const preimage = new Uint8Array(createHash('sha512').update(name).digest())
  return { preimage, channel: channelOf(preimage) }
}

async function porchlightClient(server: BenchServer, group: string, heard: Heard): Promise<LoadClient> {
  const ws = await connected(`${server.url}/relay`)
  const { preimage, channel } = channelFor(group)
  const send = (frame: ClientFrame) => ws.send(encodeFrame(frame))
  const ready = new Promise<void>(resolve => {
    ws.on('message', (data: Buffer) => {
      if (data.includes('watched')) return resolve()
      // `appended` tells by `req` which edit it was; edits of one client are answered in order.
      if (data.includes('appended')) return heard.own(waiting.shift()!)
      for (const id of numbersIn(data)) heard.other(id)
    })
  })
  const waiting: number[] = []
  send({ type: 'join', senderId: 'load', versions: ['1'] })
  send({ type: 'open', req: 0, preimage })
  send({ type: 'watch', req: 1, channels: [{ channel, after: 0, digest: FIRST_DIGEST }] })
  await ready
  return {
    send(id) {
      waiting.push(id)
      send({ type: 'append', req: (id % 2 ** 30) + 2, channel, entries: [new Uint8Array(Buffer.from(text(id)))] })
    },
    close: () => ws.terminate(),
  }
}

/** Yjs edits from a document of its own, made before they are sent: each is a new key, as a visit would be. */
function yUpdates(): (id: number) => Uint8Array {
  const doc = new Y.Doc()
  let update: Uint8Array = new Uint8Array()
  doc.on('update', (bytes: Uint8Array) => (update = bytes))
  return id => {
    doc.getMap('visits').set(String(id), text(id))
    return update
  }
}

async function yClient(server: BenchServer, group: string, heard: Heard): Promise<LoadClient> {
  const hocuspocus = server.name === 'hocuspocus'
  const ws = await connected(hocuspocus ? server.url : `${server.url}/${group}`)
  const name = hocuspocus ? varText(group) : Buffer.alloc(0)
  const mine = new Set<number>()
  const edit = yUpdates()
  const ready = new Promise<void>(resolve => {
    ws.on('message', (data: Buffer) => {
      resolve()
      for (const id of numbersIn(data)) {
        if (mine.delete(id)) heard.own(id)
        else heard.other(id)
      }
    })
  })
  if (hocuspocus) ws.send(Buffer.concat([name, Buffer.from([AUTH, 0]), varText('token')]))
  ws.send(Buffer.concat([name, Buffer.from([SYNC, STEP_1]), varBytes(Y.encodeStateVector(new Y.Doc()))]))
  await ready
  return {
    send(id) {
      mine.add(id)
      ws.send(Buffer.concat([name, Buffer.from([SYNC, UPDATE]), varBytes(edit(id))]))
    },
    close: () => ws.terminate(),
  }
}

interface Visits {
  visits: Record<string, A.ImmutableString>
}
const emptyVisits = A.save(A.from({ visits: {} }))
const documentOf = new Map<string, string>()

async function automergeClient(server: BenchServer, group: string, heard: Heard): Promise<LoadClient> {
  const documentId = documentOf.get(server.url + group) ?? newDocument()
  documentOf.set(server.url + group, documentId)
  /** Own edits that the server has not confirmed, by the hash of their change. */
  const waiting = new Map<string, number>()
  const mine = new Set<number>()
  const { ws, send } = await joinAutomerge(server.url, message => {
    if (message.documentId !== documentId || !message.data) return
    phone.receive(message.data)
    if (waiting.size === 0) return
    const unconfirmed = phone.unconfirmed()
    const confirmed = [...waiting].filter(([hash]) => !unconfirmed.has(hash))
    for (const [hash, id] of confirmed) {
      waiting.delete(hash)
      heard.own(id)
    }
  })
  const phone = replica<Visits>(
    emptyVisits,
    data => send('sync', documentId, data),
    path => {
      const id = Number(path[1])
      if (path.length === 2 && !mine.has(id)) heard.other(id)
    },
  )
  phone.say()
  return {
    send(id) {
      mine.add(id)
      const [hash] = phone.change(doc => (doc.visits[String(id)] = new A.ImmutableString(text(id))))
      waiting.set(hash!, id)
    },
    close: () => ws.terminate(),
  }
}

async function echoClient(server: BenchServer, _group: string, heard: Heard): Promise<LoadClient> {
  const ws = await connected(server.url)
  ws.on('message', (data: Buffer) => {
    for (const id of numbersIn(data)) heard.own(id)
  })
  return { send: id => ws.send(Buffer.from(text(id))), close: () => ws.terminate() }
}

const kinds = {
  porchlight: porchlightClient,
  'y-websocket': yClient,
  hocuspocus: yClient,
  'automerge-repo': automergeClient,
  echo: echoClient,
}

export const connectLoad = (server: BenchServer, group: string, heard: Heard): Promise<LoadClient> =>
  kinds[server.name](server, group, heard)
