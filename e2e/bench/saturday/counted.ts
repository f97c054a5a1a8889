import { type Socket, connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface Counted {
  readonly port: number
  /** Bytes that passed, both ways. */
  bytes(): number
  close(): void
}

/** A line of a phone's own to a server on this machine, which only counts. */
export async function countedLine(target: number): Promise<Counted> {
  let bytes = 0
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const far = connect(target, '127.0.0.1')
    for (const [from, to] of [
      [client, far],
      [far, client],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('data', chunk => (bytes += chunk.length))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
