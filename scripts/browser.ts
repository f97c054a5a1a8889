// Finds a Chromium for the tests, or fetches one: CHROMIUM_PATH, the system's, Playwright's own, Debian's package.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

const isRoot = (): boolean => process.getuid?.() === 0

/** Nothing but what the tests ask for may go over the network, or the counts of frames and bytes would be wrong. */
export const launchArgs = (): string[] => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function isProgram(path: string | undefined): path is string {
  if (!path) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function ofTheSystem(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), ...MAC].find(isProgram)
}

/** Playwright lies in the e2e package, so it is looked up from there. */
const fromE2e = createRequire(fileURLToPath(new URL('../e2e/package.json', import.meta.url)))

function ofPlaywright(): string | undefined {
  const { chromium } = fromE2e('@playwright/test') as { chromium: { executablePath(): string } }
  const path = chromium.executablePath()
  return isProgram(path) ? path : undefined
}

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0
}

function fetchFromPlaywright(): string | undefined {
  const cli = join(fromE2e.resolve('@playwright/test/package.json'), '..', 'cli.js')
  return run(process.execPath, [cli, 'install', 'chromium']) ? ofPlaywright() : undefined
}

/** Playwright's own builds need libraries that a bare Debian lacks; its package brings them along. */
function fetchFromDebian(): string | undefined {
  const debian =
    existsSync('/etc/debian_version') || /\bdebian\b/.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
  if (!debian || !isRoot()) return undefined
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  return run('apt-get', ['update', '-q'], env) && run('apt-get', ['install', '-y', '-q', 'chromium'], env) ? ofTheSystem() : undefined
}

/** True when the program starts at all: a browser whose libraries are missing is none. */
const starts = (path: string | undefined): path is string =>
  isProgram(path) && spawnSync(path, [...launchArgs(), '--version'], { stdio: 'ignore' }).status === 0

let found: string | undefined

/** The path of a Chromium that runs. Throws an error that says what to do when there is none to be had. */
export const findChromium = (): string => (found ??= lookForChromium())

function lookForChromium(): string {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (starts(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, and nothing that runs is there. Correct it, or unset it to let Porchlight look by itself.`)
  }
  for (const look of [ofTheSystem, ofPlaywright, fetchFromPlaywright, fetchFromDebian]) {
    const path = look()
    if (starts(path)) return path
  }
  throw new Error(
    'The tests need Chromium, and none could be found or fetched. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.',
  )
}

if (import.meta.main) console.log(findChromium())
