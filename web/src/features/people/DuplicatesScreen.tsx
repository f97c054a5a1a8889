import './people.css'
import { useEffect, useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { personById } from '@porchlight/shared/people/people.select'
import type { PeopleView } from '@porchlight/shared/people/types'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { appWords } from '../../app/words.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { bringWords } from './bring-words.ts'
import { Twins } from './parts/Twins.tsx'
import type { Pair } from './people-jobs.ts'
import { ask } from './people-worker.ts'
import { usePeople } from './use-people.ts'

/** Records that may be one person, two by two, with the reasons. */
export default function DuplicatesScreen() {
  const t = useText(bringWords)
  const { opening } = useText(appWords)
  const view = usePeople()
  return (
    <Screen
      title={t.twiceTitle}
      back={paths.people}
      status={<WorkStatus />}
      actions={
        <LinkButton wide href={paths.people}>
          {t.toList}
        </LinkButton>
      }
    >
      {view ? <Pairs view={view} /> : <Progress words={opening} />}
    </Screen>
  )
}

const AT_ONCE = 20

function Pairs({ view }: { readonly view: PeopleView }) {
  const t = useText(bringWords)
  const format = useFormat()
  const [pairs, setPairs] = useState<readonly Pair[]>()
  const [shown, setShown] = useState(AT_ONCE)
  const [refusal, setRefusal] = useState<Refusal>()
  // Once: a pair that was decided stays where it is, with its way back.
  useEffect(() => {
    const abort = new AbortController()
    void ask({ type: 'duplicates', view }, abort.signal).then(found => {
      if (abort.signal.aborted) return
      if (found.ok) setPairs(found.value)
      else setRefusal(found.error)
    })
    return () => abort.abort()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  if (!pairs) return refusal ? <RefusalNotice refusal={refusal} /> : <Progress words={t.looking} />
  if (pairs.length === 0) return <Empty icon="check">{t.noTwins}</Empty>
  return (
    <>
      <p>{t.twiceText}</p>
      <p className="people-count">{t.pairs(pairs.length, format.number(pairs.length))}</p>
      {pairs.slice(0, shown).map(pair => {
        const [a, b] = [personById(view, pair.a), personById(view, pair.b)]
        return a && b ? <Twins key={`${pair.a}/${pair.b}`} view={view} pair={pair} a={a} b={b} /> : null
      })}
      {pairs.length > shown && <Button onPress={() => setShown(shown + AT_ONCE)}>{t.showMore}</Button>}
    </>
  )
}
