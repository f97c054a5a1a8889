import { test } from '@playwright/test'
import { statusWords } from '@porchlight/web/app/words'
import { expect } from '../people/acting.ts'
import { type Fault, type Proxy, type Weather, startProxy } from '../proxy.ts'
import { type Story, journey } from '../story.ts'
import { ohioFile } from '../town.ts'
import type { Person } from '../people.ts'

const words = statusWords.en
/** P4.1: with a usable line a saved change is delivered within ten seconds. */
const SOON = { timeout: 10_000 }

interface OnALine {
  readonly me: Person
  readonly proxy: Proxy
  /** Records the next door. */
  record(): Promise<void>
}

/** Somebody at the doors, everything behind them delivered; app and relay come over the same line. */
async function onALine(story: Story): Promise<OnALine> {
  const proxy = await startProxy({ target: story.relay.port })
  story.closing(() => proxy.close())
  const me = await story.arrive('Alex', { origin: `http://127.0.0.1:${proxy.port}` })
  await me.begin.startGroup('Elm Neighbors')
  await me.lists.importFile(ohioFile(60))
  await me.turfs.cut(40)
  const [turf] = await me.turfs.names()
  await me.turfs.walkMyself(turf!)
  await me.installed()
  await me.delivered()
  await me.walk.nextDoor()
  return { me, proxy, record: () => me.walk.record('not-home') }
}

const slow: readonly (readonly [string, Partial<Weather>])[] = [
  ['64 kbit/s', { bandwidth: 64_000, delay: 150 }],
  ['two seconds each way', { bandwidth: 0, delay: 2_000, jitter: 200 }],
]

journey('[P4.1] on a slow line a saved change is delivered within ten seconds', async story => {
  const { me, proxy, record } = await onALine(story)
  for (const [name, weather] of slow) {
    await proxy.set(weather)
    await record()
    await expect(me.status, name).toHaveText(words.delivered, SOON)
  }
})

const faults: readonly Fault[] = ['reset', 'partition', 'html', 'stall', 'half-open']

journey(
  '[P4.2] [P4.3] [P4.4] on a line that is no line everything is saved, the reason is visible, and it goes out when it is one again',
  async story => {
    const { me, proxy, record } = await onALine(story)
    for (const fault of faults) {
      await proxy.set({ fault })
      await record()
      await me.saved()
      await expect(me.status, fault).toHaveText(new RegExp(`^${words.saved} · .+ · ${words.noConnection}$`))
      await record()
      await me.saved()
      await proxy.set({ fault: 'none' })
      // When the phone tries next, it finds out.
      await expect(me.status, fault).toHaveText(words.delivered)
    }
  },
)

/** Three here; ten, as on a Saturday morning, with PORCHLIGHT_JOINERS=10. */
const JOINERS = Number(process.env['PORCHLIGHT_JOINERS'] ?? 3)

journey(`[P4.1] ${JOINERS} canvassers get the app and their doors over one line of 400 kbit/s`, async story => {
  const patience = 60_000 + JOINERS * 40_000
  test.setTimeout(patience + 120_000)
  const alex = await story.arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(40 * JOINERS))
  await alex.turfs.cut(10)
  const turfs = (await alex.turfs.names()).slice(0, JOINERS)
  const links: string[] = []
  for (const turf of turfs) links.push((await alex.turfs.handOut(turf)).link)
  await alex.phone.kill()

  const proxy = await startProxy({ target: story.relay.port, weather: { bandwidth: 400_000, delay: 40 } })
  story.closing(() => proxy.close())
  const people = await Promise.all(links.map((_, i) => story.arrive(`Canvasser ${i + 1}`, { origin: `http://127.0.0.1:${proxy.port}` })))
  const began = performance.now()
  const seconds = await Promise.all(
    people.map(async (me, i) => {
      me.patience = patience
      me.page.setDefaultTimeout(patience)
      await me.begin.joinByLink({ link: links[i]!.replace(`:${story.relay.port}/`, `:${proxy.port}/`) })
      await me.page.locator('.door-row').first().waitFor()
      await me.see(turfs[i]!)
      return Math.round((performance.now() - began) / 1000)
    }),
  )
  test.info().annotations.push({ type: 'seconds until each had the doors', description: seconds.toSorted((a, b) => a - b).join(', ') })
  console.log(`doors after ${seconds.toSorted((a, b) => a - b).join(', ')} s; ${Math.round(proxy.counts.down / 1024)} KiB came down`)
})
