import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface StockServer {
  readonly url: string
  stop(): Promise<void>
}

/** automerge-repo's server in a process of its own, with a folder of its own. */
export async function startStockServer(): Promise<StockServer> {
  const data = mkdtempSync(join(tmpdir(), 'porchlight-stock-'))
  const main = join(import.meta.dirname, 'stock-server-main.ts')
  const child: ChildProcess = spawn(process.execPath, [main, data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>(over => child.once('exit', () => over()))
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      const listening = /relay listening on (\d+)/.exec(chunk.toString())
      if (listening) resolve(listening[1]!)
    })
    void gone.then(() => reject(new Error('the stock server did not start')))
  })
  return {
    url: `ws://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}
