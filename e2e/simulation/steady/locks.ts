/** Web Locks of one phone's tabs, answered in microtasks: exclusive locks, in the order of asking. */
export function steadyLocks(): LockManager {
  const queues = new Map<string, Request[]>()

  const grant = (name: string): void => {
    const queue = queues.get(name)
    const first = queue?.[0]
    if (!first || first.held) return
    first.held = true
    void (async () => first.run({ name, mode: 'exclusive' }))()
      .then(first.resolve, first.reject)
      .finally(() => leave(name, first))
  }
  const leave = (name: string, one: Request): void => {
    const queue = (queues.get(name) ?? []).filter(other => other !== one)
    if (queue.length === 0) queues.delete(name)
    else queues.set(name, queue)
    grant(name)
  }

  type Run = (lock: Lock) => unknown
  const request = (name: string, ...asked: [LockOptions, Run] | [Run]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const run = asked.at(-1) as Run
      const options = asked.length === 2 ? asked[0] : {}
      const one: Request = { run, resolve, reject, held: false }
      queues.set(name, [...(queues.get(name) ?? []), one])
      options.signal?.addEventListener('abort', () => {
        if (one.held) return
        leave(name, one)
        reject(options.signal!.reason as Error)
      })
      queueMicrotask(() => grant(name))
    })
  const named = (held: boolean): LockInfo[] =>
    [...queues].flatMap(([name, queue]) => queue.filter(one => one.held === held).map(() => ({ name, mode: 'exclusive' as const })))

  return { request, query: async () => ({ held: named(true), pending: named(false) }) } as LockManager
}

interface Request {
  readonly run: (lock: Lock) => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
  held: boolean
}
