import { Refused } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'

/** The edge of a module: a Refused thrown inside becomes a value; anything else is a bug and goes on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
}

export function attemptNow<T>(work: () => T): Result<T> {
  try {
    return ok(work())
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
}
