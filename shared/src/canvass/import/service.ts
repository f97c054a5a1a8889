import { refusal } from '../../base/refusal.ts'
import { fail } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import type { Door, VoterBase } from '../types.ts'
import type { Layout } from './fields.ts'
import type { Choice } from './choice.ts'
import { readHistory } from './history.ts'
import type { History } from './history.ts'
import { collect, scan } from './import.ts'
import type { ImportInfo, Scan } from './import.ts'
import { look } from './look.ts'
import type { Look } from './look.ts'
import { matchPoints } from './points.ts'
import type { Places } from './points.ts'
import type { ListFile, Reading } from './source.ts'

/** The worker's side of an import: jobs come in by message, progress and one answer for each go out. */
export type Job =
  | { readonly type: 'look'; readonly file: ListFile }
  | { readonly type: 'scan'; readonly file: ListFile; readonly reading: Reading; readonly layout: Layout; readonly year: number }
  | {
      readonly type: 'collect'
      readonly file: ListFile
      readonly reading: Reading & Partial<Pick<Scan, 'repeated'>>
      readonly layout: Layout
      readonly choice: Choice
      readonly info: ImportInfo
    }
  | { readonly type: 'places'; readonly file: ListFile; readonly doors: readonly Door[] }
  | { readonly type: 'history'; readonly file: ListFile; readonly source: string; readonly ids: readonly string[] }
export interface JobResults {
  look: Look
  scan: Scan
  collect: VoterBase
  places: Places
  history: History
}
type Answer = Result<JobResults[keyof JobResults]>

export type ToWorker = ({ readonly id: number } & Job) | { readonly id: number; readonly type: 'cancel' }
export type FromWorker =
  | { readonly id: number; readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly id: number; readonly type: 'done'; readonly result: Answer }

export interface WorkerPort {
  postMessage(message: FromWorker): void
  onmessage: ((event: { data: ToWorker }) => void) | null
}

export function serveImports(port: WorkerPort): void {
  const cancelled = new Set<number>()
  port.onmessage = event => {
    const message = event.data
    if (message.type === 'cancel') {
      cancelled.add(message.id)
      return
    }
    void answer(message)
  }

  const answer = async (message: { readonly id: number } & Job): Promise<void> => {
    const { id } = message
    const watch = {
      progress: (done: number, total: number) => port.postMessage({ id, type: 'progress', done, total }),
      isCancelled: () => cancelled.has(id),
    }
    // A bug must not leave the screen waiting: it is told like any refusal, with what it was.
    const result = await run(message, watch).catch((error: unknown) => fail(refusal('import-failed', { detail: String(error) })))
    cancelled.delete(id)
    port.postMessage({ id, type: 'done', result })
  }
}

type Watched = { progress: (done: number, total: number) => void; isCancelled: () => boolean }

function run(job: Job, watch: Watched): Promise<Answer> {
  switch (job.type) {
    case 'look':
      return look(job.file)
    case 'scan':
      return scan(job.file, job.reading, job.layout, job.year, watch)
    case 'collect':
      return collect(job.file, job.reading, job.layout, job.choice, job.info, watch)
    case 'places':
      return matchPoints(job.file, job.doors, watch)
    case 'history':
      return readHistory(job.file, job.source, job.ids, watch)
  }
}
