import { Refused } from '../../base/refusal.ts'
import type { Refusal } from '../../base/refusal.ts'
import { fail, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'

/** Work on a file, its refusals as values. */
export async function settled<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    // A file that was moved or a stick that was pulled out while it was read.
    if (error instanceof DOMException) return fail<Refusal>({ code: 'file-unreadable', detail: error.message })
    throw error
  }
}
