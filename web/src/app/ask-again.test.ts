import { describe, expect, it, vi } from 'vitest'
import { routes } from './all-routes.ts'
import { type Asking, above, askAgain } from './ask-again.ts'

const notFetched = () => new TypeError('Failed to fetch dynamically imported module')
const styleLost = () => new Error('Unable to preload CSS for /assets/x.css')

/** A phone on a line that is not there yet. */
function phone(more: Partial<Asking<string>> = {}) {
  const line = { isThere: false, brings: false }
  const load = vi.fn(async () => {
    if (!line.brings) throw notFetched()
    return 'screen'
  })
  const reload = vi.fn()
  return { line, load, reload, ports: { load, reload, answers: async () => line.isThere, isFresh: true, ...more } }
}

describe('[U8] asking again for a screen that has not come', () => {
  it('takes it where the browser asks again, without a reload', async () => {
    const { line, reload, ports } = phone()
    const ask = askAgain(ports, notFetched())
    expect(await ask(true)).toBeUndefined()
    line.isThere = line.brings = true
    expect(await ask(false)).toBe('screen')
    expect(reload).not.toHaveBeenCalled()
  })

  it('never reloads while nothing answers: the app would be gone', async () => {
    const { reload, ports } = phone()
    const ask = askAgain(ports, notFetched())
    for (const byHand of [false, true, false, true]) expect(await ask(byHand)).toBeUndefined()
    expect(reload).not.toHaveBeenCalled()
  })

  it('reloads by itself once the line is back, where the browser remembers the failure', async () => {
    const { line, reload, ports } = phone({ isFresh: false })
    const ask = askAgain(ports, notFetched())
    await ask(false)
    line.isThere = true
    await ask(false)
    expect(reload).toHaveBeenCalledOnce()
  })

  it('does not ask the page for a style sheet that was lost, which it would leave out', async () => {
    const { line, load, reload, ports } = phone()
    line.isThere = line.brings = true
    expect(await askAgain(ports, styleLost())(false)).toBeUndefined()
    expect(load).not.toHaveBeenCalled()
    expect(reload).toHaveBeenCalledOnce()
  })

  it('nor when the sheet is lost at a later try', async () => {
    const { line, reload, ports } = phone()
    const load = vi.fn(async () => Promise.reject(styleLost()))
    const ask = askAgain({ ...ports, load }, notFetched())
    await ask(false)
    line.isThere = true
    await ask(false)
    expect(load).toHaveBeenCalledOnce()
    expect(reload).toHaveBeenCalledOnce()
  })

  it('reloads no second time by itself on a line that was there all along, and does by hand', async () => {
    const { line, reload, ports } = phone({ isFresh: false })
    line.isThere = true
    const ask = askAgain(ports, notFetched())
    for (let times = 0; times < 5; times++) await ask(false)
    expect(reload).not.toHaveBeenCalled()
    await ask(true)
    expect(reload).toHaveBeenCalledOnce()
  })
})

describe('[U8] the way back from a screen that has not come', () => {
  const matches = (place: string, path: string) =>
    new RegExp(`^${path.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`).test(place)
  const places = routes.filter(({ path }) => path !== '').map(({ path }) => path.replaceAll(/:(\w+)\??/g, '$1'))

  it.each(places)('%s: leads to a place that there is, nearer to the beginning', place => {
    const back = above(place)
    if (back === undefined) return expect(['/', '/begin']).toContain(place)
    expect(routes.some(({ path }) => matches(back, path))).toBe(true)
    expect(back.length).toBeLessThan(place.length)
    return undefined
  })

  it('leads from beside a door to the door, which comes with the app', () => {
    expect(above('/walk/turf/door/person')).toBe('/walk/turf/door')
    expect(above('/walk/turf/team')).toBe('/walk/turf')
  })
})
