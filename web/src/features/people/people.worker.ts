import { doJob } from './people-jobs.ts'
import type { Job } from './people-jobs.ts'

onmessage = (event: MessageEvent<Job>) => {
  void doJob(event.data).then(
    answer => postMessage({ answer }),
    (error: unknown) => postMessage({ failed: String(error) }),
  )
}
