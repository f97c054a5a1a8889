import { beforeAll, describe, expect, test } from 'vitest'
import { builtApp } from '../app.ts'
import { type Blindness, tellAndSearch } from './blindness.ts'
import { buildGlass } from './glass.ts'

describe('the app as people get it', () => {
  let found: Blindness
  beforeAll(async () => void (found = await tellAndSearch(await builtApp(), 9)), 300_000)

  test('[P9.1] no canary is in the relay’s database, logs, memory or any frame', () => {
    expect(found.frames).toBeGreaterThan(20)
    expect(found.relay.bytes).toBeGreaterThan(1e6)
    expect(found.relay.hits).toEqual([])
  })

  test('[P9.2] no canary is in the browser’s profile folder', () => {
    expect(found.phones.bytes).toBeGreaterThan(1e6)
    expect(found.phones.hits).toEqual([])
  })
})

describe('[P9.3] the same app with nothing sealed', () => {
  let found: Blindness
  beforeAll(async () => void (found = await tellAndSearch(await buildGlass(), 9)), 300_000)

  test('the same search finds every canary at the relay', () => {
    expect([...found.relay.found()].toSorted()).toEqual(found.secrets.toSorted())
  })

  test('and on the phones', () => {
    expect([...found.phones.found()].toSorted()).toEqual(found.secrets.toSorted())
  })
})
