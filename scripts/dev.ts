// `npm run dev`: the app with hot reload, and a relay behind it that starts anew when its sources change.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bin, root } from './steps/run.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '5173' }, 'relay-port': { type: 'string', default: '8787' } } })
const relayPort = values['relay-port']
const data = join(root, '.cache/dev-relay')

const start = (program: string, args: string[], cwd: string, env: Record<string, string> = {}): ChildProcess =>
  spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })

const relay = start(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    'sync-server/src/main.ts',
    '--relay-only',
    '--host',
    '127.0.0.1',
    '--port',
    relayPort,
    '--data',
    data,
  ],
  root,
)
// Vite passes /relay on, so that app and relay have one address here as in production.
const app = start(bin('vite', 'web'), ['--port', values.port, '--strictPort'], join(root, 'web'), {
  PORCHLIGHT_RELAY: `http://127.0.0.1:${relayPort}`,
})

function end(code: number): void {
  for (const child of [relay, app]) child.kill('SIGTERM')
  process.exitCode = code
}
for (const child of [relay, app]) child.once('exit', code => end(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0))
