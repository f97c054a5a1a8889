// B19: a county file of a gigabyte in the built app, as an organizer brings a precinct of it in: time, and the highest memory of
// the page with its worker. Beside it one bare PapaParse pass over the same file. `PORCHLIGHT_MEGABYTES` makes it smaller.
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateOhioFile } from '@porchlight/shared/canvass/town-file'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { tick } from '../../people/acting.ts'
import { startRelay } from '../../relay.ts'
import { openSite } from '../browser/site.ts'
import { type BenchRow, row } from '../row.ts'
import { watchMemory } from './memory.ts'

const MEGABYTES = Number(process.env['PORCHLIGHT_MEGABYTES'] ?? 1000)
const TOWNS = 20_000
const t = bringWords.en

export interface Measured {
  readonly bytes: number
  readonly rows: number
  readonly bareMs: number
  readonly readMs: number
  readonly bringMs: number
  readonly peakMiB: number
  readonly people: number
}

/** Twenty precincts over and over, each time with other voter numbers and other names of precincts: no two people are alike. Answers the rows. */
function writeFile(path: string, megabytes: number): number {
  const [header, ...parts] = generateOhioFile(TOWNS)
  const text = parts.join('')
  const handle = openSync(path, 'w')
  writeSync(handle, header!)
  let rows = 0
  for (let round = 0, written = 0; written < megabytes * 1e6; round++, rows += TOWNS) {
    const mark = String(round).padStart(4, '0')
    const copy = text.replace(/"OH0010/g, `"OH${mark}`).replace(/"(LINDEN|MARION|DELTA|HARBOR) /g, `"$1 ${mark}-`)
    written += writeSync(handle, copy)
  }
  closeSync(handle)
  return rows
}

export async function measure(megabytes = MEGABYTES): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-gigabyte-'))
  const path = join(folder, 'SWVF_STATE.csv')
  const relay = await startRelay({ app: await builtApp() })
  const site = await openSite(fileURLToPath(new URL('./papa-page.ts', import.meta.url)))
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  try {
    const rows = writeFile(path, megabytes)
    const page = await alex.phone.context.newPage()
    await page.goto(site.origin)
    await page.locator('input').setInputFiles(path)
    const bare = await page.evaluate(() => (window as unknown as { barePass(): Promise<{ ms: number; rows: number }> }).barePass())
    await page.close()

    await alex.begin.startGroup('Elm Neighbors', 'none')
    await alex.installed()
    alex.patience = 1_800_000
    const stop = watchMemory(alex.phone.profile)
    const start = performance.now()
    await alex.lists.pick(path)
    await alex.see(t.chooseTitle)
    const readMs = performance.now() - start
    const said = await alex.page.getByText(`${rows.toLocaleString('en-US')} lines`).count()
    if (said !== 1) throw new Error('not every line was read')
    const boxes = alex.find('group', t.precincts).getByRole('checkbox')
    await tick(boxes.nth(7))
    const bring = performance.now()
    await alex.press(/^Bring in 1,000 people$/)
    await alex.see(t.doneTitle)
    const bringMs = performance.now() - bring
    return { bytes: statSync(path).size, rows, bareMs: bare.ms, readMs, bringMs, peakMiB: stop(), people: 1000 }
  } finally {
    await alex.leave()
    await site.close()
    await relay.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function rows(): Promise<BenchRow[]> {
  const { bareMs, readMs, bringMs, peakMiB, bytes, rows: lines } = await measure()
  return [
    row({
      id: 'B19 time',
      value: (readMs + bringMs) / 1000,
      unit: `s, ${(bytes / 1e9).toFixed(2)} GB, ${lines} rows, file chosen to list saved`,
      peers: { 'bare PapaParse pass': bareMs / 1000, 'own reading': readMs / 1000, 'own bringing in': bringMs / 1000 },
      ratio: (readMs + bringMs) / bareMs,
      limit: 3,
    }),
    row({ id: 'B19 memory', value: peakMiB, unit: 'MiB, highest of the page and its worker', ratio: peakMiB, limit: 300 }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
