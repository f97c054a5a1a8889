import type { Node } from 'prosemirror-model'

/**
 * Places in the editor and in the document. The document is a row of elements: a marker where a block begins, and
 * letters. In the editor a block with a marker says so (`isAmgBlock`), the library's word; others are there to be seen.
 */
export const hasMarker = (node: Node): boolean => node.attrs['isAmgBlock'] === true || Boolean(node.attrs['unknownBlock'])

/** How many elements stand before `at`, which is in a block of text, or the end of everything. */
export function elementsBefore(doc: Node, at: number): number {
  let count = 0
  doc.nodesBetween(0, at, (node, start) => {
    if (node.isText) count += Math.min(at, start + node.nodeSize) - start
    else if (hasMarker(node)) count++
  })
  return count
}

/** Where a letter is put that stands after `count` elements; undefined where no text can be. */
export function placeAfter(doc: Node, count: number): number | undefined {
  let passed = 0
  let place: number | undefined
  let isOver = false
  doc.descendants((node, start) => {
    if (isOver) return false
    if (node.isText) {
      if (passed + node.nodeSize >= count && count > passed) place = start + count - passed
      passed += node.nodeSize
    } else {
      const isMarker = hasMarker(node)
      // The next element begins here: what is asked for lies before it, where that has room for text.
      if (isMarker && passed === count && place !== undefined) isOver = true
      if (isMarker) passed++
      if (node.isTextblock && passed === count) place = start + 1
    }
    if (passed > count) isOver = true
    return !isOver
  })
  return place
}

/** Every element is a marker or a letter, so that places can be counted. */
export const isPlain = (block: Node): boolean => {
  let plain = block.isTextblock
  block.forEach(child => (plain &&= child.isText && child.marks.every(mark => mark.type.name !== 'unknownMark')))
  return plain
}

/** Text before the first marker is shown in a block of its own, which goes when its last letter goes. */
export function beginsWithMarker({ childCount, firstChild }: Node): boolean {
  if (childCount === 1) return true
  let first: Node | null = firstChild
  while (first && !first.isTextblock && !hasMarker(first)) first = first.firstChild
  return first !== null && hasMarker(first)
}
