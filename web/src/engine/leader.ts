import type { Clock } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, type Result } from '@porchlight/shared/base/result'
import type { Tabs } from './ports.ts'

/**
 * Only the leading tab changes a group's roster, cuts batches, sends and receives. The others ask it: a call is told to
 * all tabs, the leading one answers. When this tab takes the lead while it waits, it does the work itself.
 */
type Work = (args: never) => Promise<Result<unknown>>

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
interface TakenMessage {
  readonly type: 'taken'
  readonly id: string
}

/** No leader has even taken the call for so long: say so rather than wait for ever. */
const UNTAKEN_MS = 10_000

export interface Leader {
  /** Does `name` here when leading, else in the leading tab. Arguments and results must be structured-cloneable. */
  call<T>(name: string, args: unknown): Promise<Result<T>>
  /** To be told when this tab has begun to lead: calls that nobody has taken are then done here. */
  leading(): void
}

export function createLeader(tabs: Tabs, clock: Clock, newId: () => string, work: Readonly<Record<string, Work>>): Leader {
  const untaken = new Map<string, { take(): void; taken(): void; answer(result: Result<unknown>): void }>()

  const run = async (name: string, args: unknown): Promise<Result<unknown>> => {
    try {
      return await work[name]!(args as never)
    } catch (error) {
      console.error(`Porchlight: ${name} failed`, error)
      return fail(refusal('internal', { detail: String(error) }))
    }
  }

  tabs.hear(async message => {
    const { type, id } = message as CallMessage | AnswerMessage | TakenMessage
    if (type === 'call' && tabs.leading) {
      const { name, args } = message as CallMessage
      tabs.tell({ type: 'taken', id } satisfies TakenMessage)
      tabs.tell({ type: 'answer', id, result: await run(name, args) } satisfies AnswerMessage)
    }
    if (type === 'taken') untaken.get(id)?.taken()
    if (type === 'answer') untaken.get(id)?.answer((message as AnswerMessage).result)
  })

  return {
    call<T>(name: string, args: unknown): Promise<Result<T>> {
      if (tabs.leading) return run(name, args) as Promise<Result<T>>
      const id = newId()
      return new Promise<Result<T>>(resolve => {
        const settle = (result: Result<unknown>) => {
          untaken.delete(id)
          cancel()
          resolve(result as Result<T>)
        }
        const cancel = clock.after(UNTAKEN_MS, () => settle(fail(refusal('other-tab-busy'))))
        untaken.set(id, {
          take: () => {
            untaken.delete(id)
            cancel()
            void run(name, args).then(settle)
          },
          taken: cancel,
          answer: settle,
        })
        tabs.tell({ type: 'call', id, name, args } satisfies CallMessage)
      })
    },
    leading() {
      for (const waiting of untaken.values()) waiting.take()
    },
  }
}
