import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type PeerName = 'porchlight' | 'y-websocket' | 'hocuspocus' | 'automerge-repo' | 'echo'

export interface BenchServer {
  readonly name: PeerName
  readonly url: string
  /** Processor seconds used so far, user and system. */
  cpu(): number
  /** Resident memory in bytes. */
  memory(): number
  stop(): Promise<void>
}

const TICKS_PER_SECOND = 100

const MAINS: Record<PeerName, string> = {
  porchlight: join(import.meta.dirname, '../../../sync-server/src/main.ts'),
  'y-websocket': join(import.meta.dirname, 'peer-y-websocket.ts'),
  hocuspocus: join(import.meta.dirname, 'peer-hocuspocus.ts'),
  'automerge-repo': join(import.meta.dirname, '../browser/stock-server-main.ts'),
  echo: join(import.meta.dirname, 'peer-echo.ts'),
}

/** A fresh server in a process of its own. */
export async function startServer(name: PeerName): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), 'porchlight-bench-'))
  const limits = ['--rate', '1000', '--sockets-per-address', '100000', '--max-sockets', '100000']
  const ours = ['--relay-only', '--host', '127.0.0.1', '--port', '0', '--data', data, ...limits]
  const args = name === 'porchlight' ? ours : name === 'automerge-repo' ? [data] : []
  const child = spawn(process.execPath, [MAINS[name], ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk
      const found = /relay listening on (\d+)/.exec(text)
      if (found) resolve(found[1]!)
    })
    child.once('exit', () => reject(new Error(`${name} did not start: ${text}`)))
  })
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    name,
    url: `ws://127.0.0.1:${port}`,
    cpu() {
      const fields = proc('stat')
        .slice(proc('stat').lastIndexOf(')') + 2)
        .split(' ')
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))![1]) * 1024,
    async stop() {
      child.kill('SIGKILL')
      await exited
      rmSync(data, { recursive: true, force: true })
    },
  }
}
