import type { Piece } from './parts/SheetPages.tsx'

/**
 * Pieces on pages, each whole. A street's name stands over its first door, and once more over what goes on on the next
 * page. What is higher than a page has one for itself.
 */
export function layOut(pieces: readonly Piece[], heights: readonly number[], room: number): Piece[][] {
  const pages: Piece[][] = [[]]
  let used = 0
  const streetHeight = Math.max(0, ...heights.filter((_, i) => pieces[i]!.is === 'street'))
  for (const [i, piece] of pieces.entries()) {
    const height = heights[i]!
    // With the door that comes under it: no street's name stands alone at the foot of a page.
    const needed = piece.is === 'street' ? height + (heights[i + 1] ?? 0) : height
    if (used > 0 && used + needed > room) {
      pages.push([])
      used = 0
      if (piece.is === 'door') {
        pages.at(-1)!.push({ is: 'street', block: piece.block, isAgain: true })
        used = streetHeight
      }
    }
    pages.at(-1)!.push(piece)
    used += height
  }
  return pages
}
