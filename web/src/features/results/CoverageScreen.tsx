import './results.css'
import { useMemo, useState } from 'react'
import { openDoors } from '@porchlight/shared/canvass/hidden'
import { compareNatural } from '@porchlight/shared/canvass/order'
import { useCanvass } from '../../app/canvass/use-canvass.ts'
import { LaterMap } from '../../app/map/LaterMap.tsx'
import { MapFiles } from '../../app/map/MapFiles.tsx'
import { MarkIcon } from '../../app/map/MarkIcon.tsx'
import { MARKS } from '../../app/map/marks.ts'
import type { MarkedDoor } from '../../app/map/scene.ts'
import { countMarks, markedDoors, sceneOf } from '../../app/map/scene.ts'
import { useAreas } from '../../app/map/use-map-file.ts'
import { mapWords } from '../../app/map/words.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { resultsWords } from './messages.ts'
import { coverageWords } from './coverage-messages.ts'
import { Counts } from './parts/Counts.tsx'
import type { Returns } from './use-returns.ts'
import { useReturns } from './use-returns.ts'

const ALL = ''

/** How every door stands, on a map and in a table: which part of the precinct has been walked. */
export default function CoverageScreen() {
  const t = useText(coverageWords)
  const words = useText(mapWords)
  const results = useText(resultsWords)
  const returns = useReturns()
  const [turf, setTurf] = useState(ALL)
  const doors = useDoors(returns, turf)
  const areas = useAreas()
  const scene = useMemo(() => sceneOf(doors, [], areas), [doors, areas])
  if (!returns || doors.length === 0)
    return (
      <Screen title={t.title} back={paths.back} status={<WorkStatus />}>
        <Empty icon="walk" action={<LinkButton href={paths.turfs}>{results.toTurfs}</LinkButton>}>
          {returns ? t.nothing : results.loading}
        </Empty>
      </Screen>
    )
  return (
    <Screen
      title={t.title}
      back={paths.back}
      status={<WorkStatus />}
      beside={<Table doors={doors} unplaced={doors.length - scene.dots.length} />}
    >
      <Pick
        label={t.which}
        value={turf}
        onChange={setTurf}
        options={[
          { value: ALL, label: t.everything },
          ...returns.turfs.toSorted((a, b) => compareNatural(a.name, b.name)).map(one => ({ value: one.scope, label: one.name })),
        ]}
      />
      {scene.dots.length === 0 ? <p>{words.noPlaces}</p> : <LaterMap key={turf} scene={scene} />}
    </Screen>
  )
}

/** Of one turf, or of all with the doors that are in none. */
function useDoors(returns: Returns | undefined, turf: string): readonly MarkedDoor[] {
  const bases = useCanvass()?.bases
  return useMemo(() => {
    if (!returns) return []
    if (turf !== ALL) return markedDoors(returns.turfs.filter(one => one.scope === turf))
    return markedDoors(returns.turfs, (bases ?? []).flatMap(openDoors))
  }, [returns, turf, bases])
}

/** The same in numbers, with what each shape means. */
function Table({ doors, unplaced }: { readonly doors: readonly MarkedDoor[]; readonly unplaced: number }) {
  const t = useText(coverageWords)
  const words = useText(mapWords)
  const results = useText(resultsWords)
  const format = useFormat()
  const counts = countMarks(doors)
  const shown = MARKS.filter(mark => counts[mark] > 0)
  return (
    <div className="results-beside stack">
      <Counts
        caption={words.legend}
        columns={[t.how, results.colDoors, t.share]}
        rows={shown.map(mark => ({
          key: mark,
          cells: [
            <>
              <MarkIcon mark={mark} /> {words[mark]}
            </>,
            format.number(counts[mark]),
            format.percent(counts[mark] / doors.length),
          ],
        }))}
      />
      {unplaced > 0 && (
        <>
          <p>{words.unplaced(unplaced, format.number(unplaced))}</p>
          <LinkButton href={paths.pins}>{words.toPins}</LinkButton>
        </>
      )}
      <MapFiles />
    </div>
  )
}
