/** BroadcastChannel inside one process: every message goes to all others with the same name, never back, and never before `postMessage` has returned. */
export function createAir(): (name: string) => BroadcastChannel {
  const channels = new Map<string, Set<EventTarget>>()
  return name => {
    const others = channels.get(name) ?? new Set()
    channels.set(name, others)
    class Channel extends EventTarget {
      readonly name = name
      onmessage: ((event: MessageEvent) => void) | null = null
      onmessageerror = null
      postMessage(message: unknown): void {
        const data: unknown = structuredClone(message)
        for (const other of others) if (other !== this) queueMicrotask(() => other.dispatchEvent(new MessageEvent('message', { data })))
      }
      close(): void {
        others.delete(this)
      }
    }
    const channel = new Channel()
    channel.addEventListener('message', event => {
      if (others.has(channel)) channel.onmessage?.(event as MessageEvent)
    })
    others.add(channel)
    return channel
  }
}
