import type { Unlocked } from './api-lock.ts'
import { createEngine, type TestedEngine } from './engine.ts'
import { tabNetwork } from './tab-network.ts'
import { dialWebSocket } from './transports/websocket.ts'
import { browserWorld } from './world.ts'

/**
 * The engine of this tab. `shown` resolves when the first screen stands. The relay is the server that the app came from, unless an invitation or the settings name another.
 * `unlocked`: of a locked phone that somebody has opened.
 */
export function openBrowserEngine(shown: Promise<void>, unlocked?: Unlocked): TestedEngine {
  const { origin, pathname, host, protocol } = location
  const engine = createEngine({
    world: browserWorld(undefined, unlocked?.dataKey),
    dial: dialWebSocket,
    app: origin + pathname.replace(/[^/]*$/, '').replace(/\/.*$/, '/'),
    ownRelay: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/relay`,
    network: tabNetwork,
    afterPaint: () => afterPaint(shown),
    storage: navigator.storage,
  })
  const retry = () => {
    for (const { id } of engine.groups()) engine.group(id).retryNow()
  }
  addEventListener('online', retry)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') retry()
  })
  return engine
}

/** Two frames after the first screen stands, and a quiet moment; a hidden tab paints nothing and does not wait. */
async function afterPaint(shown: Promise<void>): Promise<void> {
  if (document.visibilityState === 'hidden') return
  const frame = () => new Promise<unknown>(resolve => requestAnimationFrame(resolve))
  const quiet = () =>
    new Promise<void>(resolve => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 1_000 })
      else setTimeout(resolve, 200)
    })
  await Promise.race([shown.then(frame).then(frame).then(quiet), new Promise(resolve => setTimeout(resolve, 5_000))])
}
