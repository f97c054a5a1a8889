// `node scripts/verify-site.ts https://porch.example` or a folder: whether it is the build that was published.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { HASHES } from '../web/build/hashes.ts'
import { root } from './steps/run.ts'
import { faultsOf, readHashes } from './verify/compare.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { hashes: { type: 'string' } } })
const [place] = positionals
try {
  if (!place) throw new Error('Which site? node scripts/verify-site.ts https://… [--hashes manifest-hashes.json]')
  const hashes = readHashes(values.hashes ?? join(root, 'web/dist', HASHES))
  const faults = await faultsOf(place, hashes)
  for (const fault of faults) console.log(fault)
  const of = `version ${hashes.version}${hashes.commit ? `, commit ${hashes.commit}` : ''}`
  const count = Object.keys(hashes.files).length
  console.log(
    faults.length === 0 ? `Same: all ${count} files are those of ${of}.` : `NOT the same: ${faults.length} differences from ${of}.`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? `${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}` : error)
  process.exitCode = 2
}
