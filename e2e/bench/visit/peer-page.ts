// The same visit in a stock automerge-repo client: a list of doors, a button that records, both in plain DOM.
import type { AutomergeUrl, DocHandle } from '@automerge/automerge-repo/slim'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { openRepo, recordStock, resultAt, type StockTurf } from '../browser/stock.ts'

const asked = new URLSearchParams(location.search)
const repo = await openRepo([new WebSocketClientAdapter(asked.get('server')!)])
const known = asked.get('turf') as AutomergeUrl | null

const DOORS = 60
const fresh = (): StockTurf => ({
  name: 'Elm',
  doors: Object.fromEntries(
    Array.from({ length: DOORS }, (_, i) => [`door-${i}`, { number: String(100 + 2 * i), street: 'Elm', people: ['Ana'] }]),
  ),
  visits: {},
})
const handle: DocHandle<StockTurf> = known ? await repo.find<StockTurf>(known) : repo.create<StockTurf>(fresh())

const list = document.body.appendChild(document.createElement('ul'))
const trails = Object.entries(handle.doc().doors).map(([id, { number }]) => {
  const item = list.appendChild(document.createElement('li'))
  item.append(number)
  const trail = item.appendChild(document.createElement('span'))
  trail.className = 'row-trail'
  trail.textContent = resultAt(handle.doc(), id)
  return { id, trail }
})
handle.on('change', ({ doc }) => {
  for (const { id, trail } of trails) {
    const result = resultAt(doc, id)
    if (trail.textContent !== result) trail.textContent = result
  }
})

let next = 0
const button = document.body.appendChild(document.createElement('button'))
button.textContent = 'Nobody home'
button.addEventListener('click', () => recordStock(handle, `door-${next++}`, 'Sam'))
document.title = handle.url
