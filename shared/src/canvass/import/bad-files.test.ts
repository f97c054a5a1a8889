import { expect, test } from 'vitest'
import { fail } from '../../base/result.ts'
import { scan } from './import.ts'
import { look } from './look.ts'
import { BAD_FILES } from './testing/bad-files.ts'
import { layoutFiles } from './testing/layout-files.ts'

test('[I3] the corpus is large, and no two files in it are alike', () => {
  expect(BAD_FILES.length).toBeGreaterThanOrEqual(50)
  expect(new Set(BAD_FILES.map(({ name }) => name)).size).toBe(BAD_FILES.length)
  expect(new Set(BAD_FILES.map(({ bytes }) => bytes.join())).size).toBe(BAD_FILES.length)
})

test.each(BAD_FILES.map(file => [file.name, file] as const))('[I3] %s', async (_, bad) => {
  const file = new Blob([bad.bytes])
  const seen = await look(file)
  const read = seen.ok ? await scan(file, seen.value, seen.value.layout, 2026) : fail(seen.error)
  if (!bad.skips) {
    expect(read.ok ? 'read' : read.error.code).toBe(bad.refused)
    if (read.ok) return
    if (bad.kind) expect(read.error.values?.['kind']).toBe(bad.kind)
    if (bad.line) expect(read.error.values?.['line']).toBe(bad.line)
    return
  }
  if (!read.ok) throw new Error(read.error.code)
  expect(read.value.skipped.examples.map(({ line, reason }) => `${line} ${reason}`)).toEqual(bad.skips)
  expect(read.value.voters).toBe(bad.voters)
})

test('[I3] a good file cut anywhere gives its whole lines, and says which one is not', async () => {
  const { text, rows, skipped } = layoutFiles(60, 8)[0]!
  const lines = text.split('\r\n')
  for (let cut = lines[0]!.length + 10; cut < text.length; cut += 997) {
    const file = new Blob([text.slice(0, cut)])
    const seen = await look(file)
    if (!seen.ok) throw new Error(seen.error.code)
    const read = await scan(file, seen.value, seen.value.layout, 2026)
    if (!read.ok) {
      expect(['file-no-rows', 'file-nobody']).toContain(read.error.code)
      continue
    }
    const whole = text.slice(0, cut).split('\r\n').length - 1
    expect(read.value.rows).toBeGreaterThanOrEqual(whole - 1)
    expect(read.value.rows).toBeLessThanOrEqual(rows)
    const last = read.value.skipped.examples.at(-1)
    if (last && ['cut-short', 'malformed-quote'].includes(last.reason)) expect(last.line).toBe(whole + 1)
    expect(read.value.skipped.total).toBeLessThanOrEqual(skipped + 1)
  }
})
