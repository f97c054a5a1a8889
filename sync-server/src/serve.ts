import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { systemClock } from '@porchlight/shared/base/ports'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { keepBuilds } from './builds.ts'
import type { Config } from './config.ts'
import { createLocalFanout } from './fanout/local.ts'
import { openHosting, passHosting } from './hosting.ts'
import { createHandler } from './http.ts'
import { DEFAULT_LIMITS, type RelayLimits } from './limits.ts'
import type { ChannelStore } from './ports.ts'
import { createRelay } from './relay.ts'
import { createSqliteStore, type SqliteOptions } from './store/sqlite.ts'
import { attachSockets } from './ws.ts'

export interface Running {
  readonly port: number
  /** Finishes commits, tells every socket 1001, lets go of port and files. */
  stop(): Promise<void>
}

/** What only tests change. */
export interface Adjustments {
  readonly limits?: Partial<RelayLimits>
  readonly createStore?: (options: SqliteOptions) => ChannelStore
}

const HEADERS_MS = 10_000

function limitsOf({ sockets, socketsPerAddress, rate }: Config): RelayLimits {
  const { requests, bytes, casts } = DEFAULT_LIMITS.address
  const times = (it: { perSecond: number; burst: number }) => ({ perSecond: it.perSecond * rate, burst: it.burst * rate })
  const address = { sockets: socketsPerAddress, requests: times(requests), bytes: times(bytes), casts: times(casts) }
  return { ...DEFAULT_LIMITS, sockets, address }
}

function openStore(config: Config, log: (line: string) => void, createStore = createSqliteStore): Result<ChannelStore> {
  try {
    mkdirSync(config.data, { recursive: true })
    accessSync(config.data, constants.W_OK)
    const limits = { channels: config.maxChannels, bytes: config.maxBytes, channelBytes: config.maxChannelBytes }
    return ok(createStore({ folder: config.data, limits, log }))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail({ code: 'data-folder', detail: `The data folder "${config.data}" cannot be used: ${reason}. Choose another with --data.` })
  }
}

function portRefusal(error: NodeJS.ErrnoException, { port, host }: Config): Result<never> {
  if (error.code === 'EADDRINUSE')
    return fail({ code: 'port-in-use', detail: `Port ${port} is in use already. Choose another with --port.` })
  if (error.code === 'EACCES')
    return fail({ code: 'port-refused', detail: `Port ${port} may not be used by this user. Choose one above 1023 with --port.` })
  return fail({ code: 'address', detail: `The relay cannot listen on "${host}", port ${port}: ${error.message}` })
}

/** The composition root: store, relay, app and sockets on one port. A refusal's detail is a sentence for the console. */
export async function serve(config: Config, log: (line: string) => void, adjust: Adjustments = {}): Promise<Result<Running>> {
  const store = openStore(config, log, adjust.createStore)
  if (!store.ok) return store
  let stopping = false
  const hosting = config.passFile === undefined ? openHosting : passHosting(config.passFile, log)
  const relay = createRelay({
    store: store.value,
    fanout: createLocalFanout(),
    clock: systemClock,
    limits: { ...limitsOf(config), ...adjust.limits },
    hosting,
    log,
  })
  const earlier = config.app === undefined ? [] : keepBuilds(config.app, join(config.data, 'builds'), log)
  const handler = createHandler({ app: config.app, earlier, health: () => ({ ok: !stopping, sockets: relay.sockets() }) })
  const timeouts = { headersTimeout: HEADERS_MS, requestTimeout: 3 * HEADERS_MS, connectionsCheckingInterval: HEADERS_MS / 2 }
  const server = config.tls
    ? createHttpsServer({ ...timeouts, cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) }, handler)
    : createHttpServer(timeouts, handler)
  const sockets = attachSockets(server, relay, { ...config, log })

  const listening = await new Promise<NodeJS.ErrnoException | undefined>(resolve => {
    server.once('error', resolve)
    server.listen(config.port, config.host, () => resolve(undefined))
  })
  if (listening) {
    await relay.close()
    return portRefusal(listening, config)
  }
  return ok({
    port: (server.address() as AddressInfo).port,
    async stop() {
      if (stopping) return
      stopping = true
      const closed = new Promise(resolve => server.close(resolve))
      await relay.finish()
      await sockets.goAway()
      await relay.close()
      server.closeAllConnections()
      await closed
    },
  })
}
