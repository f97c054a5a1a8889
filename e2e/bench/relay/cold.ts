// B5: a device that has nothing opens 100 documents of about 1 KB each; from connecting to having them all.
// B6: memory of the server for each idle socket, and for 1,000 stored documents.
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { type ClientFrame, encodeFrame } from '@porchlight/shared/wire/frames'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import * as A from '@automerge/automerge'
import { type BenchRow, median, row } from '../row.ts'
import { askForAll, carriesChanges, joinAutomerge, newDocument, replica } from './automerge-wire.ts'
import { channelFor, connectLoad, type LoadClient, varBytes, varText } from './clients.ts'
import { type BenchServer, type PeerName, startServer } from './servers.ts'

const DOCS = 100
const STORED = 1000
const SOCKETS = 1000
const ROUNDS = 3
const CONTENT = 'x'.repeat(1000)

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `doc-${i}`)

/** One socket that writes or reads many documents. Resolves with the socket when all have been answered. */
type Session = (server: BenchServer, docs: readonly string[]) => Promise<WebSocket>
/** Everything that is the same for every server is made before: what is measured is the server and the wire. */
type Reading = (docs: readonly string[]) => (server: BenchServer) => Promise<WebSocket>

async function open(url: string): Promise<WebSocket> {
  const ws = new WebSocket(url, { perMessageDeflate: false })
  await new Promise((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  return ws
}

/** Resolves once `count` messages fulfil `wanted`. */
const heard = (ws: WebSocket, count: number, wanted: (data: Buffer) => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    let left = count
    ws.on('close', () => reject(new Error('the server closed the socket')))
    ws.on('message', (data: Buffer) => {
      if (wanted(data) && --left === 0) resolve()
    })
  })

const porchlight: { write: Session; read: Reading } = {
  async write(server, docs) {
    const ws = await open(`${server.url}/relay`)
    const send = (frame: ClientFrame) => ws.send(encodeFrame(frame))
    const done = heard(ws, docs.length, data => data.includes('appended'))
    send({ type: 'join', senderId: 'load', versions: ['1'] })
    docs.forEach((name, i) => {
      const { preimage, channel } = channelFor(name)
      send({ type: 'open', req: 2 * i, preimage })
      send({ type: 'append', req: 2 * i + 1, channel, entries: [new Uint8Array(Buffer.from(CONTENT))] })
    })
    await done
    return ws
  },
  read(docs) {
    const channels = docs.map(name => ({ channel: channelFor(name).channel, after: 0, digest: FIRST_DIGEST }))
    const join = encodeFrame({ type: 'join', senderId: 'load', versions: ['1'] })
    const watch = encodeFrame({ type: 'watch', req: 1, channels })
    return async server => {
      const ws = await open(`${server.url}/relay`)
      let got = 0
      ws.on('message', (data: Buffer) => void (got += data.includes(CONTENT) ? 1 : 0))
      const done = heard(ws, 1, data => data.includes('watched'))
      ws.send(join)
      ws.send(watch)
      await done
      if (got !== docs.length) throw new Error(`got ${got} of ${docs.length} documents`)
      return ws
    }
  },
}

const [SYNC, AUTH, STEP_1, UPDATE] = [0, 2, 0, 2]
const token = (name: string) => Buffer.concat([varText(name), Buffer.from([AUTH, 0]), varText('token')])
const step1 = (name: string) => Buffer.concat([varText(name), Buffer.from([SYNC, STEP_1]), varBytes(Y.encodeStateVector(new Y.Doc()))])

const hocuspocus: { write: Session; read: Reading } = {
  async write(server, docs) {
    const ws = await open(server.url)
    // Its echo of the update is the only sign that it has it.
    const done = heard(ws, docs.length, data => data.includes(CONTENT))
    for (const name of docs) {
      const doc = new Y.Doc()
      doc.getMap('visits').set('content', CONTENT)
      ws.send(token(name))
      ws.send(Buffer.concat([varText(name), Buffer.from([SYNC, UPDATE]), varBytes(Y.encodeStateAsUpdate(doc))]))
    }
    await done
    return ws
  },
  read(docs) {
    const messages = docs.flatMap(name => [token(name), step1(name)])
    return async server => {
      const ws = await open(server.url)
      const done = heard(ws, docs.length, data => data.includes(CONTENT))
      for (const message of messages) ws.send(message)
      await done
      return ws
    }
  },
}

const documents = new Map<string, string>()
function documentOf(name: string): string {
  const id = documents.get(name) ?? newDocument()
  documents.set(name, id)
  return id
}

const automerge: { write: Session; read: Reading } = {
  async write(server, docs) {
    const phones = new Map<string, ReturnType<typeof replica>>()
    let done = () => {}
    const all = new Promise<void>(resolve => (done = resolve))
    const { ws, send } = await joinAutomerge(server.url, ({ documentId, data }) => {
      if (!data) return
      phones.get(documentId)?.receive(data)
      if ([...phones.values()].every(phone => phone.unconfirmed().size === 0)) done()
    })
    for (const name of docs) {
      const id = documentOf(name)
      const start = A.save(A.from({ content: new A.ImmutableString(CONTENT) }))
      phones.set(
        id,
        replica(
          start,
          data => send('sync', id, data),
          () => undefined,
        ),
      )
    }
    for (const phone of phones.values()) phone.say()
    await all
    return ws
  },
  read(docs) {
    const asked = askForAll()
    return async server => {
      const left = new Set(docs.map(documentOf))
      let done = () => {}
      const all = new Promise<void>(resolve => (done = resolve))
      const { ws, send } = await joinAutomerge(server.url, ({ documentId, data }) => {
        if (data && carriesChanges(data)) left.delete(documentId)
        if (left.size === 0) done()
      })
      for (const id of left) send('request', id, asked)
      await all
      return ws
    }
  },
}

const sessions = { porchlight, hocuspocus, 'automerge-repo': automerge }
type Stored = keyof typeof sessions

async function coldStart(name: Stored): Promise<number> {
  const server = await startServer(name)
  try {
    // The writer stays, so that Hocuspocus keeps the documents loaded: its best case.
    const writer = await sessions[name].write(server, names(DOCS))
    const read = sessions[name].read(names(DOCS))
    const began = performance.now()
    const reader = await read(server)
    const took = performance.now() - began
    for (const ws of [reader, writer]) ws.terminate()
    return took
  } finally {
    await server.stop()
  }
}

async function storedMemory(name: Stored): Promise<number> {
  const server = await startServer(name)
  try {
    ;(await sessions[name].write(server, ['warm'])).terminate()
    const before = server.memory()
    const writer = await sessions[name].write(server, names(STORED))
    const grown = server.memory() - before
    writer.terminate()
    return grown / (1 << 20)
  } finally {
    await server.stop()
  }
}

async function socketMemory(name: PeerName): Promise<number> {
  const server = await startServer(name)
  const clients: LoadClient[] = []
  const heardNothing = { own: () => undefined, other: () => undefined }
  const connect = async (count: number) => {
    for (let i = 0; i < count; i++) clients.push(await connectLoad(server, 'one group', heardNothing))
  }
  try {
    await connect(50)
    const before = server.memory()
    await connect(SOCKETS)
    return (server.memory() - before) / SOCKETS / 1024
  } finally {
    for (const client of clients) client.close()
    await server.stop()
  }
}

async function interleaved<N extends PeerName>(of: readonly N[], measure: (name: N) => Promise<number>): Promise<Record<N, number>> {
  const rounds = new Map<N, number[]>(of.map(name => [name, []]))
  for (let i = 0; i < ROUNDS; i++) for (const name of of) rounds.get(name)!.push(await measure(name))
  return Object.fromEntries(of.map(name => [name, median(rounds.get(name)!)])) as Record<N, number>
}

export async function b5(): Promise<BenchRow[]> {
  const of = await interleaved(['porchlight', 'hocuspocus', 'automerge-repo'], coldStart)
  return [
    row({
      id: 'B5',
      value: of.porchlight,
      unit: 'ms, 100 docs',
      peers: { hocuspocus: of.hocuspocus, 'automerge-repo': of['automerge-repo'] },
      ratio: of.porchlight / of.hocuspocus,
      limit: 0.1,
    }),
    row({
      id: 'B5 beside automerge-repo',
      value: of.porchlight,
      unit: 'ms, 100 docs',
      peers: { 'automerge-repo': of['automerge-repo'] },
      ratio: of.porchlight / of['automerge-repo'],
      limit: 0.02,
    }),
  ]
}

export async function b6(): Promise<BenchRow[]> {
  const idle = await interleaved(['porchlight', 'y-websocket', 'hocuspocus'], socketMemory)
  const stored = await interleaved(['porchlight', 'hocuspocus'], storedMemory)
  const { porchlight: ours, ...peers } = idle
  return [
    row({ id: 'B6 idle socket', value: ours, unit: 'KiB per idle socket', peers, ratio: ours / idle['y-websocket'], limit: 0.7 }),
    row({
      id: 'B6 stored docs',
      value: stored.porchlight,
      unit: 'MiB per 1,000 docs',
      peers: { hocuspocus: stored.hocuspocus },
      ratio: stored.porchlight / stored.hocuspocus,
      limit: 0.2,
    }),
  ]
}
