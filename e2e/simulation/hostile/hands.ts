import * as A from '@automerge/automerge/slim'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { type BatchId, type DeviceId, type DocId, type OpId, parseDocId } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { must } from '@porchlight/shared/base/result'
import type { DeviceKeys } from '@porchlight/shared/crypto/device'
import { json, type Texts } from '@porchlight/shared/doc/flat'
import { kindOf } from '@porchlight/shared/doc/registry'
import type { Operation } from '@porchlight/shared/roster/operations'
import { type NewAct, signOperation } from '@porchlight/shared/roster/sign-operation'
import { type Batch, newActor, signBatch } from '@porchlight/shared/wire/batch'
import type { ChannelDoc } from '@porchlight/shared/wire/channel'
import { type SealedDoc, sealEntry } from '@porchlight/shared/wire/entry'
import { packChanges } from '@porchlight/shared/wire/payload'
import type { Session } from '@porchlight/web/engine/session'
import type { Phone, World } from '../phones.ts'
import { post } from './raw-peer.ts'

/** What a batch may lie about. */
export interface Claimed {
  readonly kind?: 'changes' | 'snapshot'
  readonly doc?: DocId
  readonly group?: Batch['group']
  readonly seq?: number
  readonly prev?: BatchId | undefined
  readonly auth?: readonly OpId[]
  /** Who signs. The header names this device. */
  readonly keys?: DeviceKeys
}

/**
 * The hands of somebody hostile who has a member's keys: what that phone's own app would never make, put straight into
 * the channels.
 */
export interface Hands {
  readonly session: Session
  /** A change of a document by an actor, from the kind's beginning or from `on`. */
  change(doc: DocId, edit: (draft: Record<string, Texts>) => void, how?: { actor?: string; on?: readonly Uint8Array[] }): Promise<Bytes>
  /** One visit, as its view wants it; `name` are the last digits of its id. */
  visit(doc: DocId, name: string, how?: { actor?: string; on?: readonly Uint8Array[] }): Promise<Bytes>
  actor(doc: DocId): Promise<string>
  /** Signs a batch that goes on after the last one made here, unless it says otherwise. */
  batch(doc: DocId, payload: Bytes, claimed?: Claimed): Promise<Batch>
  changes(doc: DocId, changes: readonly Uint8Array[], claimed?: Claimed): Promise<Batch>
  seal(doc: SealedDoc, signed: Uint8Array): Promise<Bytes>
  post(doc: ChannelDoc, ...entries: readonly Bytes[]): Promise<void>
  /** Signs an operation that our own door would refuse, on these parents. */
  operation(act: NewAct, how?: { keys?: DeviceKeys; parents?: readonly OpId[] }): Promise<Operation>
  postOperation(op: Operation): Promise<void>
}

export const handsOf = (world: World, phone: Phone): Promise<Hands> =>
  handsBy(
    { random: world.random, patiently: work => world.patiently(work), deliver: (preimage, entries) => post(world, preimage, entries) },
    phone,
  )

/** How hands come to a relay. */
export interface Way {
  readonly random: Random
  patiently<T>(work: Promise<T> | T): Promise<T>
  deliver(preimage: Bytes, entries: readonly Bytes[]): Promise<void>
}

export async function handsBy(way: Way, phone: Pick<Phone, 'name' | 'engine' | 'group'>): Promise<Hands> {
  const session = must(await way.patiently(phone.engine.session(phone.group)))
  const ends = new Map<DocId, { seq: number; id: BatchId }>()
  const endOf = async (doc: DocId, device: DeviceId) =>
    device === session.keys.id ? (ends.get(doc) ?? (await session.ownEnd(doc))) : undefined
  const known = (doc: ChannelDoc) => {
    const channel = session.channelOf(doc)
    if (!channel) throw new Error(`${phone.name} does not know the channel of ${doc}`)
    return channel
  }

  const hands: Hands = {
    session,
    async change(doc, edit, { actor, on = [] } = {}) {
      const begun = A.load<Record<string, Texts>>(kindOf(doc)!.initial, { actor: actor ?? (await hands.actor(doc)) })
      const [full] = A.applyChanges(begun, [...on])
      return A.getLastLocalChange(A.change(full, { time: 0 }, edit))! as Bytes
    },
    visit: (doc, name, how) => {
      const id = name.padStart(16, '0')
      return hands.change(doc, draft => void (draft['visits']![`${DOOR}/${id}`] = json(visitBy(session, id))), how)
    },
    actor: doc => newActor(session.keys.id, doc, way.random),
    async batch(doc, payload, claimed = {}) {
      const keys = claimed.keys ?? session.keys
      const end = await endOf(doc, keys.id)
      const header = {
        kind: claimed.kind ?? 'changes',
        group: claimed.group ?? session.group,
        doc: claimed.doc ?? doc,
        seq: claimed.seq ?? (end?.seq ?? 0) + 1,
        prev: 'prev' in claimed ? claimed.prev : end?.id,
        auth: claimed.auth ?? session.roster.heads(),
      } as const
      const batch = await signBatch(keys, header, payload)
      if (keys.id === session.keys.id && batch.seq === (end?.seq ?? 0) + 1) ends.set(doc, { seq: batch.seq, id: batch.id })
      return batch
    },
    changes: async (doc, changes, claimed) => hands.batch(doc, await packChanges(changes), claimed),
    async seal(doc, signed) {
      const scope = parseDocId(doc)?.scope ?? 'log'
      const key = session.ring.newestHeld(scope)
      if (!key) throw new Error(`${phone.name} has no key of ${scope}`)
      return must(await sealEntry(key.sealing, known(doc).id, doc, signed))
    },
    post: (doc, ...entries) => way.patiently(way.deliver(known(doc).preimage, entries)),
    operation: (act, { keys = session.keys, parents = session.roster.heads() } = {}) => signOperation(keys, session.group, parents, act),
    postOperation: async op => hands.post('log', await hands.seal('log', op.raw)),
  }
  return hands
}

/** The door of every visit that is made by hand. */
export const DOOR = 'd0d0d0d0d0d0d0d0'

const visitBy = (session: Session, id: string) => ({
  id,
  target: { level: 'door', id: DOOR },
  door: DOOR,
  result: 'not-home',
  literature: false,
  note: '',
  answers: {},
  at: 1000,
  by: session.me()?.id ?? '00'.repeat(16),
  device: session.keys.id,
})
