import { useMemo, useState } from 'react'
import type { TimedTurf } from '@porchlight/shared/canvass/cut-ways'
import type { Door } from '@porchlight/shared/canvass/types'
import { useWide } from '../../../app/canvass/use-wide.ts'
import { LaterMap } from '../../../app/map/LaterMap.tsx'
import { MapFiles } from '../../../app/map/MapFiles.tsx'
import { sceneOf, walkOf } from '../../../app/map/scene.ts'
import { useAreas } from '../../../app/map/use-map-file.ts'
import { mapWords } from '../../../app/map/words.ts'
import { paths } from '../../../app/paths.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { cutWords } from '../cut-messages.ts'
import type { Settings } from '../use-cut-settings.ts'

export interface CutMapProps {
  readonly doors: readonly Door[]
  readonly turfs: readonly TimedTurf[]
  readonly chosen: Settings
}

/** What the cut would give, on a map, with the numbers of the list; and where a line is drawn around doors. On phones only when asked for. */
export function CutMap({ doors, turfs, chosen: { settings, set } }: CutMapProps) {
  const t = useText(cutWords)
  const words = useText(mapWords)
  const format = useFormat()
  const isWide = useWide()
  const [isAsked, setAsked] = useState(false)
  const areas = useAreas()
  const isDrawing = settings.way === 'drawn'
  const walks = useMemo(() => turfs.map((turf, i) => walkOf(format.number(i + 1), turf.doors)), [turfs, format])
  const marked = useMemo(() => doors.map(door => ({ door, mark: 'untouched' as const })), [doors])
  const scene = useMemo(() => sceneOf(marked, isDrawing ? [] : walks, areas), [marked, walks, areas, isDrawing])
  const unplaced = doors.length - scene.dots.length
  if (scene.dots.length === 0) return null
  if (!isWide && !isAsked && !isDrawing) return <Button onPress={() => setAsked(true)}>{t.onMap}</Button>
  return (
    <Section title={t.onMap}>
      <LaterMap scene={scene} {...(isDrawing ? { ring: settings.ring, onRing: ring => set({ ring }) } : {})} />
      {isDrawing && <p role="status">{words.corners(settings.ring.length, format.number(settings.ring.length))}</p>}
      {unplaced > 0 && (
        <>
          <p>
            {isDrawing || settings.way === 'areas'
              ? t.unplacedOf(unplaced, format.number(unplaced))
              : words.unplaced(unplaced, format.number(unplaced))}
          </p>
          <LinkButton href={paths.pins}>{words.toPins}</LinkButton>
        </>
      )}
      <MapFiles />
    </Section>
  )
}
