import { defineConfig } from '@playwright/test'

/** Journeys start their own browsers (e2e/browser.ts): separate processes, each with a profile of its own. */
export default defineConfig({
  testDir: './journeys',
  testMatch: '*.spec.ts',
  outputDir: './test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000,
  /** A phone that has lost its relay waits as long as this at most before it tries again (BACKOFF_MS in transports/link.ts). */
  expect: { timeout: 60_000 },
})
