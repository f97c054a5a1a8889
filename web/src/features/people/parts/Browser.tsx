import { useState } from 'react'
import type { PeopleView } from '@porchlight/shared/people/types'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { Field } from '../../../ui/Field.tsx'
import { EVERYBODY, isEverybody, useChosen, useFound } from '../use-chosen.ts'
import { peopleWords } from '../words.ts'
import { Chips } from './Chips.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { PeopleList } from './PeopleList.tsx'

export interface BrowserProps {
  readonly view: PeopleView
  readonly current: string | undefined
  readonly scroller: HTMLElement | null
}

/** Looking for people: by words as they are typed, by filters, and the list of those who fit. */
export function Browser({ view, current, scroller }: BrowserProps) {
  const t = useText(peopleWords)
  const format = useFormat()
  const [chosen, choose] = useChosen()
  const [isFiltering, setFiltering] = useState(false)
  const found = useFound(view, chosen)
  const total = chosen.isOffList ? view.removed.length : view.people.length
  const all = format.number(total)
  return (
    <>
      <Field
        label={t.search}
        description={t.searchHint}
        type="search"
        value={chosen.words}
        onChange={words => choose({ ...chosen, words })}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="people-bar">
        <p className="people-count" role="status">
          {found.length === total ? t.all(total, all) : t.some(format.number(found.length), total, all)}
        </p>
        <Button icon="settings" onPress={() => setFiltering(true)}>
          {t.filter}
        </Button>
      </div>
      <Chips chosen={chosen} onChange={choose} />
      {found.length > 0 ? (
        <PeopleList people={found} current={current} scroller={scroller} />
      ) : (
        !isEverybody(chosen) && <Empty action={<Button onPress={() => choose(EVERYBODY)}>{t.showAll}</Button>}>{t.none}</Empty>
      )}
      {isFiltering && <FilterSheet view={view} chosen={chosen} onChange={choose} onClose={() => setFiltering(false)} />}
    </>
  )
}
