/**
 * Writes the frozen vectors of the wire: `node shared/vectors/make-wire.ts` from the root. Made once, for the versions that
 * the file names; other bytes are another version and another file.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { toHex } from '../src/base/bytes.ts'
import { encodeFrame, frameFields } from '../src/wire/frames.ts'
import { WIRE_FRAMES } from '../src/wire/testing/wire-frames.ts'

const FILE = new URL('./wire-v2.json', import.meta.url)
if (existsSync(FILE)) throw new Error('versions 1 and 2 of the wire are frozen')
const lines = WIRE_FRAMES.map(({ since, from, frame }) => ({
  since,
  from,
  type: frameFields(frame)['type'],
  bytes: toHex(encodeFrame(frame)),
}))
writeFileSync(FILE, JSON.stringify(lines, undefined, 1) + '\n')
