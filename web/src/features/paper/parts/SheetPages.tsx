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
  const [laid, setLaid] = useState<Laid>()
  const [zoom, setZoom] = useState(1)
  const frame = useRef<HTMLDivElement>(null)
  const measure = useRef<HTMLDivElement>(null)
  /** Everything that a height depends on. */
  const dressed = `${look.paper} ${look.isLarge} ${language} ${captain === ''} ${contact === ''}`
  const isLaid = laid?.sheet === sheet && laid.look === dressed

  useLayoutEffect(() => {
    const [body, list] = [measure.current?.querySelector('.leaf-body'), measure.current?.querySelectorAll('.leaf-body > *')]
    if (isLaid || !body || !list) return
    const heights = [...list].map(one => one.getBoundingClientRect().height)
    const pages = layOut(pieces, heights, body.getBoundingClientRect().height)
    setLaid({ sheet, look: dressed, pages })
    onPages(pages.length)
    // The pieces are made of the sheet.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isLaid, sheet, dressed])

  useLayoutEffect(() => {
    const outer = frame.current
    if (!outer) return
    const fit = () => setZoom(Math.min(1, outer.clientWidth / WIDTH_PX[look.paper]))
    const watch = new ResizeObserver(fit)
    watch.observe(outer)
    fit()
    return () => watch.disconnect()
  }, [look.paper])

  const shared = { look, name, captain, contact, version: sheet.version, of: laid?.pages.length ?? 1 }
  return (
    <div ref={frame} className="leaf-frame">
      {isLaid ? (
        <div className="leaf-pages" style={{ zoom }}>
          {laid.pages.map((page, index) => (
            <SheetPage key={index} {...shared} nth={index + 1}>
              {page.map(piece => (
                <PieceView key={keyOf(piece)} piece={piece} sheet={sheet} />
              ))}
            </SheetPage>
          ))}
        </div>
      ) : (
        <div ref={measure} className="leaf-measure" aria-hidden="true" inert>
          <SheetPage {...shared} nth={1}>
            {pieces.map(piece => (
              <PieceView key={keyOf(piece)} piece={piece} sheet={sheet} isMeasured />
            ))}
          </SheetPage>
        </div>
      )}
    </div>
  )
}

interface Laid {
  readonly sheet: Sheet
  readonly look: string
  readonly pages: readonly (readonly Piece[])[]
}

const PX_AN_INCH = 96
const WIDTH_PX = { letter: 8.5 * PX_AN_INCH, a4: (210 / 25.4) * PX_AN_INCH } as const

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
