import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { readConfig } from './config.ts'
import { serve } from './serve.ts'

// A relay's objects die young or live as long as their socket: room for more young ones would only be memory.
setFlagsFromString('--semi-space-growth-factor=1')

const log = (line: string) => console.error(line)
const config = readConfig(process.argv.slice(2), process.env, join(import.meta.dirname, '../../web/dist'))
if (!config.ok) {
  const asked = config.error.code === 'help'
  console[asked ? 'log' : 'error'](config.error.detail)
  process.exit(asked ? 0 : 2)
}
const running = await serve(config.value, log)
if (!running.ok) {
  console.error(running.error.detail)
  process.exit(1)
}
// The line that whoever starts a relay as a child process waits for.
console.log(`relay listening on ${running.value.port}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void running.value.stop().then(() => process.exit(0))
  })
