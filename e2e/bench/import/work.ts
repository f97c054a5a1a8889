import { must } from '@porchlight/shared/base/result'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { cutTurfs } from '@porchlight/shared/canvass/cut'
import { countsBy } from '@porchlight/shared/canvass/import/choice'
import { collect, scan } from '@porchlight/shared/canvass/import/import'
import { look } from '@porchlight/shared/canvass/import/look'
import { openAsBlob } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * One measured run in a process of its own, so that its peak memory is its own: `ours` reads a county file twice, takes
 * one precinct and cuts thirty turfs; `bare` is one PapaParse pass over the same file, read and decoded in pieces.
 * Prints one line of JSON.
 */
const [what, path] = process.argv.slice(2) as ['ours' | 'bare', string]
const file = await openAsBlob(path)
// Its types are a dependency of shared only; this is all of it that is used here.
const Papa = createRequire(import.meta.url)('papaparse') as { parse(text: string, config: object): { data: string[][] } }

async function ours(): Promise<number> {
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026))
  const precincts = [...countsBy(counts, {}, 'precincts')]
  const [precinct, voters] = precincts[Math.floor(precincts.length / 2)]!
  const info = { importId: '0123456789abcdef', fileName: 'county.csv', importedAt: 0, terms: '' }
  const base = must(await collect(file, counts, seen.layout, { precincts: [precinct] }, info))
  const turfs = cutTurfs(base, Math.round(base.doors.length / 30))
  if (base.voters.length !== voters || turfs.length !== 30 || packBase(base).length === 0) throw new Error('the import is wrong')
  return counts.rows
}

/** The same pieces and the same decoder: what PapaParse itself costs, and nothing else. */
async function bare(): Promise<number> {
  const decoder = new TextDecoder('utf-8')
  const piece = 1 << 20
  let rest = ''
  let rows = 0
  for (let at = 0; at < file.size; at += piece) {
    const text = rest + decoder.decode(await file.slice(at, at + piece).arrayBuffer(), { stream: true })
    const end = text.lastIndexOf('\r\n') + 2
    rest = text.slice(end)
    rows += Papa.parse(text.slice(0, end), { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data.length
  }
  return rows - 1
}

const start = performance.now()
const rows = await (what === 'ours' ? ours() : bare())
const ms = performance.now() - start
console.log(JSON.stringify({ what, rows, ms: Math.round(ms), peakMB: Math.round(process.resourceUsage().maxRSS / 1024) }))
