import type { SchemaAdapter } from '@automerge/prosemirror'
import { pmNodeToSpans } from '@automerge/prosemirror'
import type * as Automerge from '@automerge/automerge/slim'
import { joinBlock, mark, splice, splitBlock, unmark } from '@automerge/automerge/slim'
import type { Doc, Patch } from '@automerge/automerge/slim'
import { Fragment, type Mark, type Node, type Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { elementsBefore, hasMarker, isPlain } from './places.ts'

type Write = (doc: Doc<unknown>) => void
type Path = Automerge.Prop[]

/** What has to be done to the document for something typed here. */
export interface LocalEdit {
  readonly write: Write
  /** Text with these marks was put in; the document may have given it others. */
  readonly typed?: { readonly at: number; readonly length: number; readonly marks: readonly Mark[] }
  /** A block that the editor does not know yet to have a marker. */
  readonly unmarked?: number
}

/**
 * A key as it is pressed a thousand times: letters, a deletion in a block, a new line, a block joined to the one before.
 * Costs the same however long the text is. Undefined for everything else.
 */
export function localEdit(adapter: SchemaAdapter, { steps, docs, doc: after }: Transaction, path: Path): LocalEdit | undefined {
  if (steps.every(isMarking)) return marking(adapter, steps as unknown as readonly Marking[], docs, path)
  const step = steps.length === 1 ? replacementIn(steps[0]!) : undefined
  if (!step) return undefined
  const before = docs[0]!
  const [$from, $to] = [before.resolve(step.from), before.resolve(step.to)]
  if (!isPlain($from.parent) || !isPlain($to.parent)) return undefined
  const { content, openStart, openEnd, size } = step.slice
  if ($from.sameParent($to) && openStart === 0 && openEnd === 0 && content.childCount <= 1 && (content.firstChild?.isText ?? true)) {
    const at = elementsBefore(before, step.from)
    const text = content.firstChild?.text ?? ''
    return {
      write: doc => splice(doc, path, at, step.to - step.from, text),
      ...(text === '' ? {} : { typed: { at, length: text.length, marks: content.firstChild!.marks } }),
    }
  }
  if (step.from === step.to && openStart === openEnd && size === 2 * openStart && content.childCount === 2)
    return splitAt(adapter, before, after, step.from, openStart, path)
  const isNext = $from.depth === 1 && $to.depth === 1 && $from.parentOffset === $from.parent.content.size && $to.parentOffset === 0
  if (
    size === 0 &&
    isNext &&
    step.to - step.from === 2 &&
    hasMarker($to.parent) &&
    !$to.parent.type.spec.code &&
    !$from.parent.type.spec.code
  )
    return { write: doc => joinBlock(doc, path, elementsBefore(before, step.from)) }
  return undefined
}

interface Replacement {
  readonly from: number
  readonly to: number
  readonly slice: Slice
}
const replacementIn = (step: object): Replacement | undefined =>
  'slice' in step && !('gapFrom' in step) ? (step as unknown as Replacement) : undefined

interface Marking {
  toJSON(): { readonly stepType?: string }
  readonly from: number
  readonly to: number
  readonly mark: Mark
}
const isMarking = (step: { toJSON(): { stepType?: string } }): boolean => /^(add|remove)Mark$/.test(step.toJSON().stepType ?? '')

function marking(adapter: SchemaAdapter, steps: readonly Marking[], docs: readonly Node[], path: Path): LocalEdit | undefined {
  const names = steps.map(({ mark: { type } }) => adapter.markMappings.find(one => one.prosemirrorMark === type))
  if (names.includes(undefined)) return undefined
  return {
    write(doc) {
      for (const [i, step] of steps.entries()) {
        const { automergeMarkName: name, parsers } = names[i]!
        const range = { start: elementsBefore(docs[i]!, step.from), end: elementsBefore(docs[i]!, step.to), expand: expandOf(step.mark) }
        if (step.toJSON().stepType === 'removeMark') unmark(doc, path, range, name)
        else mark(doc, path, range, name, parsers.fromProsemirror(step.mark))
      }
    },
  }
}

const expandOf = ({ type }: Mark): 'both' | 'none' => ((type.spec.inclusive ?? true) ? 'both' : 'none')

/** A block that begins where the cursor was: a top block, or the item of a list. */
function splitAt(adapter: SchemaAdapter, before: Node, after: Node, at: number, depth: number, path: Path): LocalEdit | undefined {
  const $at = before.resolve(at)
  const old = $at.node($at.depth - depth + 1)
  const isItem = depth === 2 && old.type.name === 'list_item' && old.childCount === 1 && !hasMarker($at.parent)
  if (!hasMarker(old) || !(isItem || (depth === 1 && $at.depth === 1))) return undefined
  const unmarked = at + depth
  const $new = after.resolve(unmarked)
  const made = $new.nodeAfter
  if (!made || (made.childCount > 1 && isItem)) return undefined
  let alone = made.type.create({ ...made.attrs, isAmgBlock: true }, made.content)
  for (let up = $new.depth; up >= 0; up--) alone = $new.node(up).copy(Fragment.from(alone))
  const span = pmNodeToSpans(adapter, alone).findLast(one => one.type === 'block')
  if (!span) return undefined
  return {
    write: doc => splitBlock(doc, path, elementsBefore(before, at), span.value as never),
    ...(hasMarker(made) ? {} : { unmarked }),
  }
}

/** Gives typed letters the marks that they have in the editor, where the document has given them others. */
export function marksToMend(
  adapter: SchemaAdapter,
  { at, length, marks }: NonNullable<LocalEdit['typed']>,
  patches: readonly Patch[],
  path: Path,
): Write | undefined {
  const has = patches.find(patch => patch.action === 'splice')?.marks ?? {}
  const wanted = new Map(
    adapter.markMappings.flatMap(({ automergeMarkName, prosemirrorMark, parsers }) => {
      const found = prosemirrorMark.isInSet(marks)
      return found ? [[automergeMarkName, { value: parsers.fromProsemirror(found), found }] as const] : []
    }),
  )
  const missing = [...wanted].filter(([name, { value }]) => has[name] !== value)
  const surplus = adapter.markMappings.map(one => one.automergeMarkName).filter(name => has[name] != null && !wanted.has(name))
  if (missing.length === 0 && surplus.length === 0) return undefined
  const range = { start: at, end: at + length }
  return doc => {
    for (const [name, { value, found }] of missing) mark(doc, path, { ...range, expand: expandOf(found) }, name, value)
    for (const name of surplus) unmark(doc, path, { ...range, expand: 'both' }, name)
  }
}
