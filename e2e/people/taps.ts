import type { Acting } from './acting.ts'

/** Fingers on the glass while `act` is done. What is typed is not among them. */
export async function taps(me: Acting, act: () => Promise<unknown>): Promise<number> {
  const count = () => me.page.evaluate(() => Number(document.documentElement.dataset['taps'] ?? 0))
  await me.page.evaluate(() => {
    if (document.documentElement.dataset['taps'] !== undefined) return
    document.documentElement.dataset['taps'] = '0'
    const more = () => (document.documentElement.dataset['taps'] = String(Number(document.documentElement.dataset['taps']) + 1))
    addEventListener('pointerdown', more, true)
  })
  const before = await count()
  await act()
  return (await count()) - before
}
