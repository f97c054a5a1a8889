import './results.css'
import './numbers.css'
import { useMemo, useState } from 'react'
import { addressLine } from '@porchlight/shared/canvass/address'
import type { ResultsFilter } from '@porchlight/shared/canvass/results'
import type { PromiseAtDoor } from '@porchlight/shared/canvass/results-doors'
import { openPromises } from '@porchlight/shared/canvass/results-doors'
import { useSay } from '../../app/canvass/say.ts'
import { dayOf, noonOf } from '../../app/canvass/days.ts'
import { saidWords } from '../../app/canvass/sayings/words.ts'
import { useNow } from '../../app/canvass/use-now.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Empty } from '../../ui/Feedback.tsx'
import { Pick } from '../../ui/Field.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { numbersWords } from './numbers-words.ts'
import { qualityWords } from './quality-words.ts'
import type { ResultsNow } from './use-results.ts'
import { useResults } from './use-results.ts'

const EVERYTHING: ResultsFilter = {}
const ALL = ''

/** What was promised at any door and is still open, soonest first; each leads to its door, where it is done. */
export default function FollowUpScreen() {
  const t = useText(qualityWords)
  const words = useText(numbersWords)
  const now = useResults(EVERYTHING)
  const [turf, setTurf] = useState(ALL)
  const all = useMemo(() => (now ? openPromises(now.counted.turfs) : []), [now])
  const shown = all.filter(one => turf === ALL || one.scope === turf)
  return (
    <Screen title={t.promises} back={paths.back} status={<WorkStatus />}>
      {!now ? (
        <p role="status">{words.loading}</p>
      ) : all.length === 0 ? (
        <Empty icon="check">{t.noPromises}</Empty>
      ) : (
        <div className="report">
          <Pick label={words.turf} value={turf} onChange={setTurf} options={[{ value: ALL, label: words.allTurfs }, ...now.turfOptions]} />
          <List label={t.promises}>
            {shown.map(one => (
              <Line key={one.promise.visit.id} one={one} now={now} />
            ))}
          </List>
        </div>
      )}
    </Screen>
  )
}

function Line({ one: { scope, view, promise, name, who }, now }: { readonly one: PromiseAtDoor; readonly now: ResultsNow }) {
  const said = useText(saidWords)
  const format = useFormat()
  const say = useSay()
  const today = dayOf(useNow())
  const noon = noonOf(promise.on)
  const late = promise.on !== '' && promise.on < today ? ` (${said.overdue})` : ''
  return (
    <Row
      href={paths.door(now.counted.turfs.find(one => one.scope === scope)!.scope, view.door.id)}
      title={`${said.promised(promise.what || said.comeBack, noon === undefined ? '' : format.day(noon))}${late}`}
      detail={[addressLine(view.door.address), name, said.by(now.nameOf(who), say.when(promise.at))].filter(Boolean).join(' · ')}
    />
  )
}
