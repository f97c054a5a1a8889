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
  expect: { timeout: 15_000 },
})
