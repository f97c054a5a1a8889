import type { Engine } from '../engine/api.ts'

const real = import.meta.glob<{ createEngine(options: object): Engine }>('../engine/engine.ts')

export async function openEngine(): Promise<Engine> {
  if (import.meta.env.DEV) {
    const fake = fakeFlags()
    if (fake) return (await import('../dev/fake-engine.ts')).createFakeEngine(fake)
  }
  const module = await real['../engine/engine.ts']!()
  return module.createEngine({})
}

/** `?fake` or `?fake=canvasser,offline`; kept for the tab, since moving about drops the query. */
function fakeFlags(): ReadonlySet<string> | undefined {
  const asked = new URLSearchParams(location.search).get('fake') ?? sessionStorage.getItem('fake')
  if (asked === null) return undefined
  sessionStorage.setItem('fake', asked)
  return new Set(asked.split(','))
}
