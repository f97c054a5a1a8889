import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { BuiltPage } from './built-page.ts'
import { openBuiltPage } from './built-page.ts'
import type { Acceptance } from './chunks-acceptance-page.ts'

/** automerge-repo's exported storage acceptance suite on our sealed adapter, over Chromium's own IndexedDB. */
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
let built: BuiltPage | undefined
afterAll(() => built?.close())

test('automerge-repo’s storage acceptance suite passes in Chromium, and can fail', async () => {
  built = await openBuiltPage(file('./chunks-acceptance-page.ts'), { vitest: file('./chunks-acceptance-shim.ts') })
  await built.page.waitForFunction(() => 'acceptance' in window)
  const run = (spoilt: boolean) => built!.page.evaluate((how: boolean) => (window as unknown as Acceptance).acceptance(how), spoilt)

  const outcomes = await run(false)
  expect(outcomes.filter(({ error }) => error !== undefined)).toEqual([])
  expect(outcomes).toHaveLength(11)

  // The same suite on an adapter that forgets the end of each chunk finds it out.
  const spoilt = await run(true)
  expect(spoilt.filter(({ error }) => error !== undefined).length).toBeGreaterThan(3)
})
