import type { Patch, PatchInfo } from '@automerge/automerge/slim'
import type { DocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { Kind } from '@porchlight/shared/doc/kind'

/** The part of `Group` that opens a text. */
export interface TextPart {
  /**
   * A text that people edit together, for an editor: what is typed is there at once, durable within a moment and then
   * sent. Close it when the editor goes.
   */
  text<D extends object>(kind: Kind<D, unknown>, doc: DocId): Promise<Result<SharedText<D>>>
}

/** Shaped as `@automerge/prosemirror` wants a document. */
export interface SharedText<D extends object> {
  doc(): D
  change(edit: (doc: D) => void): void
  /** Whatever changes the text, from wherever; an editor knows its own edits and passes over them. */
  on(event: 'change', listener: (change: TextChange<D>) => void): void
  off(event: 'change', listener: (change: TextChange<D>) => void): void
  /** Another document has taken its place, since something in it does not count any more: close this, and open the text again. */
  onOver(listener: () => void): () => void
  /** Something typed is not durable yet. */
  unsaved(): boolean
  /** Makes everything typed so far durable; a refusal means that it is tried again by itself. */
  saved(): Promise<Result<void>>
  /** Who wrote when, oldest first. */
  versions(): Promise<readonly TextVersion[]>
  /** The document as it was then. */
  at(version: TextVersion): D
  /** Saves, and follows the document no longer. */
  close(): Promise<Result<void>>
}
export interface TextVersion {
  /** Member id; undefined: of a device that is not known here. */
  readonly by: string | undefined
  /** By the writer's phone. */
  readonly at: number
  readonly heads: readonly string[]
  readonly changes: number
}
export interface TextChange<D extends object> {
  readonly handle: SharedText<D>
  readonly doc: D
  readonly patches: Patch[]
  readonly patchInfo: PatchInfo<D>
}
