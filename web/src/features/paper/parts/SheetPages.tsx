import { useLayoutEffect, useRef, useState } from 'react'
import type { Sheet, SheetBlock, SheetRow } from '@porchlight/shared/canvass/sheet'
import { useLanguage } from '../../../i18n/use-text.ts'
import { layOut } from '../lay-out.ts'
import { BlockName, SheetDoor, SheetScript } from './SheetDoor.tsx'
import { SheetPage } from './SheetPage.tsx'

export interface Look {
  readonly paper: 'letter' | 'a4'
  readonly isLarge: boolean
}

export interface SheetPagesProps {
  readonly sheet: Sheet
  readonly look: Look
  readonly name: string
  readonly captain: string
  /** Whom a finder calls; empty: nobody. */
  readonly contact: string
  readonly onPages: (count: number) => void
}

/** Something that stands on one page and is not torn in two. */
export type Piece =
  | { readonly is: 'script' }
  | { readonly is: 'street'; readonly block: SheetBlock; readonly isAgain: boolean }
  | { readonly is: 'door'; readonly block: SheetBlock; readonly row: SheetRow }

const piecesOf = (sheet: Sheet): Piece[] => [
  ...(sheet.questions.length > 0 ? [{ is: 'script' as const }] : []),
  ...sheet.blocks.flatMap(block => [
    { is: 'street' as const, block, isAgain: false },
    ...block.rows.map(row => ({ is: 'door' as const, block, row })),
  ]),
]

/** Pages as they are printed: measured in the letters of this phone, so that nothing is torn and every page says what it is. */
export function SheetPages({ sheet, look, name, captain, contact, onPages }: SheetPagesProps) {
  const language = useLanguage()
  const pieces = piecesOf(sheet)
  const [pages, setPages] = useState<readonly (readonly Piece[])[]>()
  const [zoom, setZoom] = useState(1)
  const frame = useRef<HTMLDivElement>(null)
  const measure = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const [body, list] = [measure.current?.querySelector('.leaf-body'), measure.current?.querySelectorAll('.leaf-body > *')]
    if (!body || !list) return
    const heights = [...list].map(one => one.getBoundingClientRect().height)
    const laid = layOut(pieces, heights, body.getBoundingClientRect().height)
    setPages(laid)
    onPages(laid.length)
    // Everything that a height depends on; the pieces are made of these.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sheet, look.paper, look.isLarge, language, captain === '', contact === ''])

  useLayoutEffect(() => {
    const [outer, page] = [frame.current, measure.current?.querySelector<HTMLElement>('.leaf')]
    if (!outer || !page) return
    const fit = () => setZoom(Math.min(1, outer.clientWidth / page.offsetWidth))
    const watch = new ResizeObserver(fit)
    watch.observe(outer)
    fit()
    return () => watch.disconnect()
  }, [look.paper])

  const shared = { look, name, captain, contact, version: sheet.version, of: pages?.length ?? 1 }
  return (
    <div ref={frame} className="leaf-frame">
      <div ref={measure} className="leaf-measure" aria-hidden="true" inert>
        <SheetPage {...shared} nth={1}>
          {pieces.map(piece => (
            <PieceView key={keyOf(piece)} piece={piece} sheet={sheet} isMeasured />
          ))}
        </SheetPage>
      </div>
      <div className="leaf-pages" style={{ zoom }}>
        {pages?.map((page, index) => (
          <SheetPage key={index} {...shared} nth={index + 1}>
            {page.map(piece => (
              <PieceView key={keyOf(piece)} piece={piece} sheet={sheet} />
            ))}
          </SheetPage>
        ))}
      </div>
    </div>
  )
}

const keyOf = (piece: Piece): string =>
  piece.is === 'script' ? 'script' : piece.is === 'street' ? `street ${piece.block.key}` : `door ${piece.row.row}`

interface PieceViewProps {
  readonly piece: Piece
  readonly sheet: Sheet
  /** Its codes need not be drawn: they take as much room without. */
  readonly isMeasured?: boolean
}

function PieceView({ piece, sheet, isMeasured = false }: PieceViewProps) {
  if (piece.is === 'script') return <SheetScript questions={sheet.questions} />
  if (piece.is === 'street') return <BlockName block={piece.block} isAgain={piece.isAgain} />
  return <SheetDoor row={piece.row} questions={sheet.questions} isMeasured={isMeasured} />
}
