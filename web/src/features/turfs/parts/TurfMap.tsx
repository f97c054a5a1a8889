import { useMemo, useState } from 'react'
import { LaterMap } from '../../../app/map/LaterMap.tsx'
import { MARKS } from '../../../app/map/marks.ts'
import { MarkIcon } from '../../../app/map/MarkIcon.tsx'
import { countMarks, markedDoors, sceneOf, walkOf } from '../../../app/map/scene.ts'
import { mapWords } from '../../../app/map/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { turfWords } from '../messages.ts'
import type { BoardTurf } from '../use-board.ts'

/** The turf's doors and the walk past them, once somebody asks for it. */
export function TurfMap({ turf }: { readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const [isAsked, setAsked] = useState(false)
  const isPlaced = turf.turf?.base?.doors.some(door => door.at) ?? false
  if (!isPlaced) return null
  if (!isAsked) return <Button onPress={() => setAsked(true)}>{t.turfMap}</Button>
  return <Shown turf={turf} />
}

function Shown({ turf }: { readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const words = useText(mapWords)
  const format = useFormat()
  const doors = useMemo(() => (turf.turf ? markedDoors([{ turf: turf.turf, visits: turf.visits }]) : []), [turf.turf, turf.visits])
  const scene = useMemo(() => sceneOf(doors, [walkOf('', turf.turf?.base?.doors ?? [])]), [doors, turf.turf])
  const counts = countMarks(doors)
  return (
    <Section title={t.turfMap}>
      <LaterMap scene={scene} />
      <ul className="map-legend" aria-label={words.legend}>
        {MARKS.filter(mark => counts[mark] > 0).map(mark => (
          <li key={mark}>
            <MarkIcon mark={mark} /> {words[mark]}: {format.number(counts[mark])}
          </li>
        ))}
      </ul>
    </Section>
  )
}
