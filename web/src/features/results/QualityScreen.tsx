import './results.css'
import './numbers.css'
import { useMemo, useState } from 'react'
import type { ResultsFilter } from '@porchlight/shared/canvass/results'
import { disagreements } from '@porchlight/shared/canvass/results-doors'
import { paceOf } from '@porchlight/shared/canvass/results-pace'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Screen } from '../../ui/Screen.tsx'
import { numbersWords } from './numbers-words.ts'
import { Differing } from './parts/Differing.tsx'
import { LeaveOutSheet } from './parts/LeaveOutSheet.tsx'
import { LeftOutList } from './parts/LeftOutList.tsx'
import { Paces } from './parts/Paces.tsx'
import { qualityWords } from './quality-words.ts'
import type { Span } from './span.ts'
import { useResults } from './use-results.ts'

const EVERYTHING: ResultsFilter = {}

/** How sure the results are: pace, who disagrees, and what organizers leave out. No place of anybody is in it. */
export default function QualityScreen() {
  const t = useText(qualityWords)
  const words = useText(numbersWords)
  const now = useResults(EVERYTHING)
  const paces = useMemo(() => (now ? paceOf([...now.results.knocks.values()].flat()) : []), [now])
  const differing = useMemo(() => (now ? disagreements(now.counted.turfs) : []), [now])
  const [span, setSpan] = useState<Span>()
  if (!now)
    return (
      <Screen title={t.title} back={paths.back} status={<WorkStatus />}>
        <p role="status">{words.loading}</p>
      </Screen>
    )
  return (
    <Screen title={t.title} back={paths.back} status={<WorkStatus />}>
      <div className="report">
        <p>{t.lead}</p>
        <Paces paces={paces} now={now} onLeaveOut={setSpan} />
        <Differing all={differing} now={now} />
        <LeftOutList now={now} onLeaveOut={setSpan} />
      </div>
      {span && <LeaveOutSheet now={now} begun={span} onClose={() => setSpan(undefined)} />}
    </Screen>
  )
}
