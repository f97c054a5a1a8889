import { refusal } from '@porchlight/shared/base/refusal'
import { fail } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import type { Layout } from '@porchlight/shared/canvass/import/fields'
import type { Choice } from '@porchlight/shared/canvass/import/choice'
import type { History } from '@porchlight/shared/canvass/import/history'
import type { ImportInfo, Scan, Scanned } from '@porchlight/shared/canvass/import/import'
import type { Look } from '@porchlight/shared/canvass/import/look'
import type { Places } from '@porchlight/shared/canvass/import/points'
import type { Collected, FromWorker, Job, JobResults } from '@porchlight/shared/canvass/import/service'
import type { Reading } from '@porchlight/shared/canvass/import/source'
import type { Door } from '@porchlight/shared/canvass/types'

/** Progress in bytes; the signal cancels (`cancelled`). */
export interface ImportProgress {
  readonly report?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * Reads voter files off the screen's thread. A worker that has read a file ends with it, which gives back at once what it held; the next one is started then,
 * so that nobody waits for it. Further refusal of each: `import-failed`.
 */
export interface ImportClient {
  /** Starts the first worker. */
  warm(): void
  /** Layout, header and first rows, at once. */
  look(file: Blob): Promise<Result<Look>>
  /** Counts by precinct and street, what is left out and why. `seen` is the answer of `look`; `layout` its own or a mapped one. */
  scan(file: Blob, seen: Look, layout: Layout, progress?: ImportProgress): Promise<Result<Scan>>
  /** The chosen people. `seen` is the answer of `scan`. */
  collect(file: Blob, seen: Scan, layout: Layout, choice: Choice, info: ImportInfo, progress?: ImportProgress): Promise<Result<Collected>>
  /** Where these doors are, by a file of address points. */
  places(file: Blob, doors: readonly Door[], progress?: ImportProgress): Promise<Result<Places>>
  /** Who of the list voted when, by the history file beside it; `ids` are the voters' own in the list's source. */
  history(file: Blob, source: string, ids: readonly string[], progress?: ImportProgress): Promise<Result<History>>
  close(): void
}

/** What a Worker is to us. */
export interface ImportWorker {
  postMessage(message: Job): void
  onmessage: ((event: { data: FromWorker }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  terminate(): void
}

const startWorker = (): ImportWorker =>
  new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }) as unknown as ImportWorker

export function createImportClient(start: () => ImportWorker = startWorker): ImportClient {
  const running = new Set<() => void>()
  let idle: ImportWorker | undefined

  const keep = (worker: ImportWorker): void => {
    idle?.terminate()
    idle = worker
    // One that does not come up is not waited for.
    worker.onerror = () => (idle = idle === worker ? undefined : idle)
  }
  const take = (): ImportWorker => {
    const worker = idle ?? start()
    idle = undefined
    return worker
  }

  const run = <T extends Job>(job: T, { report, signal }: ImportProgress = {}): Promise<Result<JobResults[T['type']]>> =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve(fail(refusal('cancelled')))
      const worker = take()
      const settle = (result: Result<never>): void => {
        running.delete(cancel)
        signal?.removeEventListener('abort', cancel)
        resolve(result)
      }
      const end = (result: Result<never>): void => {
        worker.terminate()
        settle(result)
      }
      const cancel = (): void => end(fail(refusal('cancelled')))
      worker.onmessage = ({ data }) => {
        if (data.type === 'progress') return report?.(data.done, data.total)
        if (job.type === 'look') {
          // It has read the file's beginning only.
          settle(data.result as Result<never>)
          return keep(worker)
        }
        end(data.result as Result<never>)
        keep(start())
      }
      // The worker is gone (not loaded, or out of memory): nobody else will answer.
      worker.onerror = event => end(fail(refusal('import-failed', { detail: event.message ?? '' })))
      running.add(cancel)
      signal?.addEventListener('abort', cancel)
      worker.postMessage(job)
    })

  return {
    warm: () => idle ?? keep(start()),
    look: file => run({ type: 'look', file }),
    scan: (file, seen, layout, progress) =>
      run({ type: 'scan', file, reading: readingOf(seen), layout, year: new Date().getFullYear() }, progress),
    collect: (file, seen, layout, choice, info, progress) =>
      run({ type: 'collect', file, reading: scannedOf(seen), layout, choice, info }, progress),
    places: (file, doors, progress) => run({ type: 'places', file, doors }, progress),
    history: (file, source, ids, progress) => run({ type: 'history', file, source, ids }, progress),
    close() {
      for (const cancel of running) cancel()
      idle?.terminate()
      idle = undefined
    },
  }
}

/** Only what the worker needs goes over. */
const readingOf = ({ encoding, delimiter }: Reading): Reading => ({ encoding, delimiter })
const scannedOf = ({ repeated, parts, ...reading }: Scan): Scanned => ({ ...readingOf(reading), repeated, parts })
