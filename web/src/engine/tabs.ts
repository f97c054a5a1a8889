import type { Tabs, World } from './ports.ts'

/**
 * The tabs of this phone. One of them leads: it alone sends and receives. The browser gives the lock to the next tab
 * the moment the leader is closed or killed; nothing has to be noticed or agreed on.
 */
export interface TabCount {
  count(): Promise<number>
}

export function createTabs(world: World): Tabs & TabCount {
  const name = `${world.name}/leader`
  const channel = world.broadcast(`${world.name}/tabs`)
  const listeners = new Set<(message: unknown) => void>()
  const closing = new AbortController()
  let end: (() => void) | undefined
  channel.onmessage = event => {
    for (const listener of listeners) listener(event.data)
  }

  return {
    lead(start) {
      const led = world.locks.request(name, { mode: 'exclusive', signal: closing.signal }, () => {
        if (closing.signal.aborted) return
        const stop = start()
        return new Promise<void>(release => {
          end = () => {
            end = undefined
            stop()
            release()
          }
        })
      })
      led.catch((error: unknown) => {
        if (!closing.signal.aborted) throw error
      })
    },
    get leading() {
      return end !== undefined
    },
    tell(message) {
      if (!closing.signal.aborted) channel.postMessage(message)
    },
    hear(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async count() {
      const { held = [], pending = [] } = await world.locks.query()
      return [...held, ...pending].filter(lock => lock.name === name).length
    },
    close() {
      closing.abort()
      end?.()
      listeners.clear()
      channel.close()
    },
  }
}
