import { beforeAll, describe, expect, test } from 'vitest'
import { builtApp } from '../app.ts'
import { buildGlass } from './glass.ts'
import { lockAndSearch, type LockedFolder } from './locked-folder.ts'

describe('the app as people get it', () => {
  let found: LockedFolder
  beforeAll(async () => void (found = await lockAndSearch(await builtApp(), 11)), 300_000)

  test('[L1] no canary is in the folder of a locked phone, nor on its screen; nor are passphrase and recovery code', () => {
    expect(found.folder.bytes).toBeGreaterThan(1e6)
    expect(found.folder.hits).toEqual([])
    expect(found.keys.hits).toEqual([])
    for (const { text } of found.canaries) expect(found.screen.toLowerCase()).not.toContain(text.toLowerCase())
  })

  test('[L1] what the phone opened with before it was locked is on the disk no more', () => {
    expect(found.slips).toBe(1)
    expect(found.oldSlipIn).toEqual([])
  })

  test('[L4] everything at rest is sealed, and every name says nothing: before the lock and with it', () => {
    for (const { findings, looked } of [found.before, found.locked]) {
      expect(findings).toEqual([])
      expect(looked['porchlight']).toBeGreaterThan(100)
      expect(looked['cache']).toBeGreaterThan(20)
      expect(looked['files']).toBe(1)
    }
    expect(found.locked.looked['porchlight-handed-over']).toBeGreaterThan(2)
  })
})

describe('[P9.3] the same app with nothing sealed', () => {
  let found: LockedFolder
  beforeAll(async () => void (found = await lockAndSearch(await buildGlass('glass-locked'), 11)), 300_000)

  test('the same search finds every canary', () => {
    // What is shared to a locked phone is sealed by the service worker, which is bundled apart: sealed in this build, too.
    expect([...found.folder.found()].toSorted()).toEqual(found.secrets.filter(name => name !== 'shared').toSorted())
  })

  test('and the look at what lies there finds names and readable bytes', () => {
    for (const table of ['values', 'chunks', 'keys'])
      expect(
        found.before.findings.filter(each => each.includes(table)),
        table,
      ).not.toEqual([])
  })
})
