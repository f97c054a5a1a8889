// `npm start`: builds the app when its sources have changed, then serves app and relay on one port.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { readConfig } from '../sync-server/src/config.ts'
import { serve } from '../sync-server/src/serve.ts'

const root = dirname(import.meta.dirname)
const web = join(root, 'web')
const dist = join(web, 'dist')

/** When anything that the app is built from was last changed, in milliseconds. */
function newest(paths: readonly string[]): number {
  let latest = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    const stat = statSync(path)
    latest = Math.max(latest, stat.mtimeMs)
    if (stat.isDirectory()) latest = Math.max(latest, newest(readdirSync(path).map(name => join(path, name))))
  }
  return latest
}

function buildIfStale(): void {
  const built = join(dist, 'index.html')
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', '../shared/src', '../pnpm-lock.yaml'].map(it =>
    join(web, it),
  )
  if (existsSync(built) && statSync(built).mtimeMs >= newest(sources)) return
  console.log('Building the app (about half a minute, only after changes) …')
  const vite = join(web, 'node_modules/vite/bin/vite.js')
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web, stdio: 'inherit' })
  if (build.status !== 0) {
    console.error('The app could not be built. What went wrong stands above.')
    process.exit(1)
  }
}

/** Addresses of this computer that a phone in the same network can reach. */
const lanAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap(list => (list ?? []).filter(it => it.family === 'IPv4' && !it.internal).map(it => it.address))

const config = readConfig(process.argv.slice(2), process.env, dist, { appMayBeMissing: true })
if (!config.ok) {
  const asked = config.error.code === 'help'
  console[asked ? 'log' : 'error'](config.error.detail)
  process.exit(asked ? 0 : 2)
}
const { app, tls } = config.value
if (app === dist) buildIfStale()
const running = await serve(config.value, line => console.error(line))
if (!running.ok) {
  console.error(running.error.detail)
  process.exit(1)
}

const { port, stop } = running.value
const scheme = tls ? 'https' : 'http'
console.log(`\n  Porchlight is on.   ${scheme}://localhost:${port}\n`)
if (app === undefined) console.log('  Relay only: the app is served elsewhere.')
const lan = lanAddresses()
if (lan.length > 0 && config.value.host !== '127.0.0.1') {
  console.log(`  In this network:    ${lan.map(it => `${scheme}://${it}:${port}`).join('   ')}`)
  if (!tls) console.log('  Phones need https: see docs/RELAY.md for four lines of Caddy, or give --tls-cert and --tls-key.')
}
console.log(`  Data:               ${config.value.data}\n  Stop:               Ctrl+C\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
