import type { Bytes } from '@porchlight/shared/base/bytes'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { Channel } from '@porchlight/shared/wire/channel'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import type { Progress } from '../api.ts'
import { whenOnline } from '../join.ts'
import type { RelayLink } from '../transports/link.ts'

/**
 * Reads a channel from its beginning and goes on until `look` finds something in what there is so far. A line that is
 * lost is dialled again: somebody stands beside and waits. `cancelled`, and what `whenOnline` refuses.
 */
export async function followChannel<T>(
  link: RelayLink,
  { id, preimage }: Channel,
  progress: Progress,
  look: (entries: readonly Bytes[]) => Promise<T | undefined>,
): Promise<Result<T>> {
  for (;;) {
    const found = await followOnce(link, { id, preimage }, progress, look)
    if (found.ok || found.error.code !== 'relay-lost') return found
    const online = await whenOnline(link, progress)
    if (!online.ok) return online
  }
}

function followOnce<T>(
  link: RelayLink,
  { id, preimage }: Channel,
  { signal }: Progress,
  look: (entries: readonly Bytes[]) => Promise<T | undefined>,
): Promise<Result<T>> {
  return new Promise(resolve => {
    let entries: readonly Bytes[] = []
    let looking = Promise.resolve()
    const watch = async () => {
      const asked = await link.watch([{ channel: id, after: 0, digest: FIRST_DIGEST }])
      if (!asked.ok) finish(asked)
    }
    const finish = (result: Result<T>) => {
      for (const end of endings) end()
      resolve(result)
    }
    const lookAgain = () => {
      looking = looking.then(async () => {
        const found = await look(entries)
        if (found !== undefined) finish(ok(found))
      })
    }
    const onAbort = () => finish(fail(refusal('cancelled')))
    signal?.addEventListener('abort', onAbort)
    const endings = [
      () => signal?.removeEventListener('abort', onAbort),
      link.onState(() => {
        if (link.state().link !== 'online') finish(fail(refusal('relay-lost')))
      }),
      link.onArrival(arrival => {
        if (arrival.channel !== id) return
        if (arrival.type === 'entries') {
          entries = [...entries, ...arrival.entries]
          lookAgain()
        }
        // Whoever comes first opens it.
        if (arrival.type === 'unknown-channel') void link.open(preimage).then(opened => (opened.ok ? watch() : finish(opened)))
      }),
    ]
    if (signal?.aborted) return onAbort()
    void watch()
  })
}
