// The floor: a bare `ws` server that sends each message back to its sender and stores nothing.
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', ws => ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary })))
server.on('listening', () => console.log(`relay listening on ${(server.address() as AddressInfo).port}`))
