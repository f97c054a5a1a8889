// [L1] The search for canaries over a locked profile folder of Firefox or WebKitGTK, and its control with nothing sealed.
// Needs them (docs/BROWSERS.md), and is therefore no part of `npm test`; in Chromium: e2e/harness/locked-folder.test.ts.
//
//     node e2e/browsers/locked.ts --browser firefox|webkit [--only app|control]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { statusWords } from '@porchlight/web/app/words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { lockWords } from '@porchlight/web/features/lock/words'
import { settingsWords } from '@porchlight/web/features/settings/words'
import { builtApp } from '../app.ts'
import { type Canary, canaries } from '../harness/canary.ts'
import { buildGlass } from '../harness/glass.ts'
import { Search } from '../harness/search.ts'
import { startRelay } from '../relay.ts'
import { ohioFile, withCell } from '../town.ts'
import { firefox } from './firefox.ts'
import { Hand, begins, escaped, query } from './hand.ts'
import { recordsIn } from './records.ts'
import { behindTls } from './tls.ts'
import { webkit } from './webkit.ts'
import { startX } from './x-server.ts'

const option = { type: 'string' } as const
const { values } = parseArgs({ options: { only: option, browser: option } })
const isWebkit = values.browser === 'webkit'
const SECRETS = ['group', 'organizer', 'voter', 'street', 'passphrase'] as const
type Secret = (typeof SECRETS)[number]

async function fillAndLock(me: Hand, secret: Record<Secret, Canary>, folder: string): Promise<string> {
  const [b, l, lock] = [beginWords.en, bringWords.en, lockWords.en]
  await me.go('/begin')
  await me.follow(begins(b.startTitle))
  await me.fill(b.groupName, secret.group.text)
  await me.fill(b.myName, secret.organizer.text)
  await me.press(b.start)
  await me.status(new RegExp(`^(?:${statusWords.en.saved}|${statusWords.en.delivered})`))
  await me.go('/lists/bring')
  const street = `12 ${secret.street.text} ST`
  const file = withCell(withCell(ohioFile(40), 1, 'LAST_NAME', secret.voter.text), 2, 'RESIDENTIAL_ADDRESS1', street)
  const path = join(folder, file.name)
  writeFileSync(path, file.buffer)
  await me.give(l.pick, path)
  await me.see(l.chooseTitle)
  const within = query('group', l.precincts)
  await me.some(query('checkbox', undefined, { within }))
  for (const name of await me.names(query('checkbox', undefined, { within, checked: false }))) await me.tap(query('checkbox', name, { label: true })) // prettier-ignore
  await me.press(new RegExp(`^${l.bringN(2, '').split(' ')[0]} `))
  await me.see(l.doneTitle)
  await me.status(begins(statusWords.en.delivered))
  await me.go('/settings')
  await me.follow(begins(settingsWords.en.lock))
  await me.choose(lock.how, begins(lock.howPassphrase))
  await me.press(lock.next)
  await me.fill(lock.choosePassphrase, secret.passphrase.text)
  await me.press(lock.next)
  await me.fill(lock.again, secret.passphrase.text)
  await me.press(lock.next)
  await me.see(lock.codeTitle)
  const code = (await me.screen.run(() =>
    [...document.querySelectorAll('.lock-code span')].map(part => part.textContent).join('-'),
  )) as string
  await me.tap(query('checkbox', lock.codeWritten, { label: true }))
  await me.press(lock.turnOn)
  await me.read(new RegExp(escaped(lock.turnedOn)))
  await me.press(lock.lockNow)
  await me.see(lock.locked)
  return code
}

/** What was found in the folder of a locked browser, and in how many bytes. */
async function lockAndSearch(app: string, seed: number) {
  const secret = canaries(seed, SECRETS)
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-locked-'))
  const relay = await startRelay({ app })
  const site = await behindTls(relay.port)
  const x = await startX()
  const screen = await (isWebkit ? webkit : firefox)(x.display)
  try {
    const me = new Hand('Alex', screen, isWebkit ? site.origin : relay.origin, new Set())
    const code = await fillAndLock(me, secret, folder)
    await screen.kill!()
    const search = new Search([...Object.values(secret), { what: 'code', text: code }])
    search.folder(screen.profile!, false)
    search.folder(join(screen.profile!, 'storage'))
    if (isWebkit) for (const { place, bytes } of recordsIn(screen.profile!)) search.look(place, bytes)
    return search
  } finally {
    await screen.close().catch(() => undefined)
    x.stop()
    site.stop()
    await relay.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
}

let isGood = true
if (values.only !== 'control') {
  const sealed = await lockAndSearch(await builtApp(), 12)
  console.log(`  the app: ${sealed.bytes} bytes, found: ${[...sealed.found()].join(', ') || 'nothing'}`)
  for (const hit of sealed.hits.slice(0, 5)) console.log('   ', JSON.stringify(hit))
  isGood = sealed.hits.length === 0
}
if (values.only !== 'app') {
  const glass = await lockAndSearch(await buildGlass('glass-locked'), 12)
  console.log(`  nothing sealed: ${glass.bytes} bytes, found: ${[...glass.found()].join(', ')}`)
  // A list's people lie deflated, and within Firefox's own compression: no search inflates both.
  isGood &&= ['group', 'organizer', 'street'].every(what => glass.found().has(what))
}
process.exitCode = isGood ? 0 : 1
