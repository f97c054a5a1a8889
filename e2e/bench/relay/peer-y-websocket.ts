// The stock y-websocket server. Its newest package asks for pre-releases of Yjs 14 that do not fit each other (every update
// fails with "store.getClock is not a function"), so its own code is run on the stable Yjs 13 and y-protocols.
import { createServer } from 'node:http'
import { createRequire, registerHooks } from 'node:module'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { WebSocketServer } from 'ws'

const here = import.meta.url
const urlOf = (name: string): string => pathToFileURL(createRequire(here).resolve(name)).href
const beside = { yjs: here, lib0: urlOf('yjs'), 'y-protocols': urlOf('@hocuspocus/server') }

registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.includes('/@y/websocket-server/')) return next(specifier, context)
    const name = specifier.replace(/^@y\/protocols/, 'y-protocols')
    const parentURL = beside[name.split('/')[0] as keyof typeof beside]
    return next(name, parentURL === undefined ? context : { ...context, parentURL })
  },
})
const { setupWSConnection } = await import('@y/websocket-server/utils')

const server = createServer()
const sockets = new WebSocketServer({ server })
sockets.on('connection', setupWSConnection)
server.listen(0, '127.0.0.1', () => console.log(`relay listening on ${(server.address() as AddressInfo).port}`))
