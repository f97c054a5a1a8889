// A phone in these tests is a Chromium process of its own with a profile folder of its own: it can be killed like a
// phone's app is killed, and started again on what its disk holds.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, chromium } from '@playwright/test'
import { findChromium, launchArgs } from '../scripts/browser.ts'
import { isComplaint, listenForViolations } from './violations.ts'

export interface PhoneOptions {
  /** `en-US` unless told. */
  readonly locale?: string
  readonly theme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  /** Further arguments of Chromium. */
  readonly args?: readonly string[]
  /** Called with every new browser process, before it has shown anything. */
  readonly onStart?: (context: BrowserContext) => Promise<void>
  /** An existing profile folder, for example a copy of another phone's. */
  readonly profile?: string
}

export const PHONE = { width: 390, height: 844 }
export const WIDE = { width: 1280, height: 800 }

/** Every process of this machine with its command, by /proc where there is one. */
function processes(): { pid: number; command: string }[] {
  if (existsSync('/proc/self/cmdline')) {
    const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
    return pids.map(pid => ({ pid: Number(pid), command: commandOf(pid) }))
  }
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map(line => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, '') }))
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Chromium runs as a process group of its own; its leader is the one with the profile's name and without a type. */
function leaderOf(profile: string): number {
  const leader = processes().find(({ command }) => command.includes(`--user-data-dir=${profile} `) && !command.includes(' --type='))
  if (!leader) throw new Error(`no Chromium process was found for ${profile}`)
  return leader.pid
}

/** Ended processes that nobody has asked about (zombies, as pid 1 of a container leaves them) do not count. */
export function groupRuns(leader: number): boolean {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').some(name => /^\d+$/.test(name) && runsIn(leader, name))
  try {
    process.kill(-leader, 0)
    return true
  } catch {
    return false
  }
}

function runsIn(group: number, pid: string): boolean {
  try {
    // The command stands in brackets and may hold anything; state, parent and group follow it.
    const [state, , of] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return Number(of) === group && state !== 'Z'
  } catch {
    return false
  }
}

export class Phone {
  readonly profile: string
  readonly #options: PhoneOptions
  readonly #ownsProfile: boolean
  #context: BrowserContext | undefined
  #page: Page | undefined
  #leader = 0
  #offline = false
  /** Uncaught errors of pages, what their policy has refused and what they complain of in the console, since the start. */
  readonly errors: string[] = []

  constructor(options: PhoneOptions = {}) {
    this.#options = options
    this.#ownsProfile = options.profile === undefined
    this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'porchlight-phone-'))
  }

  static async start(options: PhoneOptions = {}): Promise<Phone> {
    const phone = new Phone(options)
    await phone.launch()
    return phone
  }

  get isOn(): boolean {
    return this.#page !== undefined
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('this phone is switched off')
    return this.#context
  }

  get page(): Page {
    if (!this.#page) throw new Error('this phone is switched off')
    return this.#page
  }

  /** Starts Chromium on the profile: for the first time, or after `close` or `kill`. */
  async launch(): Promise<Page> {
    const { locale = 'en-US', theme = 'light', size = PHONE, args = [] } = this.#options
    const small = size.width < 600
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: findChromium(),
      args: [...launchArgs(), '--hide-crash-restore-bubble', '--no-first-run', ...args],
      locale,
      colorScheme: theme,
      viewport: size,
      hasTouch: small,
      isMobile: small,
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    this.#leader = leaderOf(this.profile)
    // What is not there by then does not come: a test that waits for ever says nothing.
    this.#context.setDefaultTimeout(30_000)
    this.#context.on('weberror', error => this.errors.push(String(error.error())))
    this.#context.on('console', message => {
      if (isComplaint(message)) this.errors.push(`console: ${message.text()}`)
    })
    await listenForViolations(this.#context, this.errors)
    await this.#options.onStart?.(this.#context)
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage())
    if (this.#offline) await this.#context.setOffline(true)
    return this.#page
  }

  /** Another tab of the same browser, which then is the one that `page` means. */
  async newTab(): Promise<Page> {
    this.#page = await this.context.newPage()
    return this.#page
  }

  /** Flight mode: also breaks open WebSockets. Stays over a relaunch. */
  async setOffline(offline: boolean): Promise<void> {
    this.#offline = offline
    await this.#context?.setOffline(offline)
  }

  /** SIGKILL to every process of this browser at once, as when the battery is pulled. Resolves when all are gone. */
  async kill(): Promise<void> {
    const closed = new Promise(resolve => this.context.once('close', resolve))
    process.kill(-this.#leader, 'SIGKILL')
    await closed
    while (groupRuns(this.#leader)) await new Promise(resolve => setImmediate(resolve))
    this.#context = undefined
    this.#page = undefined
  }

  /** Kills and starts again on the same profile. */
  async crash(): Promise<Page> {
    await this.kill()
    return this.launch()
  }

  /** Ends Chromium in good order and keeps the profile. */
  async close(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
    this.#page = undefined
  }

  /** Ends Chromium and throws the profile away. */
  async dispose(): Promise<void> {
    await this.close()
    if (this.#ownsProfile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
