import type { GroupId } from '@porchlight/shared/base/ids'
import { mailboxesWrite } from '../my-mailboxes.ts'
import type { Session } from '../session.ts'

/** Notices what screens show of mailboxes and no roster tells: a card has come, a key's mailbox has been delivered. */
export function createMailboxWatch() {
  const told = new Map<GroupId, string>()
  /** True when there is something new since last time. */
  return async function look(session: Session): Promise<boolean> {
    const { group, store } = session
    if (session.mailboxes().length === 0) return false
    const waiting = new Set((await store.outgoing(group)).map(row => row.channel))
    const isNowReady = (one: ReturnType<Session['mailboxes']>[number]) =>
      one.is === 'recovery' && !one.ready && !waiting.has(one.channel.id)
    if (session.mailboxes().some(isNowReady)) {
      const list = session.mailboxes().map(one => (isNowReady(one) ? { ...one, ready: true } : one))
      await session.setMailboxes(list as typeof list)
      await store.commit([mailboxesWrite(group, list)])
    }
    const says: (string | number)[] = []
    for (const one of session.mailboxes()) {
      if (one.is === 'recovery') says.push(`${one.device} ${one.ready}`)
      else if (!one.ended) says.push(one.channel.id, (await store.entries(one.channel.id, 0, 200)).length)
    }
    const now = says.join()
    if (told.get(group) === now) return false
    told.set(group, now)
    return true
  }
}
