// The one script that must run on any Node from 20 on: it fetches pnpm, installs what the lockfile names
// (Node 24 among it, on Linux), and hands over to a workspace script that then runs on Node 24.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PNPM = 'pnpm@12.21.0'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [task = 'start', ...rest] = process.argv.slice(2)
const tasks = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts)

if (!tasks.includes(`do:${task}`)) {
  console.error(`Porchlight has no task called "${task}".`)
  process.exit(2)
}
const bundledNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)
const major = Number(process.versions.node.split('.')[0])
if (!bundledNode && major < 24) {
  console.error(
    `Porchlight needs Node 24 or newer here, and this is Node ${process.versions.node}. Install it from nodejs.org and run the command again.`,
  )
  process.exit(2)
}

/** Runs pnpm by way of npm, which every Node brings along. */
function pnpm(args) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const run = spawnSync(npm, ['exec', '--yes', '--package', PNPM, '--', 'pnpm', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_update_notifier: 'false' },
  })
  if (run.error) throw run.error
  return run.signal ? 1 : (run.status ?? 1)
}

const installed = pnpm(['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'])
if (installed !== 0) {
  console.error('The parts Porchlight is built from could not be installed. Check the connection and run the command again.')
  process.exit(installed)
}
process.exit(pnpm(['--silent', 'run', `do:${task}`, ...rest]))
