import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { encodePng } from '../../web/build/png.ts'
import { decodePng, encodePalettePng, type Picture } from './png.ts'

function picture(width: number, height: number, colours: number): Picture {
  const random = seeded(colours)
  const table = Array.from({ length: colours }, () => [...random.bytes(3)])
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++) rgba.set([...table[Math.floor(random.unit() * colours)]!, 255], 4 * i)
  return { width, height, rgba }
}

const farthest = (a: Picture, b: Picture): number => a.rgba.reduce((most, value, i) => Math.max(most, Math.abs(value - b.rgba[i]!)), 0)

test('a picture is read as it was written', () => {
  const written = picture(37, 37, 5000)
  const read = decodePng(encodePng(37, new Uint8Array(written.rgba)))
  expect([read.width, read.height]).toEqual([37, 37])
  expect(farthest(read, written)).toBe(0)
})

test('a palette keeps pictures of few colours exactly, and the others nearly', () => {
  const few = picture(50, 20, 256)
  expect(farthest(decodePng(encodePalettePng(few)), few)).toBe(0)
  const many = picture(60, 60, 3000)
  const off = farthest(decodePng(encodePalettePng(many)), many)
  expect(off).toBeGreaterThan(0)
  expect(off).toBeLessThan(100)
})
