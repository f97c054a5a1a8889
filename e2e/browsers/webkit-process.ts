// A MiniBrowser and its driver: processes of their own on a profile of their own, so that they can be killed and started again.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import selenium from 'selenium-webdriver'
import { groupRuns } from '../browser.ts'
import { HINT } from './x-server.ts'

export type Driver = Awaited<ReturnType<InstanceType<typeof selenium.Builder>['build']>>

/** Where it is, and what it is given. */
export interface Place {
  readonly display: string
  /** Its home for settings. */
  readonly config: string
  readonly profile: string
  /** Of WebKit, beyond those that WebKitGTK has by itself. */
  readonly features: readonly string[]
}

export interface Running {
  readonly driver: Driver
  /** SIGKILL to all of its processes. */
  kill(): Promise<void>
}

function findMiniBrowser(): string {
  const path = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0]
  if (!path || !existsSync('/usr/bin/WebKitWebDriver')) throw new Error(`There is no WebKitGTK with its driver. ${HINT}`)
  return path
}

let library: string | undefined
/** See kept-profile.c. */
function keptProfile(): string {
  if (library) return library
  library = join(mkdtempSync(join(tmpdir(), 'porchlight-kept-')), 'kept-profile.so')
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, join(import.meta.dirname, 'kept-profile.c')])
  return library
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function answers(port: number): Promise<void> {
  for (let left = 200; left > 0; left--) {
    if (await fetch(`http://127.0.0.1:${port}/status`).then(({ ok }) => ok, () => false)) return // prettier-ignore
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('WebKitWebDriver does not answer')
}

/** Until none of its group is left: what they still write would be in the way of the next. */
async function killed(child: ChildProcess): Promise<void> {
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // They have ended by themselves.
  }
  while (groupRuns(child.pid!)) await new Promise(resolve => setTimeout(resolve, 50))
}

export async function startMiniBrowser({ display, config, profile, features }: Place): Promise<Running> {
  const port = await freePort()
  const env = {
    ...process.env,
    DISPLAY: display,
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en_US',
    XDG_CONFIG_HOME: config,
    PORCHLIGHT_PROFILE: profile,
    LD_PRELOAD: keptProfile(),
    LIBGL_ALWAYS_SOFTWARE: '1',
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  }
  const child = spawn('WebKitWebDriver', ['-p', String(port)], { stdio: 'ignore', env, detached: true })
  await answers(port)
  const args = ['--automation', ...(features.length > 0 ? [`--features=${features.map(one => `+${one}`).join(',')}`] : [])]
  const wanted = new selenium.Capabilities()
    .set('browserName', 'MiniBrowser')
    .set('acceptInsecureCerts', true)
    .set('webkitgtk:browserOptions', { binary: findMiniBrowser(), args })
  const driver = await new selenium.Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build()
  return { driver, kill: () => killed(child) }
}
