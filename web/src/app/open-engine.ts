import { openBrowserEngine } from '../engine/browser-engine.ts'
import type { Engine } from '../engine/api.ts'

/** The engine of this tab; in development `?fake` gives one that lives in memory, for building screens. `shown`: the first screen stands. */
export async function openEngine(shown: Promise<void>): Promise<Engine> {
  if (import.meta.env.DEV) {
    const fake = fakeFlags()
    if (fake) return (await import('../dev/fake-engine.ts')).createFakeEngine(fake)
  }
  return openBrowserEngine(shown)
}

/** `?fake` or `?fake=canvasser,offline`; kept for the tab, since moving about drops the query. */
function fakeFlags(): ReadonlySet<string> | undefined {
  const asked = new URLSearchParams(location.search).get('fake') ?? sessionStorage.getItem('fake')
  if (asked === null) return undefined
  sessionStorage.setItem('fake', asked)
  return new Set(asked.split(','))
}
