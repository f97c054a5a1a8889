import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import { serve } from './serve.ts'

let folder: string
const lines: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-builds-'))
  lines.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What `vite build` leaves behind: the folder is emptied, the chunks have new names. */
function build(n: number): void {
  const app = join(folder, 'app')
  rmSync(app, { recursive: true, force: true })
  mkdirSync(join(app, 'assets'), { recursive: true })
  writeFileSync(join(app, 'index.html'), `<!doctype html><script src="/assets/main-0000000${n}.js"></script>`)
  writeFileSync(join(app, 'sw.js'), `// ${n}`)
  writeFileSync(join(app, 'assets', `lazy-0000000${n}.js`), `export default ${n}`)
}

const config = (): Config => {
  const read = readConfig(['--port', '0', '--host', '127.0.0.1', '--data', join(folder, 'data'), '--app', join(folder, 'app')], {}, 'none')
  if (!read.ok) throw new Error(read.error.detail)
  return read.value
}

/** Restarts the server on the build that lies there, as a deployment does, and asks it. */
async function deployed(ask: (get: (path: string) => Promise<Response>) => Promise<void>): Promise<void> {
  const running = await serve(config(), line => lines.push(line))
  if (!running.ok) throw new Error(running.error.detail)
  await ask(path => fetch(`http://127.0.0.1:${running.value.port}${path}`))
  await running.value.stop()
}

test('[P7.4] a page of an old build finds its lazy chunks after two more deployments, and no longer after a third', async () => {
  for (const n of [1, 2, 3]) {
    build(n)
    await deployed(async get => {
      for (let old = 1; old <= n; old++) expect(await (await get(`/assets/lazy-0000000${old}.js`)).text()).toBe(`export default ${old}`)
      expect(await (await get('/sw.js')).text()).toBe(`// ${n}`)
      expect(await (await get('/')).text()).toContain(`main-0000000${n}.js`)
    })
  }
  build(4)
  await deployed(async get => {
    const answers = await Promise.all([1, 2, 3, 4].map(n => get(`/assets/lazy-0000000${n}.js`)))
    expect(answers.map(answer => answer.status)).toEqual([404, 200, 200, 200])
    expect(answers[1]!.headers.get('cache-control')).toContain('immutable')
  })
  expect(readdirSync(join(folder, 'data', 'builds'))).toHaveLength(3)
  expect(lines).toEqual([])
})

test('[P7.4] a restart without a new build, and going back to an old one, count as what they are', async () => {
  build(1)
  await deployed(async () => undefined)
  build(2)
  await deployed(async () => undefined)
  await deployed(async () => undefined)
  build(1)
  await deployed(async get => expect((await get('/assets/lazy-00000002.js')).status).toBe(200))
  build(3)
  await deployed(async get => expect((await get('/assets/lazy-00000001.js')).status).toBe(200))
})

test('where they cannot be kept the app is served all the same, and the log says so', async () => {
  build(1)
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'builds'), 'in the way')
  await deployed(async get => expect((await get('/assets/lazy-00000001.js')).status).toBe(200))
  expect(lines.join()).toContain('cannot be kept')
})
