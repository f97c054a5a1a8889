// `npm test`: every check in order. A failing step does not stop the next; the last line says how many passed and failed.
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './browser.ts'
import { bin, root, run, runPackage } from './steps/run.ts'
import { type Tally, ofPlaywright, ofVitest, one } from './steps/tally.ts'

const SOURCES = ['web/src', 'web/vite.config.ts', 'sync-server/src', 'shared/src', 'e2e', 'scripts']
const PACKAGES = ['shared', 'sync-server', 'web', 'e2e', 'scripts']
const SUITES = ['shared', 'sync-server', 'web', 'e2e']

interface Step {
  readonly name: string
  readonly run: () => Promise<Tally>
}

const reports = mkdtempSync(join(tmpdir(), 'porchlight-test-'))
const env: Record<string, string> = { FORCE_COLOR: process.env['FORCE_COLOR'] ?? '0' }

const check = (name: string, program: string, args: string[]): Step => ({ name, run: async () => one(await run(bin(program), args, env)) })

const statics: Step[] = [
  check('format', 'oxfmt', ['--check', '--no-error-on-unmatched-pattern', ...SOURCES, '!**/package.json']),
  check('lint', 'oxlint', ['--deny-warnings', '--no-error-on-unmatched-pattern', ...SOURCES]),
  ...PACKAGES.map(name => check(`types: ${name}`, 'tsc', ['-p', name])),
]

const suite = (name: string): Step => ({
  name: `tests: ${name}`,
  run: async () => {
    const report = join(reports, `${name}.json`)
    const args = ['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    return ofVitest(report, await run(bin('vitest'), args, env))
  },
})

const browser: Step = {
  name: 'browser',
  run: async () => {
    env['CHROMIUM_PATH'] = findChromium()
    console.log(env['CHROMIUM_PATH'])
    return one(true)
  },
}

const build: Step = { name: 'build', run: async () => one(await runPackage('web', 'vite', ['build'], env)) }

const journeys: Step = {
  name: 'journeys',
  run: async () => {
    const report = join(reports, 'journeys.json')
    const args = ['test', '--config', join(root, 'e2e/playwright.config.ts'), '--reporter=list,json']
    return ofPlaywright(report, await runPackage('e2e', 'playwright', args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }))
  },
}

const inTree = (pattern: string): boolean => globSync(pattern, { cwd: root }).some(path => !path.includes('node_modules'))

/** The browser and the built app come before the tests, since tests of the engine run in both. */
const tests = [
  browser,
  ...(existsSync(join(root, 'web/vite.config.ts')) ? [build] : []),
  ...SUITES.filter(name => inTree(`${name}/**/*.test.{ts,tsx}`)).map(suite),
  ...(inTree('e2e/journeys/*.spec.ts') ? [journeys] : []),
]
const steps = process.argv.includes('--static') ? statics : [...statics, ...tests]

let passed = 0
let failed = 0
const summary: string[] = []
for (const step of steps) {
  console.log(`\n── ${step.name}`)
  const began = performance.now()
  const tally = await step.run().catch((error: unknown): Tally => {
    console.error(error instanceof Error ? error.message : error)
    return one(false)
  })
  passed += tally.passed
  failed += tally.failed
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const line = `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name.padEnd(20)} ${seconds.padStart(7)} s  ${tally.passed} passed, ${tally.failed} failed`
  summary.push(line)
  console.log(line)
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
