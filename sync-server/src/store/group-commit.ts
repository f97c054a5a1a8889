import { fail, type Result } from '@porchlight/shared/base/result'

/** A write that waits for its group. `rows` counts towards the size of a transaction, `bytes` towards what may wait in memory. */
export interface Write {
  readonly rows: number
  readonly bytes: number
  /** Runs inside the transaction. A refusal here concerns this write alone and must have written nothing. */
  run(): Result<unknown>
}

export interface Transaction {
  begin(): void
  /** Returns only when everything since `begin` is durable; throws when that cannot be had. */
  commit(): void
  /** Undoes everything since `begin`, also after a failed commit. Does not throw. */
  rollback(): void
}

interface Waiting {
  readonly write: Write
  readonly settle: (result: Result<unknown>) => void
}

/**
 * Collects the writes of one turn of the event loop into one transaction, so that many phones share one fdatasync.
 * Nobody's promise resolves before the commit has returned.
 */
export function createGroupCommit(
  transaction: Transaction,
  limits: { rows: number; waitingBytes: number },
  failure: (error: unknown) => Result<never>,
) {
  let waiting: Waiting[] = []
  let waitingBytes = 0
  let scheduled: NodeJS.Immediate | undefined

  /** The longest run of writes from the front that fits a transaction; a single large append may exceed it alone. */
  function take(): Waiting[] {
    let rows = 0
    let count = 0
    for (const { write } of waiting) {
      if (count > 0 && rows + write.rows > limits.rows) break
      rows += write.rows
      count++
    }
    const group = waiting.slice(0, count)
    waiting = waiting.slice(count)
    for (const { write } of group) waitingBytes -= write.bytes
    return group
  }

  /** What each write of the group came to, once all of them are durable or none is. */
  function committed(group: readonly Waiting[]): Result<unknown>[] {
    try {
      transaction.begin()
      const results = group.map(({ write }) => write.run())
      transaction.commit()
      return results
    } catch (error) {
      transaction.rollback()
      const failed = failure(error)
      return group.map(() => failed)
    }
  }

  function commitNext(): void {
    scheduled = undefined
    const group = take()
    const results = committed(group)
    group.forEach(({ settle }, i) => settle(results[i]!))
    if (waiting.length > 0) scheduled = setImmediate(commitNext)
  }

  return {
    add<T>(write: Write & { run(): Result<T> }): Promise<Result<T>> {
      if (waitingBytes + write.bytes > limits.waitingBytes) return Promise.resolve(fail({ code: 'slow-down', retryAfter: 1000 }))
      waitingBytes += write.bytes
      return new Promise(resolve => {
        waiting.push({ write, settle: resolve as (result: Result<unknown>) => void })
        scheduled ??= setImmediate(commitNext)
      })
    },
    /** Commits all that waits, now. */
    finish(): void {
      clearImmediate(scheduled)
      while (waiting.length > 0) {
        commitNext()
        clearImmediate(scheduled)
      }
    },
  }
}
