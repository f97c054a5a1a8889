// React, automerge-repo and its IndexedDB adapter, as their documentation puts them together: the same doors, a list.
import type { AutomergeUrl } from '@automerge/automerge-repo/slim'
import { createElement } from 'peer-react'
import { createRoot } from 'peer-react-dom/client'
import { openRepo, resultAt, type StockTurf } from '../browser/stock.ts'

/** Once, with the server there: makes the turf and keeps it. */
async function seed(turf: StockTurf): Promise<void> {
  const repo = await openRepo()
  const handle = repo.create<StockTurf>(turf)
  localStorage.setItem('turf', handle.url)
  await repo.flush()
}
Object.assign(window, { seed })

const row = (turf: StockTurf, id: string) => {
  const { number, people } = turf.doors[id]!
  return createElement(
    'li',
    { key: id },
    createElement('a', { className: 'door-row', href: `#${id}` }, `${number} ${people.join(', ')} ${resultAt(turf, id)}`),
  )
}

const known = localStorage.getItem('turf')
if (known) {
  const repo = await openRepo()
  const handle = await repo.find<StockTurf>(known as AutomergeUrl)
  const turf = handle.doc()
  const list = createElement('ul', {}, ...Object.keys(turf.doors).map(id => row(turf, id)))
  createRoot(document.body.appendChild(document.createElement('main'))).render(list)
}
void navigator.serviceWorker.register('/sw.js')
