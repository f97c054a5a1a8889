import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../base/bytes.ts'
import { must } from '../base/result.ts'
import { encodeFrame, parseClientFrame, parseRelayFrame } from './frames.ts'
import { WIRE_FRAMES } from './testing/wire-frames.ts'

const frozen = JSON.parse(readFileSync(new URL('../../vectors/wire-v2.json', import.meta.url), 'utf8')) as {
  readonly since: number
  readonly from: string
  readonly type: string
  readonly bytes: string
}[]

test('[P7.3] every frame of versions 1 and 2 of the wire is written and read as it was published', () => {
  expect(frozen.map(({ since, from, type }) => [since, from, type])).toEqual(
    WIRE_FRAMES.map(({ since, from, frame }) => [since, from, frame.type]),
  )
  for (const [i, { from, frame }] of WIRE_FRAMES.entries()) {
    const { bytes } = frozen[i]!
    expect(toHex(encodeFrame(frame))).toBe(bytes)
    expect(must<unknown, unknown>(from === 'client' ? parseClientFrame(fromHex(bytes)) : parseRelayFrame(fromHex(bytes)))).toEqual(frame)
  }
})
