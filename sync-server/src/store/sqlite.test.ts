import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Bytes, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { afterAll, describe, expect, test } from 'vitest'
import { NO_LIMITS } from '../ports.ts'
import { channelStoreContract } from './contract.ts'
import { createSqliteStore, type SqliteOptions, STORE_FILE } from './sqlite.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'porchlight-store-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const it of folders) rmSync(it, { recursive: true, force: true })
})

const open = (options: Partial<SqliteOptions> = {}) =>
  createSqliteStore({ folder: folder(), limits: NO_LIMITS, log: () => undefined, ...options })
const channel = 'ab'.repeat(16) as ChannelId
const KEEPER = new Uint8Array(32)
/** What the third schema has brought, taken away again. */
const WITHOUT_TRIMS = `drop table trim; alter table channel drop column base; alter table channel drop column gone;
alter table channel drop column gone_digest;`
const kib = (n: number, fill = 0): Bytes => new Uint8Array(n * 1024).fill(fill)

channelStoreContract('the SQLite store', limits => open({ limits }))

describe('the SQLite store', () => {
  test('what was appended is there after closing and opening again, with quotas counted from it', async () => {
    const options = { folder: folder(), limits: { ...NO_LIMITS, bytes: 5, channels: 1 } }
    const first = open(options)
    await first.open(channel, KEEPER)
    const { digest } = must(await first.append(channel, [utf8('abcd')]))
    await first.close()
    const second = open(options)
    expect(must(await second.head(channel))).toEqual({ n: 1, digest })
    expect(await second.append(channel, [utf8('xy')])).toMatchObject({ ok: false, error: { code: 'full' } })
    expect(await second.open('cd'.repeat(16) as ChannelId, KEEPER)).toMatchObject({ ok: false, error: { code: 'full' } })
    await second.close()
  })

  test('[P2.8] closing commits what was begun', async () => {
    const options = { folder: folder() }
    const first = open(options)
    const answers = [first.open(channel, KEEPER), first.append(channel, [utf8('x')]), first.append(channel, [utf8('y')])]
    await first.close()
    for (const answer of answers) must<unknown, unknown>(await answer)
    const second = open(options)
    expect(must(await second.head(channel)).n).toBe(2)
    await second.close()
  })

  test('[P2.3] a full disk refuses the append that no longer fits, keeps all before it, and takes what fits later', async () => {
    const store = open({ maxPages: 64 })
    must(await store.open(channel, KEEPER))
    let n = 0
    let refused: unknown
    while (refused === undefined) {
      const result = await store.append(channel, [kib(16, n + 1)])
      if (result.ok) expect(result.value.n).toBe(++n)
      else refused = result.error.code
    }
    expect(refused).toBe('full')
    expect(n).toBeGreaterThan(3)
    const { entries } = must(await store.read(channel, 0, Infinity))
    expect(entries).toEqual(Array.from({ length: n }, (_, i) => kib(16, i + 1)))
    expect(must(await store.head(channel)).n).toBe(n)
    expect(must(await store.append(channel, [utf8('a little fits')])).n).toBe(n + 1)
    await store.close()
  })

  test('[P2.3] one append too many fails its whole group: nothing of it is stored, nothing of it is acknowledged', async () => {
    const store = open({ maxPages: 64 })
    must(await store.open(channel, KEEPER))
    const group = await Promise.all([store.append(channel, [utf8('small')]), store.append(channel, [kib(400)])])
    expect(group).toMatchObject([
      { ok: false, error: { code: 'full' } },
      { ok: false, error: { code: 'full' } },
    ])
    expect(must(await store.head(channel)).n).toBe(0)
    await store.close()
  })

  test('too much waiting for the disk is refused before it takes memory', async () => {
    const store = open()
    must(await store.open(channel, KEEPER))
    const entry = kib(512)
    const answers = await Promise.all(Array.from({ length: 140 }, () => store.append(channel, [entry])))
    expect(answers.filter(it => !it.ok).map(it => (it.ok ? '' : it.error.code))).toEqual(Array(12).fill('slow-down'))
    await store.close()
  })

  test('a channel that outgrows memory knows its entries again, before and after opening anew', async () => {
    const options = { folder: folder() }
    const numbered = (from: number) => Array.from({ length: 256 }, (_, i) => utf8(`entry ${from + i}`))
    let store = open(options)
    must(await store.open(channel, KEEPER))
    for (let from = 0; from < 4608; from += 256) {
      expect(must(await store.append(channel, numbered(from))).added).toHaveLength(256)
      // Half of them are there already: at 4,096 entries their hashes move from memory into a table.
      const half = [...numbered(from).slice(128), ...numbered(from + 256).slice(0, 128)]
      expect(must(await store.append(channel, half)).added).toEqual(Array.from({ length: 128 }, (_, i) => 128 + i))
      from += 128
    }
    const { n } = must(await store.head(channel))
    expect(n).toBe(4608)
    for (let round = 0; round < 2; round++) {
      for (const from of [0, 3968, 4224]) expect(must(await store.append(channel, numbered(from)))).toMatchObject({ n, added: [] })
      await store.close()
      store = open(options)
    }
    await store.close()
  })

  test('a data folder of the first schema is taken over', async () => {
    const options = { folder: folder() }
    const first = open(options)
    must(await first.open(channel, KEEPER))
    must(await first.append(channel, [utf8('x'), utf8('y')]))
    await first.close()
    const db = new DatabaseSync(join(options.folder, STORE_FILE))
    db.exec('drop table known; create unique index entry_by_hash on entry (channel, hash); pragma user_version = 1')
    db.exec(WITHOUT_TRIMS)
    db.close()
    const second = open(options)
    const { digest } = must(await second.head(channel))
    expect(must(await second.append(channel, [utf8('y'), utf8('z')]))).toMatchObject({ n: 3, added: [1] })
    must(await second.trim(channel, { keeperHash: KEEPER, upTo: 2, digest, keep: [], now: 1 }))
    expect(must(await second.read(channel, 0, Infinity))).toEqual({ after: 2, entries: [utf8('z')] })
    await second.close()
  })

  test('a data folder of the second schema is taken over', async () => {
    const options = { folder: folder() }
    const first = open(options)
    must(await first.open(channel, KEEPER))
    must(await first.append(channel, [utf8('x')]))
    await first.close()
    const db = new DatabaseSync(join(options.folder, STORE_FILE))
    db.exec(`${WITHOUT_TRIMS} pragma user_version = 2`)
    db.close()
    const second = open(options)
    const head = must(await second.head(channel))
    expect(must(await second.start(channel)).n).toBe(0)
    must(await second.trim(channel, { keeperHash: KEEPER, upTo: 1, digest: head.digest, keep: [], now: 1 }))
    expect(must(await second.start(channel))).toEqual(head)
    await second.close()
  })

  test('what is trimmed is hidden, erased and counted after opening anew, too', async () => {
    const options = { folder: folder(), limits: { ...NO_LIMITS, bytes: 6 } }
    let store = open(options)
    must(await store.open(channel, KEEPER))
    const { digest } = must(await store.append(channel, [utf8('abc'), utf8('de')]))
    must(await store.trim(channel, { keeperHash: KEEPER, upTo: 2, digest, keep: [], now: 100 }))
    await store.close()
    store = open(options)
    expect(must(await store.read(channel, 0, Infinity))).toEqual({ after: 2, entries: [] })
    expect(await store.append(channel, [utf8('xy')])).toMatchObject({ ok: false, error: { code: 'full' } })
    expect(must(await store.erase(100))).toBe(2)
    await store.close()
    store = open(options)
    expect(must(await store.start(channel))).toEqual({ n: 2, digest })
    expect(must(await store.append(channel, [utf8('abcdef')])).n).toBe(3)
    await store.close()
  })

  test('a channel whose hashes are in a table knows the right ones after it was trimmed, and after that was taken back', async () => {
    const options = { folder: folder() }
    const numbered = (from: number, count = 256) => Array.from({ length: count }, (_, i) => utf8(`entry ${from + i}`))
    let store = open(options)
    must(await store.open(channel, KEEPER))
    let digest = must(await store.head(channel)).digest
    for (let from = 0; from < 8960; from += 256) {
      const appended = must(await store.append(channel, numbered(from)))
      if (appended.n === 4608) digest = appended.digest
    }
    must(await store.trim(channel, { keeperHash: KEEPER, upTo: 4608, digest, keep: [], now: 1 }))
    for (let round = 0; round < 2; round++) {
      expect(must(await store.append(channel, numbered(4608))).added).toEqual([])
      expect(must(await store.append(channel, numbered(8704))).added).toEqual([])
      expect(must(await store.append(channel, numbered(4608 - 3 - 2 * round, 5))).added).toEqual(round === 0 ? [0, 1, 2] : [0, 1])
      await store.close()
      store = open(options)
    }
    must(await store.untrim(channel, KEEPER))
    expect(must(await store.append(channel, numbered(0))).added).toEqual([])
    expect(must(await store.append(channel, numbered(8704))).added).toEqual([])
    await store.close()
  })

  test('a data folder of a newer relay is not touched', () => {
    const options = { folder: folder() }
    const db = new DatabaseSync(join(options.folder, STORE_FILE))
    db.exec('pragma user_version = 99')
    db.close()
    expect(() => open(options)).toThrow('newer relay')
  })
})
