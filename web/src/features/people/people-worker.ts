import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import type { Job, Jobs } from './people-jobs.ts'

type Answer<T extends Job> = { readonly answer: Jobs[T['type']] } | { readonly failed: string }

/** Does one job in a worker of its own, which is gone afterwards with all that it held. `cancelled`, `list-not-read`. */
export async function ask<T extends Job>(job: T, signal?: AbortSignal): Promise<Result<Jobs[T['type']]>> {
  // A screen that goes at once (as React's strict mode makes it) begins no worker that would be ended while it loads.
  await Promise.resolve()
  if (signal?.aborted) return fail(refusal('cancelled'))
  return new Promise(resolve => {
    const worker = new Worker(new URL('./people.worker.ts', import.meta.url), { type: 'module' })
    const settle = (result: Result<Jobs[T['type']]>) => {
      worker.terminate()
      signal?.removeEventListener('abort', cancel)
      resolve(result)
    }
    const cancel = () => settle(fail(refusal('cancelled')))
    worker.onmessage = ({ data }: MessageEvent<Answer<T>>) =>
      settle('answer' in data ? ok(data.answer) : fail(refusal('list-not-read', { detail: data.failed })))
    worker.onerror = event => settle(fail(refusal('list-not-read', { detail: event.message ?? '' })))
    signal?.addEventListener('abort', cancel)
    worker.postMessage(job)
  })
}
