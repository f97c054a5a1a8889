import type { Clock } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, type Result } from '@porchlight/shared/base/result'
import type { Progress } from './api.ts'
import type { Tabs } from './ports.ts'

/**
 * Only the leading tab changes a group's roster, cuts batches, sends and receives. The others ask it: a call is told to
 * all tabs, the leading one answers. When this tab takes the lead while it waits, it does the work itself.
 */
type Work = (args: never, progress: Progress) => Promise<Result<unknown>>

interface CallMessage {
  readonly type: 'call'
  readonly id: string
  readonly name: string
  readonly args: unknown
}
interface AnswerMessage {
  readonly type: 'answer'
  readonly id: string
  readonly result: Result<unknown>
}
/** How far the leading tab has come, and that the tab that asked does not want it any more. */
interface ProgressMessage {
  readonly type: 'progress'
  readonly id: string
  readonly done: number
  readonly total: number
}
interface CancelMessage {
  readonly type: 'cancel'
  readonly id: string
}
interface TakenMessage {
  readonly type: 'taken'
  readonly id: string
}

/** No leader has even taken the call for so long: say so rather than wait for ever. */
const UNTAKEN_MS = 10_000

export interface Leader {
  /** Does `name` here when leading, else in the leading tab. Arguments and results must be structured-cloneable. */
  call<T>(name: string, args: unknown, progress?: Progress): Promise<Result<T>>
  /** To be told when this tab has begun to lead: calls that nobody has taken are then done here. */
  leading(): void
}

export function createLeader(tabs: Tabs, clock: Clock, newId: () => string, work: Readonly<Record<string, Work>>): Leader {
  const untaken = new Map<string, { take(): void; taken(): void; answer(result: Result<unknown>): void; progress: Progress }>()
  const running = new Map<string, AbortController>()

  const run = async (name: string, args: unknown, progress: Progress = {}): Promise<Result<unknown>> => {
    try {
      return await work[name]!(args as never, progress)
    } catch (error) {
      console.error(`Porchlight: ${name} failed`, error)
      return fail(refusal('internal', { detail: String(error) }))
    }
  }

  tabs.hear(async message => {
    const { type, id } = message as CallMessage | AnswerMessage | TakenMessage | ProgressMessage | CancelMessage
    if (type === 'call' && tabs.leading) {
      const { name, args } = message as CallMessage
      tabs.tell({ type: 'taken', id } satisfies TakenMessage)
      const stopping = new AbortController()
      running.set(id, stopping)
      const report = (done: number, total: number) => tabs.tell({ type: 'progress', id, done, total } satisfies ProgressMessage)
      const result = await run(name, args, { report, signal: stopping.signal })
      running.delete(id)
      tabs.tell({ type: 'answer', id, result } satisfies AnswerMessage)
    }
    if (type === 'cancel') running.get(id)?.abort()
    if (type === 'progress') {
      const { done, total } = message as ProgressMessage
      untaken.get(id)?.progress.report?.(done, total)
    }
    if (type === 'taken') untaken.get(id)?.taken()
    if (type === 'answer') untaken.get(id)?.answer((message as AnswerMessage).result)
  })

  return {
    call<T>(name: string, args: unknown, progress: Progress = {}): Promise<Result<T>> {
      if (tabs.leading) return run(name, args, progress) as Promise<Result<T>>
      const id = newId()
      return new Promise<Result<T>>(resolve => {
        const settle = (result: Result<unknown>) => {
          untaken.delete(id)
          progress.signal?.removeEventListener('abort', stop)
          cancel()
          resolve(result as Result<T>)
        }
        const stop = () => tabs.tell({ type: 'cancel', id } satisfies CancelMessage)
        progress.signal?.addEventListener('abort', stop)
        const cancel = clock.after(UNTAKEN_MS, () => settle(fail(refusal('other-tab-busy'))))
        untaken.set(id, {
          take: () => {
            untaken.delete(id)
            cancel()
            void run(name, args, progress).then(settle)
          },
          taken: cancel,
          answer: settle,
          progress,
        })
        tabs.tell({ type: 'call', id, name, args } satisfies CallMessage)
      })
    },
    leading() {
      for (const waiting of untaken.values()) waiting.take()
    },
  }
}
