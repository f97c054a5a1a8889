import * as A from '@automerge/automerge'
import type { DeviceId, MemberId, Role } from '../base/ids.ts'
import type { Refusal } from '../base/refusal.ts'
import type { Action, ActionContext, Kind } from '../doc/kind.ts'
import { hash64 } from './hash.ts'

/** For tests: people with a phone each, who write documents the way the engine does. */
export interface Phone<D extends object, V> {
  readonly member: string
  /** The refusal, or undefined; a refusal leaves the document as it was. */
  act<T>(action: Action<D, T>, args: T, when?: number): Refusal | undefined
  view(): V
  doc(): A.Doc<D>
  /** Takes in everything that another phone has. */
  hear(other: Phone<D, V>): void
  apply(changes: readonly A.Change[]): void
  changes(): A.Change[]
}

export const memberId = (name: string): MemberId => hash64(`member ${name}`).repeat(2) as MemberId
export const testId = (seed: string | number): string => hash64(`test ${seed}`)

export function phone<D extends object, V>(kind: Kind<D, V>, name: string, role: Role = 'canvasser', device = name): Phone<D, V> {
  let doc = A.load<D>(kind.initial, { actor: hash64(`actor ${kind.name} ${device}`).repeat(2) })
  let ids = 0
  const member = memberId(name)
  const context = (now: number): ActionContext => ({
    now,
    member,
    device: hash64(`device ${device}`).repeat(2) as DeviceId,
    role,
    newId: () => testId(`${device} ${ids++}`),
  })
  return {
    member,
    act(action, args, when = 1000) {
      let said: Refusal | undefined
      const next = A.change(A.clone(doc, { actor: A.getActorId(doc) }), draft => {
        said = action(draft as D, args, context(when)) ?? undefined
      })
      if (!said) doc = next
      return said
    },
    view: () => kind.read(doc),
    doc: () => doc,
    hear(other) {
      // Automerge cannot merge a document with itself.
      if (other.doc() !== doc) doc = A.merge(doc, other.doc())
    },
    apply(changes) {
      doc = A.applyChanges(doc, [...changes])[0]
    },
    changes: () => A.getAllChanges(doc),
  }
}
