import { useEffect, useMemo, useState } from 'react'
import { boxAround } from './camera.ts'
import type { Box } from './camera.ts'
import { useAreas, useMapFile } from './use-map-file.ts'

/** What the files that an organizer has added show, for maps without a single door: the precincts' borders, else the map. */
export function useGround(): Box | undefined {
  const areas = useAreas()
  const file = useMapFile('basemap.pmtiles')
  const [found, setFound] = useState<{ readonly file: File; readonly box: Box }>()
  useEffect(() => {
    if (!file) return
    let isOver = false
    const look = async () => {
      const { openTiles } = await import('./basemap-file.ts')
      const tiles = await openTiles(file)
      if (!isOver && tiles.ok) setFound({ file, box: tiles.value.box })
    }
    void look()
    return () => {
      isOver = true
    }
  }, [file])
  const borders = useMemo(() => boxAround(areas.flatMap(area => area.polygons.flat(2))), [areas])
  return borders ?? (found?.file === file ? found?.box : undefined)
}
