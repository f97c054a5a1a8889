import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../sync-server/src/main.ts')

export interface RelayOptions {
  /** Folder of a built app to serve; without it the relay stands alone. */
  readonly app?: string
  /** Kept when given; a fresh folder in the system's temporary one otherwise. */
  readonly data?: string
  /** The same port is used after every restart; a free one unless given. */
  readonly port?: number
  readonly args?: readonly string[]
  /** Put before the command, for example a tracer. */
  readonly prefix?: readonly string[]
  /** Another program that speaks like sync-server/src/main.ts. */
  readonly main?: string
}

/** A real relay in a process of its own, for tests: it can be killed, wiped and set back. */
export interface TestRelay {
  readonly port: number
  /** `ws://127.0.0.1:<port>/relay` */
  readonly url: string
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly data: string
  readonly pid: number
  /** Everything it has written to its console since the first start. */
  output(): string
  start(): Promise<void>
  /** Starts it without the prefix. */
  startUntroubled(): Promise<void>
  /** SIGTERM: finishes what it has begun. Resolves when the process is gone. */
  stop(): Promise<void>
  /** SIGKILL. Resolves when the process is gone. */
  kill(): Promise<void>
  restart(): Promise<void>
  /** Deletes all data; only while it is not running. */
  wipe(): void
  /** Copies the data folder and answers the copy; while it runs, the copy is what a kill at this moment would leave. */
  copy(): string
  /** Puts a copy in place of the data; only while it is not running. */
  restore(copy: string): void
  /** Kills it and removes what it has left behind. */
  dispose(): Promise<void>
}

/** Starts a relay and resolves when it listens. Throws with its output when it does not. */
export async function startRelay(options: RelayOptions = {}): Promise<TestRelay> {
  const made: string[] = []
  const temporary = (name: string) => {
    const folder = mkdtempSync(join(tmpdir(), `porchlight-${name}-`))
    made.push(folder)
    return folder
  }
  const data = options.data ?? temporary('relay')
  let port = options.port ?? 0
  let child: ChildProcess | undefined
  let gone: Promise<void> = Promise.resolve()
  let output = ''

  function start(prefix = options.prefix ?? []): Promise<void> {
    if (child) throw new Error('the relay runs already')
    const [command, ...args] = [...prefix, process.execPath, options.main ?? MAIN]
    const app = options.app === undefined ? ['--relay-only'] : ['--app', options.app]
    const all = [...args, '--port', String(port), '--host', '127.0.0.1', '--data', data, ...app, ...(options.args ?? [])]
    const started = spawn(command!, all, { stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    let fresh = ''
    return new Promise((resolve, reject) => {
      gone = new Promise(over => started.once('exit', () => over()))
      const hear = (chunk: Buffer) => {
        output += chunk
        fresh += chunk
        const listening = /relay listening on (\d+)/.exec(fresh)
        if (listening) {
          port = Number(listening[1])
          resolve()
        }
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', hear)
      started.once('error', reject)
      started.once('exit', () => {
        if (child === started) child = undefined
        reject(new Error(`the relay ended before it listened:\n${fresh}`))
      })
    })
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    child?.kill(signal)
    await gone
  }

  const relay: TestRelay = {
    get port() {
      return port
    },
    get url() {
      return `ws://127.0.0.1:${port}/relay`
    },
    get origin() {
      return `http://127.0.0.1:${port}`
    },
    get pid() {
      return child?.pid ?? -1
    },
    data,
    output: () => output,
    start: () => start(),
    startUntroubled: () => start([]),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM')
      await start()
    },
    wipe() {
      if (child) throw new Error('stop the relay before wiping it')
      rmSync(data, { recursive: true, force: true })
    },
    copy() {
      const copy = temporary('relay-copy')
      cpSync(data, copy, { recursive: true })
      return copy
    },
    restore(copy) {
      relay.wipe()
      cpSync(copy, data, { recursive: true })
    },
    async dispose() {
      await end('SIGKILL')
      for (const folder of made) rmSync(folder, { recursive: true, force: true })
    },
  }
  await start()
  return relay
}
