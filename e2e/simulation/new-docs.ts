import { parseDocId, type DocId } from '@porchlight/shared/base/ids'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { isDeepStrictEqual } from 'node:util'
import type { Phone, World } from './phones.ts'

/**
 * Begins a document that was not there, with a line or without, now and then the same one on two phones; the app may be
 * killed between the beginning and the first write. `visit` writes into it and keeps the ledger.
 */
export async function beginDoc({ random }: World, phone: Phone, visit: (phone: Phone, doc: DocId) => Promise<void>): Promise<void> {
  const group = () => phone.engine.group(phone.group)
  const { scope } = parseDocId(random.pick(group().docs('visits')))!
  // Few numbers, so that two phones come upon the same one.
  const instance = (2 + random.below(3)).toString(16).padStart(16, '0')
  const doc = `visits/${instance}@${scope}` as DocId
  if (random.chance(0.5)) {
    const begun = await group().createDoc(visitsKind, scope, instance)
    if (begun.ok && !group().docs('visits').includes(doc)) throw new Error(`${phone.name} has begun ${doc} and does not know it`)
    if (random.chance(0.3)) await phone.restart()
    if (begun.ok && !group().docs('visits').includes(doc)) throw new Error(`${phone.name} has forgotten ${doc}`)
  }
  await visit(phone, doc)
}

/** Documents that `phone` and the organizer do not both know; undefined when they agree. */
export async function unlisted(phone: Phone, organizer: Phone): Promise<string | undefined> {
  const [here, there] = [phone, organizer].map(one => one.engine.group(one.group))
  const scopes = new Set(here!.me().scopes)
  const known = (group: typeof here) =>
    group!
      .docs('visits')
      .filter(doc => scopes.has(parseDocId(doc)!.scope))
      .toSorted()
  return isDeepStrictEqual(known(here), known(there))
    ? undefined
    : `${phone.name} knows ${known(here).join()}, ${organizer.name} ${known(there).join()}`
}
