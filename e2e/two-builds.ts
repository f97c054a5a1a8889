// A site of one's own, where the same app can be deployed anew: another service worker, for which a phone is asked.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtApp } from './app.ts'
import { type TestRelay, startRelay } from './relay.ts'

export interface TwoBuilds {
  readonly relay: TestRelay
  deployAgain(): Promise<void>
}

/** `closing`: of the journey's story. */
export async function twoBuilds(closing: (end: () => Promise<unknown>) => void): Promise<TwoBuilds> {
  const app = mkdtempSync(join(tmpdir(), 'porchlight-two-builds-'))
  closing(async () => rmSync(app, { recursive: true, force: true }))
  cpSync(await builtApp(), app, { recursive: true })
  const relay = await startRelay({ app })
  closing(() => relay.dispose())
  return {
    relay,
    async deployAgain() {
      const worker = join(app, 'sw.js')
      for (const ending of ['.br', '.gz']) rmSync(worker + ending, { force: true })
      writeFileSync(worker, `${readFileSync(worker, 'utf8')}\n// deployed again\n`)
      await relay.restart()
    },
  }
}
