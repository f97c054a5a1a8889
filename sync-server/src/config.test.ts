import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { must } from '@porchlight/shared/base/result'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { passHosting } from './hosting.ts'
import { serve } from './serve.ts'

let folder: string
let app: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-config-'))
  app = join(folder)
  writeFileSync(join(app, 'index.html'), '')
  for (const name of ['cert', 'key', 'passes']) writeFileSync(join(folder, name), 'oak-street\n\n# spring\n elm  # until May\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (args: string[], env: NodeJS.ProcessEnv = {}) => readConfig(args, env, app)
const complaint = (args: string[], env: NodeJS.ProcessEnv = {}) => {
  const result = read(args, env)
  return result.ok ? 'fine' : result.error.detail
}

describe('options', () => {
  test('without any, the app and the relay are on port 8080 with data beside', () => {
    expect(must(read([]))).toMatchObject({ port: 8080, host: '::', data: resolve('data'), app, tls: undefined, passFile: undefined })
  })

  test('options win over the environment, the environment over defaults', () => {
    const env = { PORCHLIGHT_PORT: '1', PORCHLIGHT_HOST: '127.0.0.1', PORCHLIGHT_RELAY_ONLY: '1', PORCHLIGHT_MAX_MIB: '3' }
    expect(must(read(['--port', '2'], env))).toMatchObject({ port: 2, host: '127.0.0.1', app: undefined, maxBytes: 3 << 20 })
  })

  test('files are found', () => {
    const [cert, key, passes] = ['cert', 'key', 'passes'].map(it => join(folder, it))
    expect(must(read(['--tls-cert', cert!, '--tls-key', key!, '--pass-file', passes!]))).toMatchObject({
      tls: { cert, key },
      passFile: passes,
    })
  })

  test('each mistake is told in a sentence', () => {
    expect(complaint(['--port', 'eighty'])).toBe('--port has to be a number from 0 to 65535, not "eighty".')
    expect(complaint([], { PORCHLIGHT_PORT: '70000' })).toContain('--port has to be a number')
    expect(complaint(['--tls-cert', join(folder, 'cert')])).toContain('go together')
    expect(complaint(['--tls-cert', '/no/such'])).toBe('--tls-cert: there is no file "/no/such".')
    expect(complaint(['--app', '/no/such'])).toContain('There is no built app in "/no/such"')
    expect(complaint(['--open', '--pass-file', join(folder, 'passes')])).toContain('contradict')
    expect(complaint(['--prot', '1'])).toContain('--prot')
    expect(complaint(['--help'])).toContain('--sockets-per-address')
  })
})

describe('starting', () => {
  const config = () => must(read(['--relay-only', '--port', '0', '--host', '127.0.0.1', '--data', join(folder, 'data')]))
  const silent = () => undefined

  test('a port in use is told, and the data folder is let go', async () => {
    const first = must(await serve(config(), silent))
    const taken = await serve({ ...config(), port: first.port, data: join(folder, 'other') }, silent)
    expect(taken).toMatchObject({
      ok: false,
      error: { code: 'port-in-use', detail: `Port ${first.port} is in use already. Choose another with --port.` },
    })
    await first.stop()
    const again = must(await serve({ ...config(), port: first.port, data: join(folder, 'other') }, silent))
    await again.stop()
  })

  test('a data folder that cannot be used is told', async () => {
    const result = await serve({ ...config(), data: join(folder, 'index.html') }, silent)
    expect(result).toMatchObject({ ok: false, error: { code: 'data-folder' } })
  })

  test('an address that is not ours is told', async () => {
    expect(await serve({ ...config(), host: '203.0.113.1' }, silent)).toMatchObject({ ok: false, error: { code: 'address' } })
  })
})

describe('hosting passes', () => {
  test('are one a line, and are read again when the file changes', () => {
    const file = join(folder, 'passes')
    const hosting = passHosting(file, () => undefined)
    const admitted = () => ['oak-street', 'elm', '# spring', '', undefined].map(it => hosting.admits(it))
    expect(admitted()).toEqual([true, true, false, false, false])
    writeFileSync(file, 'elm\n')
    utimesSync(file, 1, 1)
    expect(admitted()).toEqual([false, true, false, false, false])
  })

  test('a file that has gone keeps the last list and is told to the log', () => {
    const file = join(folder, 'gone')
    writeFileSync(file, 'elm\n')
    const log: string[] = []
    const hosting = passHosting(file, line => log.push(line))
    rmSync(file)
    expect(hosting.admits('elm')).toBe(true)
    expect(log.join()).toContain('pass file')
  })
})
