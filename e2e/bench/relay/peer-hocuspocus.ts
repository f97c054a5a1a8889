// A stock Hocuspocus server without extensions: like y-websocket it keeps documents in memory only.
import { Server } from '@hocuspocus/server'

const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: true })
await server.listen()
console.log(`relay listening on ${server.address.port}`)
