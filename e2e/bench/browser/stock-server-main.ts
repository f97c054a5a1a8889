// automerge-repo's own server: its websocket adapter and its file storage, in a process of its own.
import type { AddressInfo } from 'node:net'
import { Repo, type PeerId } from '@automerge/automerge-repo'
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket'
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs'
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
const listening = new Promise(resolve => server.once('listening', resolve))
// The adapter hears connections once the Repo has read its storage: a client that joined before would wait for ever.
const hearing = new Promise<void>(resolve => server.on('newListener', name => void (name === 'connection' && resolve())))
const network = new WebSocketServerAdapter(server as never)
const storage = new NodeFSStorageAdapter(process.argv[2])
const repo = new Repo({ network: [network], storage, peerId: 'server' as PeerId, sharePolicy: async () => false })
await Promise.all([listening, hearing])
console.log(`relay listening on ${(server.address() as AddressInfo).port}`)
process.once('SIGTERM', () => void repo.shutdown().then(() => process.exit(0)))
