// `npm run screenshots`: every screen and state into docs/screenshots/, or those named: `-- --only door,walk --variant es`.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { root } from '../../scripts/steps/run.ts'
import { PHONE, WIDE } from '../browser.ts'
import { SMALL, largeText } from '../overflow.ts'
import { Person } from '../people.ts'
import { startRelay } from '../relay.ts'
import { IN_THE_SUN, primaryContrast } from './contrast.ts'
import { decodePng, encodePalettePng } from './png.ts'
import { buildScreens, show } from './show.ts'
import { states } from './states.ts'
import type { State } from './states/state.ts'

const variants = {
  light: { size: PHONE, theme: 'light', language: 'en' },
  dark: { size: PHONE, theme: 'dark', language: 'en' },
  es: { size: PHONE, theme: 'light', language: 'es' },
  wide: { size: WIDE, theme: 'light', language: 'en' },
} as const
/** To be looked at, not kept: the smallest phone with text of twice the size, and colours that the system forces. */
const looks = {
  small: { size: SMALL, theme: 'light', language: 'en' },
  forced: { size: PHONE, theme: 'dark', language: 'en' },
} as const
type Variant = keyof typeof variants | keyof typeof looks

const option = { type: 'string' } as const
const { values } = parseArgs({ options: { only: option, variant: option, out: option } })
const out = values.out ?? join(root, 'docs/screenshots')
const chosen = values.only?.split(',')
const wanted = states.filter(state => !chosen || chosen.includes(state.name))
const wantedVariants = (values.variant?.split(',') ?? Object.keys(variants)) as Variant[]
if (wantedVariants.some(variant => variant in looks) && !values.out) throw new Error('small and forced are for --out <folder>')

const LOOKS = 20

/** A picture of a screen that has come to rest: two in a row are the same. */
async function settled(page: Page): Promise<Buffer> {
  let before = await shoot(page)
  for (let look = 0; look < LOOKS; look++) {
    const now = await shoot(page)
    if (now.equals(before)) return now
    before = now
  }
  throw new Error('the screen does not come to rest')
}

/** Between two of them the page has painted at least twice. */
async function shoot(page: Page): Promise<Buffer> {
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  return page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' })
}

async function take(me: Person, state: State, variant: Variant): Promise<string | undefined> {
  const { page } = me
  try {
    await show(me, state)
    const contrast = await primaryContrast(page)
    if (contrast !== undefined && contrast < IN_THE_SUN) throw new Error(`the filled button has a contrast of ${contrast.toFixed(1)}`)
    const file = await settled(page)
    writeFileSync(join(out, `${state.name}.${variant}.png`), encodePalettePng(decodePng(file)))
    return undefined
  } catch (error) {
    return `${state.name}.${variant}: ${String(error).split('\n')[0]}`
  }
}

if (!chosen && !values.variant) rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const relay = await startRelay({ app: process.env['PORCHLIGHT_SCREENS'] ?? (await buildScreens()) })
const failures: string[] = []
for (const variant of wantedVariants) {
  const me = await Person.arrive('Alex', { origin: relay.origin, ...{ ...variants, ...looks }[variant] })
  me.page.setDefaultTimeout(30_000)
  await me.page.emulateMedia({ reducedMotion: 'reduce', ...(variant === 'forced' && { forcedColors: 'active' }) })
  if (variant === 'small') await largeText(await me.page.context().newCDPSession(me.page))
  for (const state of wanted) {
    const failure = await take(me, state, variant)
    if (failure) failures.push(failure)
  }
  await me.leave()
}
await relay.dispose()
const files = readdirSync(out)
const bytes = files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0)
console.log(`${files.length} pictures, ${(bytes / 1e6).toFixed(1)} MB in ${out}`)
for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1
