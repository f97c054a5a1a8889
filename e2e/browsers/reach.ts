// [U2] Doors walked by keyboard alone, and with colours of one's own where the browser has that.
import { resultWords } from '@porchlight/web/app/canvass/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { ohioFile } from '../town.ts'
import { bringIn, cut, handOut, joinBy, startGroup } from './canvass.ts'
import { type Hand, query } from './hand.ts'
import { inPage, type Query } from './in-page.ts'
import type { Telling } from './run.ts'

/** More than the longest way through a screen of the walk. */
const MOST_TABS = 120

/** Tabs on until this has the focus, and sees that it is in sight, not covered and has a ring. */
async function tabTo(me: Hand, wanted: Query): Promise<void> {
  await me.find(wanted)
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await me.screen.run(inPage, wanted, 'focus')) return seesFocus(me)
    await me.screen.press('Tab')
  }
  throw new Error(`${JSON.stringify(wanted)} cannot be reached by Tab`)
}

async function seesFocus(me: Hand): Promise<void> {
  await me.until('the focus in sight', async () => {
    const fault = await me.screen.run(faultOfFocus)
    if (fault !== '') throw new Error(fault)
    return true
  })
}

const onHeading = (me: Hand) => me.until('the focus on the heading', () => me.screen.run(() => document.activeElement?.tagName === 'H1'))
const heading = async (me: Hand): Promise<string> => (await me.some(query('heading', undefined, { level: 1 })))[0]!

async function hit(me: Hand, wanted: Query, key: 'Enter' | 'Space'): Promise<void> {
  const before = await heading(me)
  await tabTo(me, wanted)
  await me.screen.press(key)
  await me.until('another screen', async () => (await heading(me)) !== before)
  await onHeading(me)
}

async function byKeys(me: Hand, nextDoor: Query): Promise<void> {
  const within = query('group', doorWords.en.doorResults)
  await hit(me, nextDoor, 'Enter')
  await hit(me, query('button', resultWords.en['not-home'], { within }), 'Enter')
  await hit(me, query('button', resultWords.en.inaccessible, { within }), 'Space')
  await hit(me, query('link', new RegExp(`^${doorWords.en.nextDoor('')}`)), 'Enter')
}

export async function reach({ arrive, folder, works, differs, show }: Telling): Promise<void> {
  const [alex, sam] = [await arrive('Alex'), await arrive('Sam', { forcedColors: true })]
  await startGroup(alex)
  await bringIn(alex, folder, ohioFile(60))
  const turf = await cut(alex)
  await joinBy(sam, await handOut(alex, turf))
  await sam.see(turf)
  const nextDoor = query('link', new RegExp(`^${walkWords.en.nextDoor('')}`))
  if (await sam.screen.run(() => document.hasFocus())) {
    await byKeys(sam, nextDoor)
    works('doors are walked by keyboard alone; the focus is kept, in sight and has a ring')
  } else {
    // Then buttons heed no keys, and no ring is drawn.
    differs('doors by keyboard alone: not tried, the driven window has no focus')
    await sam.tap(nextDoor)
    await sam.find(query('group', doorWords.en.doorResults))
  }
  if (!(await sam.screen.run(() => matchMedia('(forced-colors: active)').matches)))
    return differs('colours of one’s own: not tried, the driver cannot set them')
  const bare = await sam.screen.run(edgeless)
  if (bare.length > 0) throw new Error(`neither edge nor sign with colours of one’s own: ${bare.join(', ')}`)
  await show(sam, 'forced-colors')
  works('with colours of one’s own every button and field has an edge or a sign')
}

/** Runs in the page. */
function faultOfFocus(): string {
  const held = document.activeElement
  if (!held || held === document.body) return 'nothing has the focus'
  const shown = held.closest('label') ?? held
  const { left, right, top, bottom } = shown.getBoundingClientRect()
  const at = document.elementFromPoint(
    (Math.max(0, left) + Math.min(right, innerWidth)) / 2,
    (Math.max(0, top) + Math.min(bottom, innerHeight)) / 2,
  )
  if (!at || !(shown.contains(at) || at.contains(shown))) return `out of sight, or covered by ${at?.outerHTML.slice(0, 80)}`
  return getComputedStyle(shown).outlineStyle === 'none' ? 'no ring' : ''
}

/** Runs in the page: what can be touched and has neither an edge nor a sign. */
function edgeless(): string[] {
  return [...document.querySelectorAll<HTMLElement>('button, input:not([type=file]), textarea, select')]
    .filter(one => one.checkVisibility() && !one.querySelector('svg'))
    .filter(one => {
      const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(
        (one.matches('input[type=checkbox], input[type=radio]') && one.closest('label')) || one,
      )
      return (borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) === 0) && outlineStyle === 'none'
    })
    .map(one => one.textContent?.trim() || one.getAttribute('aria-label') || one.outerHTML.slice(0, 60))
}
