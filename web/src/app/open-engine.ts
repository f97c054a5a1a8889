import { openBrowserEngine } from '../engine/browser-engine.ts'
import type { Engine } from '../engine/api.ts'
import type { LockedPhone, Unlocked } from '../engine/api-lock.ts'

/** The engine of this tab; in development `?fake` gives one that lives in memory, for building screens. `shown`: the first screen stands. */
export async function openEngine(shown: Promise<void>, unlocked?: Unlocked): Promise<Engine> {
  if (import.meta.env.DEV) {
    const fake = fakeFlags()
    const open = fake && unlocked ? new Set([...fake].filter(flag => flag !== 'locked').concat('lock')) : fake
    if (open) return (await import('../dev/fake-engine.ts')).createFakeEngine(open)
  }
  return openBrowserEngine(shown, unlocked)
}

/** What stands before the engine of a locked phone: its code is needed only there. */
export async function openLockedPhone(): Promise<LockedPhone> {
  if (import.meta.env.DEV) {
    const fake = fakeFlags()
    if (fake) return (await import('../dev/fake-lock.ts')).fakeLockedPhone(fake)
  }
  return (await import('../engine/lock/browser-lock.ts')).openBrowserLock()
}

/** `?fake` or `?fake=canvasser,offline`; kept for the tab, since moving about drops the query. */
function fakeFlags(): ReadonlySet<string> | undefined {
  const asked = new URLSearchParams(location.search).get('fake') ?? sessionStorage.getItem('fake')
  if (asked === null) return undefined
  sessionStorage.setItem('fake', asked)
  return new Set(asked.split(','))
}
