import { useMemo } from 'react'
import { LaterMap } from '../../../app/map/LaterMap.tsx'
import { markedDoors, sceneOf, walkOf } from '../../../app/map/scene.ts'
import { useAreas } from '../../../app/map/use-map-file.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { turfWords } from '../messages.ts'
import type { BoardTurf } from '../use-board.ts'
import { workedTurfs } from '../use-board.ts'

/** Where the turfs lie, by their numbers in the list beside; words where no door has a place. */
export function BoardMap({ turfs }: { readonly turfs: readonly BoardTurf[] }) {
  const t = useText(turfWords)
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
      <LaterMap scene={scene} />
      <p>{t.choose}</p>
    </div>
  )
}
