// B16: the installed app, its server dead and its browser started anew, until the agenda of a meeting can be read, at four
// times CPU throttling; beside an empty React page, installed in the same way. The group has fifty meetings.
import { fileURLToPath } from 'node:url'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { openSite } from '../browser/site.ts'
import { alternately, installed, type Shown } from '../cold-open/cold-open.ts'
import { type BenchRow, median, row } from '../row.ts'
import { openFifty } from './fifty.ts'

export async function measure(): Promise<Record<'ours' | 'empty', Shown[]>> {
  const relay = await startRelay({ app: await builtApp() })
  const fifty = await openFifty(relay)
  const sam = await Person.arrive('Sam', { origin: relay.origin })
  const people = [sam]
  const agenda = `${sam.origin}/meet/${fifty.meeting}`
  try {
    sam.patience = 120_000
    await sam.begin.joinByLink({ link: await fifty.link() })
    await sam.go(agenda)
    await sam.page.locator('.item').first().waitFor()
    await sam.delivered()
    await sam.installed()
    await fifty.close()
    await relay.kill()
    const empty = await installed(await openSite(fileURLToPath(new URL('../cold-open/peer-empty.ts', import.meta.url))))
    people.push(empty)
    return await alternately({
      ours: { phone: sam.phone, url: agenda, selector: '.item' },
      empty: { phone: empty.phone, url: `${empty.origin}/` },
    })
  } finally {
    for (const person of people) await person.leave()
    await relay.dispose()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const shown = await measure()
  const of = (name: keyof typeof shown, what: keyof Shown) => median(shown[name].map(result => result[what]))
  const [ours, empty] = [of('ours', 'legible'), of('empty', 'legible')]
  const unit = 'ms to legible, 4 × CPU, fifty meetings'
  return [
    row({ id: 'B16 beside an empty page', value: ours, unit, peers: { 'empty React page': empty }, ratio: ours / empty, limit: 1.5 }),
    row({
      id: 'B16 interactive',
      value: of('ours', 'interactive'),
      unit: 'ms to the end of the last long task',
      peers: { 'own legible': ours },
      ratio: of('ours', 'interactive') / ours,
      limit: 2,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
