// B11: what travels before the first paint and for the whole app, from the files of the build: the scripts that
// index.html itself asks for, and every file of the precache as the relay sends it (brotli where there is one).
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtApp } from '../../app.ts'
import { type BenchRow, row } from '../row.ts'

const KIB = 1024

export async function rows(): Promise<BenchRow[]> {
  const app = await builtApp()
  const html = readFileSync(join(app, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(match => join(app, match[1]!))
  const first = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / KIB
  const files = readdirSync(app, { recursive: true, withFileTypes: true }).filter(
    file => file.isFile() && !/\.(?:br|gz|map)$/.test(file.name),
  )
  const onTheWire = (path: string) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
  const whole = files.reduce((sum, file) => sum + onTheWire(join(file.parentPath, file.name)), 0) / KIB
  return [
    row({ id: 'B11 first paint', value: first, unit: 'KiB of JavaScript, gzip', ratio: first, limit: 170 }),
    row({ id: 'B11 whole precache', value: whole, unit: 'KiB on the wire', ratio: whole, limit: 2_560 }),
  ]
}
