import * as A from '@automerge/automerge'
import type { DeviceId, MemberId, Role } from '../base/ids.ts'
import type { Refusal } from '../base/refusal.ts'
import type { Action, ActionContext, Kind } from './kind.ts'

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

/** Different names, different ids; nothing more is asked of them here (FNV-1a, once for every eight digits). */
function hex(name: string, length: number): string {
  let digits = ''
  for (let lane = 0; digits.length < length; lane++) {
    let mixed = 2166136261 ^ lane
    for (let i = 0; i < name.length; i++) mixed = Math.imul(mixed ^ name.charCodeAt(i), 16777619)
    digits += (Math.imul(mixed ^ (mixed >>> 15), 2246822507) >>> 0).toString(16).padStart(8, '0')
  }
  return digits.slice(0, length)
}

export const memberId = (name: string): MemberId => hex(`member ${name}`, 32) as MemberId
export const testId = (seed: string | number): string => hex(`test ${seed}`, 16)

export function phone<D extends object, V>(kind: Kind<D, V>, name: string, role: Role = 'canvasser', device = name): Phone<D, V> {
  let doc = A.load<D>(kind.initial, { actor: hex(`actor ${kind.name} ${device}`, 32) })
  let ids = 0
  const member = memberId(name)
  const context = (now: number): ActionContext => ({
    now,
    member,
    device: hex(`device ${device}`, 32) as DeviceId,
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
