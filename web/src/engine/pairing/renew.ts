import type { DeviceId, GroupId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, deviceCard } from '@porchlight/shared/roster/author'
import { createKeyRing } from '@porchlight/shared/roster/key-ring'
import { ringRows } from '../backup/recovery.ts'
import type { Newcomers } from '../newcomers.ts'
import type { Write } from '../ports.ts'
import { publishWrites } from '../publish.ts'
import type { Runtimes } from '../runtimes.ts'
import { createSession, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'

/**
 * A fresh device in place of this one, which somebody has copied: the old one adds it, and the new one removes the old. What
 * was written by the old one is in its chain, and counts; nothing is written by it any more.
 */
export function createRenewal({ options, home }: Shell, runtimes: Runtimes, keep: Newcomers['keep']) {
  const { random } = options.world

  return async function renewDevice({ group }: { group: GroupId }): Promise<Result<DeviceId>> {
    const [runtime, loaded, record] = [await runtimes.start(group), await runtimes.session(group), home.group(group)]
    if (!runtime || !loaded.ok || !record) return fail(refusal('keys-damaged'))
    const session = loaded.value
    // Only the old device can sign what it has written.
    const cut = await runtime.outbox.cut()
    if (!cut.ok) return cut
    await runtimes.stop(group)
    const fresh = await renewed(session)
    if (!fresh.ok) {
      await runtimes.start(group)
      return fresh
    }
    const { session: next, writes } = fresh.value
    const kept = await keep(next, next.state()!.keeper, record, writes)
    if (!kept.ok) return kept
    const removed = await (await runtimes.start(group))?.acts.remove({ target: session.keys.id }, false)
    return !removed || removed.ok ? ok(next.keys.id) : removed
  }

  async function renewed(session: Session): Promise<Result<{ session: Session; writes: readonly Write[] }>> {
    const { group, roster, store, keys: old } = session
    const keys = await newDeviceKeys(random)
    const added = await act(roster, old, { type: 'addDevice', ...(await deviceCard(keys, group)) })
    if (!added.ok) return added
    const sealed = await publishWrites(session, { op: added.value, boxes: [], mailboxes: [] })
    if (!sealed.ok) {
      await roster.forget(added.value.id)
      return sealed
    }
    const ring = createKeyRing(keys, group)
    for (const { scope, nonce, ...secret } of ringRows(session.ring).keys) await ring.add(scope, nonce, secret)
    const next = createSession(store, group, keys, roster, ring)
    await next.setInvitations(session.invitations())
    await next.setMailboxes(session.mailboxes())
    await next.settle()
    const writes = [...sealed.value]
    for (const doc of session.docs()) {
      const end = await session.ownEnd(doc)
      if (!end) continue
      // From here on the old one's batches are somebody else's.
      const chains = { ...(await session.chains(doc)), [old.id]: [end] }
      writes.push(session.chainWrite(doc, chains), { to: 'value', name: `own/${group}/${doc}`, value: undefined })
    }
    return ok({ session: next, writes })
  }
}
