import { refusal } from '../../base/refusal.ts'
import { fail, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import type { BasePart } from '../base-bytes.ts'
import { packBase } from '../pack-base.ts'
import type { Door, VoterBase } from '../types.ts'
import type { Layout } from './fields.ts'
import type { Choice } from './choice.ts'
import { readHistory } from './history.ts'
import type { History } from './history.ts'
import { collect, scan } from './import.ts'
import type { ImportInfo, Scan, Scanned } from './import.ts'
import { look } from './look.ts'
import type { Look } from './look.ts'
import { matchPoints } from './points.ts'
import type { Places } from './points.ts'
import type { ListFile, Progress } from './pieces.ts'
import type { Reading } from './source.ts'

/** The worker's side of an import: one job comes in by message, progress and one answer go out. */
export type Job =
  | { readonly type: 'look'; readonly file: ListFile }
  | { readonly type: 'scan'; readonly file: ListFile; readonly reading: Reading; readonly layout: Layout; readonly year: number }
  | {
      readonly type: 'collect'
      readonly file: ListFile
      readonly reading: Scanned
      readonly layout: Layout
      readonly choice: Choice
      readonly info: ImportInfo
    }
  | { readonly type: 'places'; readonly file: ListFile; readonly doors: readonly Door[] }
  | { readonly type: 'history'; readonly file: ListFile; readonly source: string; readonly ids: readonly string[] }
/** A list, and as documents keep it: packing takes long enough to be felt on the screen's thread. */
export interface Collected {
  readonly base: VoterBase
  readonly parts: readonly BasePart[]
}
export interface JobResults {
  look: Look
  scan: Scan
  collect: Collected
  places: Places
  history: History
}
type Answer = Result<JobResults[keyof JobResults]>

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: Answer }

export interface WorkerPort {
  postMessage(message: FromWorker): void
  onmessage: ((event: { data: Job }) => void) | null
}

export function serveImport(port: WorkerPort): void {
  const progress = (done: number, total: number): void => port.postMessage({ type: 'progress', done, total })
  port.onmessage = async ({ data }) => {
    // A bug must not leave the screen waiting: it is told like any refusal, with what it was.
    const result = await run(data, progress).catch((error: unknown) => fail(refusal('import-failed', { detail: String(error) })))
    port.postMessage({ type: 'done', result })
  }
}

function run(job: Job, progress: Progress): Promise<Answer> {
  switch (job.type) {
    case 'look':
      return look(job.file)
    case 'scan':
      return scan(job.file, job.reading, job.layout, job.year, { progress })
    case 'collect':
      return packed(collect(job.file, job.reading, job.layout, job.choice, job.info, progress))
    case 'places':
      return matchPoints(job.file, job.doors, progress)
    case 'history':
      return readHistory(job.file, job.source, job.ids, progress)
  }
}

async function packed(collecting: Promise<Result<VoterBase>>): Promise<Result<Collected>> {
  const base = await collecting
  return base.ok ? ok({ base: base.value, parts: packBase(base.value) }) : base
}
