import type { Progress } from '../engine/api.ts'

/** Long enough to be looked at. */
export async function work(steps: number, progress?: Progress): Promise<void> {
  for (let done = 0; done <= steps && !progress?.signal?.aborted; done++) {
    progress?.report?.(done, steps)
    await new Promise(resolve => setTimeout(resolve, 120))
  }
}
