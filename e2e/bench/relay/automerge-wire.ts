// automerge-repo's wire, spoken without its client: only Automerge itself and CBOR, so that what is measured is its server.
import * as A from '@automerge/automerge'
import { generateAutomergeUrl, parseAutomergeUrl } from '@automerge/automerge-repo'
import { decode, encode } from 'cborg'
import { WebSocket } from 'ws'

export interface SyncMessage {
  readonly type: string
  readonly documentId: string
  readonly data: Uint8Array
}

export const newDocument = (): string => parseAutomergeUrl(generateAutomergeUrl()).documentId

/** Connects and joins. Answers how to send sync messages; what comes is given to `heard`. */
export async function joinAutomerge(
  url: string,
  heard: (message: SyncMessage) => void,
): Promise<{ readonly ws: WebSocket; send(type: 'sync' | 'request', documentId: string, data: Uint8Array): void }> {
  const ws = new WebSocket(url, { perMessageDeflate: false })
  const senderId = `load-${crypto.randomUUID()}`
  await new Promise((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  const targetId = await new Promise<string>(resolve => {
    ws.on('message', (data: Buffer) => {
      const message = decode(data, { useMaps: false, tags: { 64: (inner: () => unknown) => inner() } as never }) as SyncMessage & {
        senderId: string
      }
      if (message.type === 'peer') resolve(message.senderId)
      else heard(message)
    })
    ws.send(encode({ type: 'join', senderId, peerMetadata: { isEphemeral: true }, supportedProtocolVersions: ['1'] }))
  })
  return { ws, send: (type, documentId, data) => ws.send(encode({ type, senderId, targetId, documentId, data })) }
}

/** What a device that has nothing asks first. */
export const askForAll = (): Uint8Array => A.generateSyncMessage(A.init(), A.initSyncState())[1]!

/** Whether a sync message carries content. */
export const carriesChanges = (data: Uint8Array): boolean => A.decodeSyncMessage(data as A.SyncMessage).changes.length > 0

/** One replica of a document and its conversation with the server. */
export function replica<T>(start: Uint8Array, said: (data: Uint8Array) => void, arrived: (path: readonly A.Prop[]) => void) {
  let doc = A.load<T>(start)
  let state = A.initSyncState()
  function say(): void {
    const [next, data] = A.generateSyncMessage(doc, state)
    state = next
    if (data) said(data)
  }
  return {
    say,
    change(edit: (doc: T) => void): A.Heads {
      doc = A.change(doc, edit)
      say()
      return A.getHeads(doc)
    },
    receive(data: Uint8Array): void {
      const patchCallback = (patches: A.Patch[]) => patches.forEach(({ path }) => arrived(path))
      ;[doc, state] = A.receiveSyncMessage(doc, state, data as A.SyncMessage, { patchCallback })
      say()
    },
    /** The changes here that the server has not said to have: neither its heads nor before them. */
    unconfirmed(): ReadonlySet<string> {
      const known = (state.theirHeads ?? []).filter(hash => A.hasHeads(doc, [hash]))
      return new Set(A.getChangesMetaSince(doc, known).map(({ hash }) => hash))
    },
  }
}
