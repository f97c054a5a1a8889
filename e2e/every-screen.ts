// Every screen that links lead to, from the places of the bar on: whoever adds a screen adds it here.
import type { Person } from './people.ts'
import { expect } from './people/acting.ts'

/** Of screens that differ only in what they show, so many are looked at. */
const EACH = 2

const kindOf = (path: string): string => path.split('?')[0]!.replaceAll(/\/[\w~-]*\d[\w~-]*|(?<=people\/)[0-9a-f]{16}/g, '/…')

/** Goes to each, and looks at it. Answers where it has been. */
export async function everyScreen(me: Person, from: readonly string[], look: (path: string) => Promise<void>): Promise<string[]> {
  const queue = [...from]
  const known = new Set(queue)
  const seen = new Map<string, number>()
  const been: string[] = []
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = kindOf(path)
    const times = seen.get(kind) ?? 0
    if (times >= EACH) continue
    seen.set(kind, times + 1)
    await me.go(path)
    await expect(me.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expect(me.page.locator('.opening')).toHaveCount(0)
    // What is folded in is looked at as well.
    await me.page.evaluate(() => document.querySelectorAll('details').forEach(each => (each.open = true)))
    await look(path)
    been.push(path)
    for (const next of await linksOf(me)) {
      if (known.has(next)) continue
      known.add(next)
      queue.push(next)
    }
  }
  return been
}

const linksOf = (me: Person): Promise<string[]> =>
  me.page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(link => !link.target)
    return links.flatMap(({ href }) => {
      const { origin, pathname, search } = new URL(href)
      return origin === location.origin ? pathname + search : []
    })
  })
