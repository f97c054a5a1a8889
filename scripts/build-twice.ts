// `node scripts/build-twice.ts`: whether everybody who builds these sources gets the same bytes.
import { buildTwice } from './verify/twice.ts'

const { files, different } = await buildTwice()
for (const path of different) console.log(`different: ${path}`)
console.log(different.length === 0 ? `Two builds, ${files} files, all alike.` : `${different.length} of ${files} files differ.`)
process.exitCode = different.length === 0 ? 0 : 1
