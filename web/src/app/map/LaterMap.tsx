import { Suspense } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { extra } from '../extra.ts'
import type { DoorMapProps } from './DoorMap.tsx'
import { mapWords } from './words.ts'

const DoorMap = extra<DoorMapProps>(() => import('./DoorMap.tsx'), NotCome)

/** The map, with all that drawing takes, loaded when there is one to show. What is on it stands in lists and tables, too. */
export function LaterMap(props: DoorMapProps) {
  const t = useText(mapWords)
  return (
    <Suspense fallback={<p>{t.loading}</p>}>
      <DoorMap {...props} />
    </Suspense>
  )
}

function NotCome() {
  return <p role="note">{useText(mapWords).notCome}</p>
}
