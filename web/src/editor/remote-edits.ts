import type { SchemaAdapter } from '@automerge/prosemirror'
import type * as Automerge from '@automerge/automerge/slim'
import { block } from '@automerge/automerge/slim'
import type { Doc, MarkSet, Patch } from '@automerge/automerge/slim'
import type { Mark } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { hasMarker, isPlain, placeAfter } from './places.ts'

/** More at once is somebody who was away: then everything is compared. */
const MOST = 100

/**
 * What others typed, as steps of the editor: letters, deletions in a block, new lines. Costs the same however long the text
 * is. Undefined for everything else.
 */
export function remoteEdit(
  adapter: SchemaAdapter,
  patches: readonly Patch[],
  doc: Doc<unknown>,
  path: Automerge.Prop[],
  tr: Transaction,
): Transaction | undefined {
  if (patches.length > MOST) return undefined
  const made = new Set<number>()
  for (const [i, patch] of patches.entries()) {
    const at = patch.path[path.length]
    if (typeof at !== 'number' || path.some((part, n) => patch.path[n] !== part)) return undefined
    const isElement = patch.path.length === path.length + 1
    const done = !isElement
      ? // What a new block is was read when it was put in.
        made.has(moved(at, patches.slice(i + 1), path))
      : patch.action === 'splice'
        ? typed(adapter, tr, at, patch.value, patch.marks)
        : patch.action === 'del'
          ? deleted(tr, at, patch.length ?? 1)
          : patch.action === 'insert' && patch.values.length === 1
            ? begun(adapter, tr, at, doc, path, moved(at, patches.slice(i + 1), path), made)
            : false
    if (!done) return undefined
  }
  return tr
}

/** Where an element is in the end, or a gap, which what is put into it does not move. */
export function moved(at: number, later: readonly Patch[], path: Automerge.Prop[], isGap = false): number {
  return later.reduce((now, patch) => {
    const place = patch.path[path.length]
    if (patch.path.length !== path.length + 1 || typeof place !== 'number') return now
    const isBefore = isGap ? place < now : place <= now
    if (patch.action === 'splice') return isBefore ? now + patch.value.length : now
    if (patch.action === 'insert') return isBefore ? now + patch.values.length : now
    if (patch.action === 'del') return place < now ? now - Math.min(patch.length ?? 1, now - place) : now
    return now
  }, at)
}

function typed(adapter: SchemaAdapter, tr: Transaction, at: number, value: string, marks: MarkSet = {}): boolean {
  const place = placeAfter(tr.doc, at)
  const set = marksOf(adapter, marks)
  if (place === undefined || !set || !isPlain(tr.doc.resolve(place).parent)) return false
  tr.insert(place, adapter.schema.text(value, set))
  return true
}

function marksOf(adapter: SchemaAdapter, marks: MarkSet): Mark[] | undefined {
  const set: Mark[] = []
  for (const [name, value] of Object.entries(marks)) {
    if (value === null) continue
    const known = adapter.markMappings.find(one => one.automergeMarkName === name)
    if (!known) return undefined
    set.push(known.prosemirrorMark.create(known.parsers.fromAutomerge(value)))
  }
  return set
}

function deleted(tr: Transaction, at: number, length: number): boolean {
  const place = placeAfter(tr.doc, at)
  if (place === undefined) return false
  const $at = tr.doc.resolve(place)
  const left = $at.parent.content.size - $at.parentOffset
  if (!isPlain($at.parent)) return false
  if (length <= left) {
    tr.delete(place, place + length)
    return true
  }
  const next = $at.depth === 1 ? tr.doc.maybeChild($at.index(0) + 1) : undefined
  if (left > 0 || length > 1 || !next || !isPlain(next) || !hasMarker(next) || next.type.spec.code || $at.parent.type.spec.code)
    return false
  tr.join(place + 1)
  return true
}

/** A block that begins in the middle of another of its kind: a top block, or the item of a list. */
function begun(
  adapter: SchemaAdapter,
  tr: Transaction,
  at: number,
  doc: Doc<unknown>,
  path: Automerge.Prop[],
  end: number,
  made: Set<number>,
): boolean {
  const place = placeAfter(tr.doc, at)
  const marker = block(doc, path, end)
  if (place === undefined || !marker || (marker.parents as unknown[]).length > 0) return false
  const known = adapter.nodeMappings.find(one => one.blockName === String(marker.type) && !one.isEmbed)
  const attrs = Object.entries((marker.attrs ?? {}) as Record<string, unknown>)
  if (!known || attrs.some(([name, value]) => !(name in (known.content.spec.attrs ?? {})) || typeof value === 'object')) return false
  const $at = tr.doc.resolve(place)
  if (!isPlain($at.parent)) return false
  const self = { type: known.content, attrs: { ...Object.fromEntries(attrs), isAmgBlock: true } }
  if (!known.outer && $at.depth === 1 && known.content.isTextblock && !known.content.spec.code && hasMarker($at.parent))
    tr.split(place, 1, [self])
  else if (known.outer && $at.depth === 3 && $at.node(1).type === known.outer && isSimpleItem($at.node(2)))
    tr.split(place, 2, [self, { type: $at.parent.type }])
  else return false
  made.add(end)
  return true
}

const isSimpleItem = (item: Parameters<typeof hasMarker>[0]) => hasMarker(item) && item.childCount === 1 && !hasMarker(item.firstChild!)
