import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { DeviceId, DocId } from '@porchlight/shared/base/ids'
import { concerned, type Concerned, judgementOf, NOTHING_JUDGED, type Judgement } from '@porchlight/shared/roster/concerned'
import { isRemoved } from '@porchlight/shared/roster/counting'
import { cutName, type RosterState } from '@porchlight/shared/roster/state'
import type { Batches } from './batches.ts'
import type { KeptLists } from './kept.ts'
import type { Docs, Store } from './ports.ts'
import { docsKnown } from './scope-docs.ts'
import type { Session } from './session.ts'

/** What counts can change when the roster does: the documents concerned are weighed anew, and only these. */
export interface Rejudging {
  load(): Promise<void>
  /** Until all documents are as the roster of now says. True when one had to be weighed. */
  run(): Promise<boolean>
}

export interface RejudgingPorts {
  readonly session: Session
  readonly store: Pick<Store, 'value' | 'commit'>
  readonly docs: Pick<Docs, 'view'>
  readonly kept: KeptLists
  readonly batches: Pick<Batches, 'weighAll'>
}

export function createRejudging({ session, store, docs, kept, batches }: RejudgingPorts): Rejudging {
  const { group, roster } = session
  const name = `judged/${group}`
  /** By what the documents on the disk were weighed. Written after them: a kill in between does it again. */
  let judged: Judgement | undefined
  let seen: RosterState | undefined

  async function weighConcerned(now: RosterState): Promise<'none' | 'all' | 'some'> {
    const by = concerned(judged ?? NOTHING_JUDGED, now, roster.operation)
    if (by.rights.size + by.removed.size + by.cuts.size === 0) return 'none'
    let isWhole = true
    for (const doc of docsKnown(docs, group, session.ring.scopes())) {
      if (!(await isConcerned(doc, by, now))) continue
      const weighed = await batches.weighAll(doc)
      if (!weighed.ok) isWhole = false
    }
    return isWhole ? 'all' : 'some'
  }

  async function isConcerned(doc: DocId, { rights, removed, cuts }: Concerned, now: RosterState): Promise<boolean> {
    const chains = await session.chains(doc)
    const own = session.keys.id
    const devices = new Set(Object.keys(chains) as DeviceId[])
    if ((rights.has(own) || removed.has(own)) && (await session.ownEnd(doc))) devices.add(own)
    const isOutside = kept.now().aside.some(one => one.doc === doc && one.mayCount)
    // Everything of theirs is up to the cut: the usual removal changes nothing.
    const isWithin = (device: DeviceId) =>
      !isOutside && isRemoved(now, device) && chains[device]?.every(end => now.cuts.get(cutName(doc, device))?.includes(end.id))
    for (const device of devices) {
      if (rights.has(device)) return true
      if ((removed.has(device) || cuts.has(cutName(doc, device))) && !isWithin(device)) return true
    }
    return false
  }

  return {
    async load() {
      const stored = await store.value(name)
      judged = stored ? (JSON.parse(fromUtf8(stored)) as Judgement) : undefined
    },
    async run() {
      let any = false
      for (let now = session.state(); now && now !== seen; now = session.state()) {
        const done = await weighConcerned(now)
        any ||= done !== 'none'
        // Tried again with the next change, and at the next start.
        if (done === 'some') return any
        seen = now
        if (done === 'none' && judged) continue
        judged = judgementOf(now)
        await store.commit([{ to: 'value', name, value: utf8(JSON.stringify(judged)) }])
      }
      return any
    },
  }
}
