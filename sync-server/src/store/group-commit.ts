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

/** Of its time a busy store spends a third in commits; the slower the disk, the larger the groups. */
const SHARE = 3

interface Waiting {
  readonly write: Write
  readonly settle: (result: Result<unknown>) => void
}

export interface GroupLimits {
  /** Rows of one transaction. */
  readonly rows: number
  /** Bytes that may wait in memory. */
  readonly waitingBytes: number
  /** A group of so many rows or more is load; after a smaller one nobody waits. */
  readonly busyRows: number
  /** How long after the beginning of a busy group the next one begins: three times what that one took, within these bounds. */
  readonly paceMs: { readonly least: number; readonly most: number }
}

/**
 * Collects the writes of one turn of the event loop into one transaction, so that many phones share one fdatasync; under
 * load those of a few milliseconds, since a commit costs much and a row in it little.
 * Nobody's promise resolves before the commit has returned.
 */
export function createGroupCommit(transaction: Transaction, limits: GroupLimits, failure: (error: unknown) => Result<never>) {
  let waiting: Waiting[] = []
  let waitingBytes = 0
  let waitingRows = 0
  let scheduled: NodeJS.Immediate | undefined
  let pause: NodeJS.Timeout | undefined
  /** Before it a busy store begins no group. */
  let notBefore = 0

  /** After everything that has arrived has been read. */
  function next(): void {
    pause = undefined
    scheduled ??= setImmediate(commitNext)
  }

  function schedule(): void {
    if (scheduled || pause) return
    const wait = notBefore - performance.now()
    if (wait > 0 && waitingRows < limits.rows) pause = setTimeout(next, wait)
    else next()
  }

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
    waitingRows -= rows
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
    const began = performance.now()
    const before = waitingRows
    const group = take()
    const results = committed(group)
    const took = performance.now() - began
    const { least, most } = limits.paceMs
    if (before - waitingRows >= limits.busyRows) notBefore = began + Math.min(most, Math.max(least, SHARE * took))
    group.forEach(({ settle }, i) => settle(results[i]!))
    if (waiting.length > 0) schedule()
  }

  return {
    add<T>(write: Write & { run(): Result<T> }): Promise<Result<T>> {
      if (waitingBytes + write.bytes > limits.waitingBytes) return Promise.resolve(fail({ code: 'slow-down', retryAfter: 1000 }))
      waitingBytes += write.bytes
      return new Promise(resolve => {
        waiting.push({ write, settle: resolve as (result: Result<unknown>) => void })
        waitingRows += write.rows
        schedule()
      })
    },
    /** Commits all that waits, now. */
    finish(): void {
      for (;;) {
        clearImmediate(scheduled)
        clearTimeout(pause)
        if (waiting.length === 0) return
        commitNext()
      }
    },
  }
}
