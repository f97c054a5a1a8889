// [L1] A phone with canaries in everything, locked, and found by somebody who copies its folder: what lies there, and what
// could be dug up.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Person } from '../people.ts'
import { startRelay } from '../relay.ts'
import { type AtRest, lookAtRest } from './at-rest.ts'
import { type Canary, canaries } from './canary.ts'
import { Search } from './search.ts'
import { secretPerson, secretShift, secretTurf } from './secret-shift.ts'

/** `aside`: a note that only organizers read. `shared`: handed over by another app while the phone is locked. */
const SECRETS = ['group', 'organizer', 'voter', 'street', 'question', 'note', 'resident', 'reason', 'person', 'aside', 'shared'] as const
export type Secret = (typeof SECRETS)[number]

export interface LockedFolder {
  readonly secrets: readonly Secret[]
  readonly canaries: readonly Canary[]
  readonly folder: Search
  /** The passphrase and the recovery code, looked for in the same way. */
  readonly keys: Search
  readonly before: AtRest
  readonly locked: AtRest
  /** The slip that the phone opened with before it was locked: files of the folder that still hold it. */
  readonly slips: number
  readonly oldSlipIn: readonly string[]
  /** What was to be read on the locked screen. */
  readonly screen: string
}

/** Reads what a phone without a lock opens with: once, before it is locked. */
const slipsOf = (page: Page) =>
  page.evaluate(async () => {
    const slips: number[][] = []
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('slips')
    for await (const handle of folder.values())
      if (handle.kind === 'file') slips.push([...new Uint8Array(await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer())])
    return slips
  })

export const share = (page: Page, text: string) =>
  page.evaluate(async given => {
    const form = new FormData()
    form.append('files', new File([given], `${given}.csv`, { type: 'text/csv' }))
    return (await fetch('/share', { method: 'POST', body: form, redirect: 'manual' })).type
  }, text)

export async function lockAndSearch(app: string, seed: number): Promise<LockedFolder> {
  const secret = canaries(seed, [...SECRETS, 'passphrase'])
  const relay = await startRelay({ app })
  const me = await Person.arrive(secret.organizer.text, { origin: relay.origin })
  try {
    await me.go('/')
    await me.installed()
    await fill(me, secret)
    const slips = (await slipsOf(me.page)).map(slip => Buffer.from(slip))
    const before = await lookAtRest(me.page, app)
    const code = await me.locking.turnOnByPassphrase(secret.passphrase.text)
    await me.locking.lockNow()
    if ((await share(me.page, secret.shared.text)) !== 'opaqueredirect') throw new Error('nothing was taken')
    const locked = await lookAtRest(me.page, app)
    const screen = await me.page.evaluate(() => `${document.title} ${location.href} ${document.documentElement.outerHTML}`)
    await me.phone.kill()
    const folder = new Search(SECRETS.map(name => secret[name]))
    const keys = new Search([secret.passphrase, { what: 'code', text: code }, { what: 'code', text: code.replaceAll('-', '') }])
    for (const search of [folder, keys]) {
      search.folder(me.phone.profile, false)
      search.folder(join(me.phone.profile, 'Default/IndexedDB'))
    }
    const oldSlipIn = slips.flatMap(slip => holding(me.phone.profile, slip))
    return {
      secrets: SECRETS,
      canaries: SECRETS.map(name => secret[name]),
      folder,
      keys,
      before,
      locked,
      slips: slips.length,
      oldSlipIn,
      screen,
    }
  } finally {
    await me.leave()
    await relay.dispose()
  }
}

/** A group, a list, a turf, and a shift on it: every canary is somewhere in the documents. */
async function fill(me: Person, secret: Record<Secret, Canary>): Promise<void> {
  await me.begin.startGroup(secret.group.text)
  await secretPerson(me, secret)
  const turf = await secretTurf(me, secret)
  await me.turfs.walkMyself(turf)
  await secretShift(me, turf, secret)
}

/** Files that hold these bytes. */
function holding(folder: string, bytes: Buffer): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    const is = statSync(path, { throwIfNoEntry: false })
    if (is?.isDirectory()) return holding(path, bytes)
    return is?.isFile() && readFileSync(path).includes(bytes) ? [path] : []
  })
}
