import '../walk.css'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useWide } from '../../../app/canvass/use-wide.ts'
import { useText } from '../../../i18n/use-text.ts'
import { walkWords } from '../messages.ts'
import type { Walk } from '../use-walk.ts'
import { DoorListBody } from './DoorList.tsx'

export interface WalkFrameProps {
  readonly walk: Walk
  /** The door that is open, marked in the list. */
  readonly door: string | undefined
  readonly children: ReactNode
}

/** On wide screens the list stands beside the door; on phones the door has it all. */
export function WalkFrame({ walk, door, children }: WalkFrameProps) {
  const t = useText(walkWords)
  const isWide = useWide()
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  if (!isWide) return children
  return (
    <div className="walk-wide">
      <section className="walk-side" aria-label={t.doorsOf(walk.turf.name)} ref={setScroller as (element: HTMLElement | null) => void}>
        <p className="walk-whole">
          <strong>{walk.turf.name}</strong> {t.whole(walk.knocked, walk.total)}
        </p>
        <DoorListBody walk={walk} current={door ?? walk.next()?.door.id} scroller={scroller} />
      </section>
      {children}
    </div>
  )
}
