import { useEffect, useMemo, useState } from 'react'
import type { Area } from '@porchlight/shared/canvass/areas'
import { readAreas } from '@porchlight/shared/canvass/areas-file'
import type { MapFileName } from './map-files.ts'
import { mapFile, onMapFiles } from './map-files.ts'

/** `undefined`: not known yet; `null`: none was added. */
export function useMapFile(name: MapFileName): File | null | undefined {
  const [file, setFile] = useState<File | null>()
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const found = await mapFile(name)
      if (!isOver) setFile(found ?? null)
    }
    void look()
    const stop = onMapFiles(() => void look())
    return () => {
      isOver = true
      stop()
    }
  }, [name])
  return file
}

const NONE: readonly Area[] = []

/** The areas of the precinct file that was added; none as long as it is being read. */
export function useAreas(): readonly Area[] {
  const file = useMapFile('areas.geojson')
  const [read, setRead] = useState<{ readonly file: File; readonly areas: readonly Area[] }>()
  useEffect(() => {
    if (!file) return
    let isOver = false
    const load = async () => {
      const areas = readAreas(await file.text())
      if (!isOver && areas.ok) setRead({ file, areas: areas.value })
    }
    void load()
    return () => {
      isOver = true
    }
  }, [file])
  return useMemo(() => (file && read?.file === file ? read.areas : NONE), [file, read])
}
