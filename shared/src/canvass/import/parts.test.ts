import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../base/result.ts'
import { generateOhioFile } from '../town-file.ts'
import { collect, scan } from './import.ts'
import { look } from './look.ts'
import { partNotes, rangesOf } from './parts.ts'
import type { ListFile } from './pieces.ts'

const INFO = { importId: '0123456789abcdef', fileName: 'list.csv', importedAt: Date.UTC(2026, 5, 1), terms: '' }
const PRECINCTS = ['1-A', '2-B', '3-C', '']
const HEAD = 'Voter ID,First Name,Last Name,Address,City,Zip,Precinct,Dog'

/** As a browser gives a file, in pieces of this size. Notes what was read of it. */
function inPieces(bytes: Uint8Array<ArrayBuffer>, size: number): ListFile & { readonly read: () => number } {
  const blob = new Blob([bytes])
  let read = 0
  const streamOf = (from: number, to: number) => () => {
    let at = from
    return new ReadableStream({
      pull(controller) {
        const piece = bytes.slice(at, Math.min(at + size, to))
        read += piece.length
        if (piece.length > 0) controller.enqueue(piece)
        if ((at += size) >= to) controller.close()
      },
    })
  }
  const slice = (from: number, to: number) => ({
    size: to - from,
    stream: streamOf(from, to),
    arrayBuffer: () => blob.slice(from, to).arrayBuffer(),
  })
  return { size: bytes.length, stream: streamOf(0, bytes.length), slice, read: () => read }
}

const twoBytes = (isLittle: boolean) => (text: string) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return isLittle ? bytes : bytes.swap16()
}
const ENCODE = {
  'utf-8': (text: string) => Buffer.from(text),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
  'utf-16le': twoBytes(true),
  'utf-16be': twoBytes(false),
}

/** Rows as offices and spreadsheets write them, good and bad. */
const row = fc
  .record({
    id: fc.integer({ min: 1, max: 30 }),
    precinct: fc.constantFrom(...PRECINCTS),
    house: fc.integer({ min: 1, max: 9 }),
    dog: fc.constantFrom('', 'Rex', '"Rex"', '"Rex, a\ndog"', '"one ""Rex"""', 'é', '"\n\n"', '"', 'a"b', '\u0001', 'ਊ', 'Ċ'),
    before: fc.constantFrom('', '', '', '', '\n', `${HEAD}\n`, '\uFEFF', '\uFEFF""', 'too,few\n', '"stray\n'),
    end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  })
  .map(({ id, precinct, house, dog, before, end }) => `${before}${id},Ann,Lee,${house} Elm St,Ada,45810,${precinct},${dog}${end}`)

test('[I8] bringing in by parts of the file brings in what reading all of it does', async () => {
  let spared = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...Object.values(ENCODE)),
      fc.subarray(PRECINCTS, { minLength: 1 }),
      fc.integer({ min: 5, max: 120 }),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom('', '\n\n\n'),
      async (rows, encode, precincts, pieceBytes, partBytes, blank) => {
        const file = inPieces(new Uint8Array(encode(`${blank}${HEAD}\n${rows.join('')}`)), pieceBytes)
        const looked = await look(file)
        const seen = looked.ok ? looked.value : undefined
        const scanned = seen && (await scan(file, seen, seen.layout, 2026, { partBytes }))
        // Too little of a list.
        if (!seen || !scanned?.ok) return
        const { parts, ...whole } = scanned.value
        const start = file.read()
        const byParts = await collect(file, scanned.value, seen.layout, { precincts }, INFO)
        const some = file.read() - start
        const { repeated: _, ...plain } = whole
        const all = await collect(file, plain, seen.layout, { precincts }, INFO)
        expect(byParts).toEqual(all)
        if (some < file.size) spared++
        expect(parts.bytes.length).toBe(parts.lines.length)
      },
    ),
    { numRuns: 600 },
  )
  // Else it would have compared nothing.
  expect(spared).toBeGreaterThan(20)
})

test('a part that begins like a file, with a mark of its encoding, is read as what it is: the middle of one', async () => {
  const first = `${HEAD}\n1,Ann,Lee,1 Elm St,Ada,45810,1-A,\n`
  const second = `${'2,Cal,Lee,3 Elm St,Ada,45810,1-A,'.padEnd(first.length - 1, 'x')}\n`
  const third = '\uFEFF""3,Bob,Lee,2 Elm St,Ada,45810,2-B,\n'
  const file = inPieces(new Uint8Array(Buffer.from(first + second + third)), first.length)
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026, { partBytes: 1 }))
  expect([...counts.parts.bytes].slice(0, 3)).toEqual([0, first.length, 2 * first.length])
  const base = must(await collect(file, counts, seen.layout, { precincts: ['2-B'] }, INFO))
  expect(base.voters.map(voter => voter.sourceId)).toEqual(['""3'])
})

test('[I8] of a county in order of its precincts only the chosen ones are read again', async () => {
  const file = inPieces(new Uint8Array(Buffer.from([...generateOhioFile(6000)].join(''))), 1 << 16)
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026))
  const precinct = counts.places.at(-1)!.precinct
  const start = file.read()
  const base = must(await collect(file, counts, seen.layout, { precincts: [precinct] }, INFO))
  expect(base.voters).toHaveLength(1000)
  expect(file.read() - start).toBeLessThan(file.size / 2)
  // By anything else they may be anywhere.
  const all = file.read()
  must(await collect(file, counts, seen.layout, { zips: [counts.places[0]!.zip] }, INFO))
  expect(file.read() - all).toBe(file.size)
})

test('parts that touch are read in one go, the first always', () => {
  const notes = partNotes()
  const at = (byte: number, line: number, ...precincts: string[]) => {
    if (byte > 0) notes.begin(byte, line)
    for (const precinct of precincts) notes.add(precinct)
  }
  at(0, 1, 'a')
  at(100, 10, 'b')
  at(200, 20, 'c')
  at(300, 30, 'c')
  at(400, 40, 'a')
  const parts = notes.all()
  expect(rangesOf(parts, { precincts: ['c'] }, 450)).toEqual([
    { from: 0, to: 100, line: 1 },
    { from: 200, to: 400, line: 20 },
  ])
  expect(rangesOf(parts, { precincts: ['b', 'a'] }, 450)).toEqual([
    { from: 0, to: 200, line: 1 },
    { from: 400, to: 450, line: 40 },
  ])
  expect(rangesOf(parts, { precincts: ['nowhere'] }, 450)).toEqual([{ from: 0, to: 100, line: 1 }])
  expect(rangesOf(parts, { streets: ['x'] }, 450)).toEqual([{ from: 0, to: 450, line: 1 }])
})
