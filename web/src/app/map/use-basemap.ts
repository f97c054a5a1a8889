import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Basemap } from './basemap.ts'
import type { Camera } from './camera.ts'
import { useMapFile } from './use-map-file.ts'

export interface BasemapState {
  readonly isShown: boolean
  readonly attribution: string
  /** There is a file, and this browser cannot draw it. */
  readonly isRefused: boolean
}

const NONE: BasemapState = { isShown: false, attribution: '', isRefused: false }

/** The organizer's map below the doors, where one was added: only then is what draws it loaded. */
export function useBasemap(container: RefObject<HTMLElement | null>, camera: Camera | undefined, isDark: boolean): BasemapState {
  const file = useMapFile('basemap.pmtiles')
  const shown = useRef<Basemap>(undefined)
  const latest = useRef(camera)
  const [state, setState] = useState(NONE)
  const isReady = camera !== undefined
  useEffect(() => {
    latest.current = camera
    if (camera) shown.current?.look(camera)
  }, [camera])
  useEffect(() => {
    if (!file || !isReady) return
    let isOver = false
    const open = async () => {
      const [{ openTiles }, { showBasemap }] = await Promise.all([import('./basemap-file.ts'), import('./basemap.ts')])
      const tiles = await openTiles(file)
      if (isOver || !container.current || !latest.current) return
      shown.current = tiles.ok ? showBasemap(container.current, tiles.value, isDark, latest.current) : undefined
      setState({ isShown: shown.current !== undefined, attribution: tiles.ok ? tiles.value.attribution : '', isRefused: !shown.current })
    }
    open().catch((error: unknown) => console.warn('Porchlight map:', error))
    return () => {
      isOver = true
      shown.current?.end()
      shown.current = undefined
      setState(NONE)
    }
  }, [file, isReady, isDark, container])
  return state
}
