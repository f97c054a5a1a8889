import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Person } from '@porchlight/shared/people/types'
import { paths } from '../../../app/paths.ts'
import { useGroup } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Link } from '../../../ui/Link.tsx'
import { useSayPerson } from '../say-person.ts'
import { keptOf } from '../use-chosen.ts'
import { peopleWords } from '../words.ts'

export interface PeopleListProps {
  readonly people: readonly Person[]
  readonly current: string | undefined
  readonly scroller: HTMLElement | null
}

/** Thousands of people: draws those in sight. Measured rows, so that large text fits. */
export function PeopleList({ people, current, scroller }: PeopleListProps) {
  const t = useText(peopleWords)
  const memory = keptOf(useGroup())
  const list = useRef<HTMLDivElement>(null)
  const [above, setAbove] = useState(0)
  // Its answers are read in this render only, nothing memoised depends on them.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller,
    estimateSize: () => 68,
    getItemKey: index => people[index]!.id,
    overscan: 6,
    scrollMargin: above,
  })
  useLayoutEffect(() => {
    if (scroller && list.current)
      setAbove(list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
  }, [scroller])
  useLayoutEffect(() => {
    if (!scroller) return
    scroller.scrollTop = memory.scrolled
    const note = () => (memory.scrolled = scroller.scrollTop)
    scroller.addEventListener('scroll', note, { passive: true })
    return () => scroller.removeEventListener('scroll', note)
  }, [scroller, memory])
  return (
    <div ref={list} role="list" aria-label={t.title} className="people-list" style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => (
        <div
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className="people-item"
          style={{ translate: `0 ${start - above}px` }}
          role="listitem"
          aria-setsize={people.length}
          aria-posinset={index + 1}
        >
          <PersonRow person={people[index]!} isCurrent={people[index]!.records.includes(current ?? '')} />
        </div>
      ))}
    </div>
  )
}

function PersonRow({ person, isCurrent }: { readonly person: Person; readonly isCurrent: boolean }) {
  const say = useSayPerson()
  const detail = [...person.roles.map(say.role), ...person.languages.map(say.language), ...person.skills].slice(0, 4).join(' · ')
  return (
    <Link href={paths.person(person.id)} className="row row-live" {...(isCurrent ? { 'aria-current': 'true' as const } : {})}>
      <span className="row-words">
        <span className="row-title">{person.name}</span>
        {detail !== '' && <span className="row-detail">{detail}</span>}
      </span>
      <Icon name="next" />
    </Link>
  )
}
