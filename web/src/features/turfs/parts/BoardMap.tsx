import { lazy, Suspense, useMemo } from 'react'
import { markedDoors, sceneOf, walkOf } from '../../../app/map/scene.ts'
import { useAreas } from '../../../app/map/use-map-file.ts'
import { mapWords } from '../../../app/map/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { turfWords } from '../messages.ts'
import type { BoardTurf } from '../use-board.ts'
import { workedTurfs } from '../use-board.ts'

const DoorMap = lazy(() => import('../../../app/map/DoorMap.tsx'))

/** Where the turfs lie, by their numbers in the list beside; words where no door has a place. */
export function BoardMap({ turfs }: { readonly turfs: readonly BoardTurf[] }) {
  const t = useText(turfWords)
  const words = useText(mapWords)
  const format = useFormat()
  const areas = useAreas()
  const scene = useMemo(
    () =>
      sceneOf(
        markedDoors(workedTurfs(turfs)),
        turfs.map((one, i) => walkOf(format.number(i + 1), one.turf?.base?.doors ?? [])),
        areas,
      ),
    [turfs, areas, format],
  )
  if (scene.dots.length === 0) return <p>{t.choose}</p>
  return (
    <div className="stack">
      <Suspense fallback={<p>{words.loading}</p>}>
        <DoorMap scene={scene} />
      </Suspense>
      <p>{t.choose}</p>
    </div>
  )
}
