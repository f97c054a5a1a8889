/**
 * A view in pieces, so that one more visit does not rewrite five hundred: every list of the view is stored in blocks,
 * and a block is written anew only when one of its elements is another object than the one that was written.
 * Kinds keep the identity of what has not changed (doc/flat.ts), which makes this a comparison of pointers.
 */
const BLOCK = 128
/** What is left over stands in two blocks while somebody taps: a list grows at its end, where the next tap rewrites fewer than these. */
const FEW = 16

/** What stands where the lists were: for each list, the stamps of its blocks. */
export interface ViewHead {
  readonly plain: unknown
  readonly lists: Readonly<Record<string, readonly string[]>>
}
export interface ViewBlock {
  readonly stamp: string
  readonly items: readonly unknown[]
}
/** Blocks by list and number. */
export type ViewBlocks = ReadonlyMap<string, ViewBlock>

export interface Pieces {
  readonly head: ViewHead
  readonly blocks: ViewBlocks
}

const isLists = (view: unknown): view is Record<string, unknown> => typeof view === 'object' && view !== null && !Array.isArray(view)

export const blockName = (list: string, index: number): string => `${list}/${index}`

/** `stamp` is new for each state of the document; blocks that have not changed since `before` keep theirs. */
export function takeApart(view: unknown, stamp: string, before: ViewBlocks, isTapped = false): Pieces {
  if (!isLists(view)) return { head: { plain: view, lists: {} }, blocks: new Map() }
  const blocks = new Map<string, ViewBlock>()
  const plain: [string, unknown][] = []
  const lists: [string, string[]][] = []
  for (const [list, value] of Object.entries(view)) {
    if (!Array.isArray(value)) {
      plain.push([list, value])
      continue
    }
    const stamps: string[] = []
    for (let at = 0, end; at < value.length; at = end) {
      end = endOfBlock(at, value.length, isTapped)
      const name = blockName(list, stamps.length)
      const items = value.slice(at, end)
      const known = before.get(name)
      const block = known && sameItems(known.items, items) ? known : { stamp, items }
      blocks.set(name, block)
      stamps.push(block.stamp)
    }
    lists.push([list, stamps])
  }
  return { head: { plain: Object.fromEntries(plain), lists: Object.fromEntries(lists) }, blocks }
}

function endOfBlock(at: number, length: number, isTapped: boolean): number {
  const left = length - at
  if (left >= BLOCK) return at + BLOCK
  return isTapped && left > FEW ? at + left - (left % FEW) : length
}

/** The view, or undefined when a block is missing or is not the one that the head means. */
export function putTogether({ plain, lists }: ViewHead, blocks: ViewBlocks): { view: unknown } | undefined {
  if (!isLists(plain)) return { view: plain }
  const whole: [string, unknown][] = Object.entries(plain)
  for (const [list, stamps] of Object.entries(lists)) {
    const found = stamps.map((stamp, i) => {
      const block = blocks.get(blockName(list, i))
      return block?.stamp === stamp ? block.items : undefined
    })
    if (found.includes(undefined)) return undefined
    whole.push([list, found.flatMap(items => items!)])
  }
  return { view: Object.fromEntries(whole) }
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((item, i) => item === b[i])
