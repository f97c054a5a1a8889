import { type Bytes, toHex } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { ok, type Result } from '@porchlight/shared/base/result'
import { entryHash } from '@porchlight/shared/wire/digest'
import { unpackOutgoing } from './outgoing.ts'
import type { Store } from './ports.ts'
import type { Session } from './session.ts'
import type { RelayLink } from './transports/link.ts'

const PART = { entries: 64, bytes: 700_000 }

/**
 * Gives the relay what it lost: opens the channel and appends what this device holds and the relay did not show (`has`,
 * by hash), but for what need not be there (`spare`). Answers how many it lacked; undefined when it did not let the channel be
 * opened.
 */
export async function healChannel(
  { session, store, link }: { readonly session: Session; readonly store: Store; readonly link: RelayLink },
  channel: ChannelId,
  has: ReadonlySet<string>,
  spare: ReadonlySet<string> = new Set(),
): Promise<Result<number | undefined>> {
  const opened = await session.openChannel(link, channel)
  if (!opened.ok) return ok(undefined)
  let part: Bytes[] = []
  let size = 0
  let lacked = 0
  // What is just being sent is looked for first: once it has been, it stands among the stored entries.
  for (const row of await store.outgoing(session.group)) if (row.channel === channel) part.push(unpackOutgoing(row).entry)
  for await (const entry of session.storedEntries(channel)) {
    const hash = toHex(await entryHash(entry))
    if (has.has(hash) || spare.has(hash)) continue
    if (part.length >= PART.entries || size + entry.length > PART.bytes) {
      const appended = await link.append(channel, part)
      if (!appended.ok) return appended
      part = []
      size = 0
    }
    part.push(entry)
    size += entry.length
    lacked++
  }
  const appended = part.length === 0 ? ok(undefined) : await link.append(channel, part)
  return appended.ok ? ok(lacked) : appended
}
