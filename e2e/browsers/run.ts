// `npm run browsers -- --browser firefox|webkit`: the core journey in engines that are not Chromium, with what works there
// and what differs. Needs them installed (docs/BROWSERS.md), and is therefore no part of `npm test`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtApp } from '../app.ts'
import { type TestRelay, startRelay } from '../relay.ts'
import { campaign } from './campaign.ts'
import { canvass } from './canvass.ts'
import { firefox } from './firefox.ts'
import { Hand } from './hand.ts'
import { keys } from './keys.ts'
import { meeting } from './meeting.ts'
import { notes } from './notes.ts'
import { reach } from './reach.ts'
import type { Screen, Settings } from './screen.ts'
import { behindTls } from './tls.ts'
import { webkit } from './webkit.ts'
import { startX } from './x-server.ts'

export interface Telling {
  readonly relay: TestRelay
  /** Somebody with a browser of their own. */
  arrive(name: string, settings?: Settings): Promise<Hand>
  /** For files on their way into the browser. */
  readonly folder: string
  works(what: string): void
  differs(what: string): void
  show(who: Hand, name: string): Promise<void>
}

const CHAPTERS = { canvass, campaign, meeting, notes, keys, reach } as const
const option = { type: 'string' } as const
const { values } = parseArgs({ options: { browser: option, pictures: option, only: option } })
if (values.browser !== 'firefox' && values.browser !== 'webkit') {
  console.error('Say which: --browser firefox, or --browser webkit. Pictures go where --pictures says.')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'porchlight-browsers-'))
const pictures = values.pictures
if (pictures) mkdirSync(pictures, { recursive: true })
const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]

async function opener(): Promise<(settings: Settings) => Promise<Screen>> {
  const x = await startX()
  endings.push(() => x.stop())
  return settings => (values.browser === 'firefox' ? firefox(x.display, settings) : webkit(x.display))
}

try {
  const relay = await startRelay({ app: await builtApp() })
  endings.push(() => relay.dispose())
  const site = values.browser === 'webkit' ? await behindTls(relay.port) : { origin: relay.origin, stop() {} }
  endings.push(() => site.stop())
  const open = await opener()
  const unknown = new Set<string>()
  const everybody: Hand[] = []
  const arrive = async (name: string, settings: Settings = {}): Promise<Hand> => {
    const screen = await open(settings)
    endings.push(() => screen.close())
    const one = new Hand(name, screen, site.origin, unknown)
    if (everybody.push(one) === 1) console.log(screen.browser)
    return one
  }
  const telling: Telling = {
    arrive,
    relay,
    folder,
    works: what => console.log(`  works    ${what}`),
    differs: what => console.log(`  differs  ${what}`),
    async show(who, name) {
      if (pictures) writeFileSync(join(pictures, `${values.browser}-${name}.png`), await who.screen.picture())
    },
  }
  for (const [name, chapter] of Object.entries(CHAPTERS)) {
    if (values.only && values.only !== name) continue
    console.log(name)
    try {
      await chapter(telling)
    } catch (error) {
      for (const me of everybody) await telling.show(me, `failed-${name}-${me.name}`).catch(() => undefined)
      throw error
    }
  }
  for (const thing of unknown) telling.differs(`to a screen reader ${thing}`)
} catch (error) {
  console.error(`  fails    ${String(error)}`)
  process.exitCode = 1
} finally {
  for (const end of endings.reverse()) await end()
}
