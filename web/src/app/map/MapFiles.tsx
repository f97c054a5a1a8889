import { useState } from 'react'
import { MOST_AREA_BYTES, readAreas } from '@porchlight/shared/canvass/areas-file'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Feedback.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { Fold } from '../../ui/Screen.tsx'
import { RefusalNotice } from '../RefusalNotice.tsx'
import { useAct } from '../use-act.ts'
import { keepMapFile, removeMapFile } from './map-files.ts'
import { useAreas, useMapFile } from './use-map-file.ts'
import { mapWords } from './words.ts'

async function addBasemap(file: File): Promise<Result<void>> {
  const { openTiles } = await import('./basemap-file.ts')
  const opened = await openTiles(file)
  return opened.ok ? keepMapFile('basemap.pmtiles', file) : opened
}

async function addAreas(file: File): Promise<Result<void>> {
  if (file.size > MOST_AREA_BYTES) return fail(refusal('areas-too-large'))
  const areas = readAreas(await file.text())
  return areas.ok ? keepMapFile('areas.geojson', file) : areas
}

/** The organizer's own map and precinct borders: added, replaced and removed; they stay on this phone. */
export function MapFiles() {
  const t = useText(mapWords)
  const format = useFormat()
  const basemap = useMapFile('basemap.pmtiles')
  const borders = useMapFile('areas.geojson')
  const areas = useAreas()
  const [isAdding, setAdding] = useState(false)
  const base = useAct(addBasemap)
  const over = useAct(addAreas)
  const run = async (act: typeof base, file: File) => {
    base.clear()
    over.clear()
    setAdding(true)
    await act.run(file)
    setAdding(false)
  }
  return (
    <Fold title={t.settings}>
      <RefusalNotice refusal={base.refusal ?? over.refusal} />
      {isAdding && <Progress words={t.keeping} />}
      <p>{basemap ? t.hasBasemap(format.bytes(basemap.size)) : t.noBasemap}</p>
      <FileButton look="quiet" isDisabled={isAdding} onFile={file => void run(base, file)}>
        {basemap ? t.otherBasemap : t.addBasemap}
      </FileButton>
      {basemap && <Button onPress={() => void removeMapFile('basemap.pmtiles')}>{t.removeBasemap}</Button>}
      <p>{borders ? t.hasAreas(areas.length, format.number(areas.length)) : t.noAreas}</p>
      <FileButton look="quiet" accept=".geojson,.json,application/geo+json" isDisabled={isAdding} onFile={file => void run(over, file)}>
        {borders ? t.otherAreas : t.addAreas}
      </FileButton>
      {borders && <Button onPress={() => void removeMapFile('areas.geojson')}>{t.removeAreas}</Button>}
    </Fold>
  )
}
