import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'
import type { ListFile } from './pieces.ts'

const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31) % 251)
const file = new Blob([bytes])

/** As browsers give a file whose streams do not read into memory that is given to them; in pieces of their own sizes. */
const plain = (sizes: number): ListFile => ({
  size: file.size,
  slice: (from, to) => file.slice(from, to),
  stream: () => {
    let at = 0
    return new ReadableStream({
      pull(controller) {
        controller.enqueue(bytes.slice(at, (at += sizes)))
        if (at >= bytes.length) controller.close()
      },
    })
  },
})

test.each([
  ['into memory of ours', file],
  ['as it comes, in small pieces', plain(777)],
  ['as it comes, in large pieces', plain(2_000_000)],
])('every byte once and in order: %s', async (_, list) => {
  const found = new Uint8Array(bytes.length)
  const told: number[] = []
  let at = 0
  for await (const piece of piecesOf(list, done => void told.push(done))) {
    expect(piece.length).toBeLessThanOrEqual(1 << 13)
    found.set(piece, at)
    at += piece.length
  }
  expect(at).toBe(bytes.length)
  expect(Buffer.compare(found, bytes)).toBe(0)
  expect(told.at(-1)).toBe(bytes.length)
  // Each is drawn.
  expect(told.length).toBeLessThanOrEqual(3)
})

test('who reads no further lets the file go', async () => {
  let isLetGo = false
  const stream = () =>
    new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(10)), cancel: () => void (isLetGo = true) })
  for await (const _ of piecesOf({ ...plain(1), stream })) break
  expect(isLetGo).toBe(true)
})

test('a file that cannot be read any more is told as what it is', async () => {
  const stream = () => new ReadableStream({ pull: controller => controller.error(new TypeError('network error')) })
  const read = async () => {
    for await (const _ of piecesOf({ ...plain(1), stream }));
  }
  await expect(read()).rejects.toMatchObject({ refusal: { code: 'file-unreadable' } })
})
