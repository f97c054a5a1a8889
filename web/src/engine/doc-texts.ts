import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { AnyKind } from '@porchlight/shared/doc/registry'
import { newActor } from '@porchlight/shared/wire/batch'
import type { Step } from './docs.ts'
import { applyTo } from './edits.ts'
import type { OpenDoc } from './open-docs.ts'
import type { Docs, World, Write } from './ports.ts'
import { joinChanges } from './split.ts'
import { createText } from './texts.ts'

export interface DocTextsPorts {
  readonly world: World
  readyAs(group: GroupId, doc: DocId, kind: Pick<AnyKind, 'name'>): Promise<Result<OpenDoc>>
  keep(open: OpenDoc, step: Omit<Step, 'model'>, local: boolean, writes: readonly Write[]): Promise<Result<void>>
  inTurn<T>(group: GroupId, doc: DocId, act: () => Promise<T>): Promise<T>
}

/** Texts stand on documents as every change does: what is typed into one is made durable in the document's turn. */
export const createDocTexts =
  ({ world, readyAs, keep, inTurn }: DocTextsPorts): Docs['text'] =>
  async (group, author, kind, doc, { during, memberOf }) => {
    const found = await readyAs(group, doc, kind)
    if (!found.ok) return found
    const open = found.value
    const write = async (changes: readonly Uint8Array[]): Promise<Result<void>> => {
      const notAllowed = author().mayWrite(doc)
      if (notAllowed) return fail(refusal(notAllowed))
      // Another one than was opened, where it was built anew since.
      const now = await readyAs(group, doc, kind)
      if (!now.ok) return now
      const current = now.value.handle.doc()
      const applied = applyTo(open.automerge, current, changes)
      if (!applied.ok) return applied
      const chunk: Write = { to: 'chunk', group, doc, build: now.value.build, bytes: joinChanges(changes), unsent: true }
      return keep(now.value, { current, next: applied.value, changes }, true, [chunk])
    }
    return ok(
      createText({
        open,
        actor: await newActor(author().device, doc, world.random),
        clock: world.clock,
        memberOf,
        commit: changes => during(() => inTurn(group, doc, () => write(changes))),
      }),
    )
  }
