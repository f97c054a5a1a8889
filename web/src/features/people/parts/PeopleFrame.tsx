import type { ReactNode } from 'react'
import { useState } from 'react'
import type { PeopleView } from '@porchlight/shared/people/types'
import { useWide } from '../../../app/canvass/use-wide.ts'
import { useText } from '../../../i18n/use-text.ts'
import { peopleWords } from '../words.ts'
import { Browser } from './Browser.tsx'

export interface PeopleFrameProps {
  readonly view: PeopleView | undefined
  /** The person who is open, marked in the list. */
  readonly current: string | undefined
  readonly children: ReactNode
}

/** On wide screens the list stands beside the person; on phones the person has it all. */
export function PeopleFrame({ view, current, children }: PeopleFrameProps) {
  const t = useText(peopleWords)
  const isWide = useWide()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  if (!isWide || !view) return children
  return (
    <div className="people-wide">
      <section className="people-side stack" aria-label={t.title} ref={setScroller}>
        <Browser view={view} current={current} scroller={scroller} />
      </section>
      {children}
    </div>
  )
}
