import './map.css'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Place } from '@porchlight/shared/canvass/areas'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import type { Box, Camera, Point } from './camera.ts'
import { boxAround, boxAroundMost, fitted, underPoint, zoomed } from './camera.ts'
import { draw } from './draw.ts'
import { MapPin } from './MapPin.tsx'
import type { Scene } from './scene.ts'
import { useBasemap } from './use-basemap.ts'
import { useCameraMoves } from './use-camera-moves.ts'
import { useIsDark, tonesOf } from './tones.ts'
import { useSize } from './use-size.ts'
import { mapWords } from './words.ts'

export interface DoorMapProps {
  readonly scene: Scene
  /** A line around doors, as far as it is drawn, and how it goes on. */
  readonly ring?: readonly Place[]
  readonly onRing?: (ring: readonly Place[]) => void
  /** A place that is being chosen, by finger or by keys. */
  readonly pin?: ChosenPin
}

export interface ChosenPin {
  readonly at: Place
  /** Of what it is the place. */
  readonly label: string
  readonly onMove: (at: Place) => void
  /** What is seen at first: what lies around it. */
  readonly around: readonly Place[]
}

/** Doors on a map: over the organizer's own where one was added, else over streets that the doors themselves draw. */
export default function DoorMap({ scene, ring, onRing, pin }: DoorMapProps) {
  const t = useText(mapWords)
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(frame)
  const isDark = useIsDark()
  const [moved, setMoved] = useState<Camera>()
  const [most, all] = useMemo(() => {
    const places = scene.dots.length > 0 ? scene.dots.map(dot => dot.at) : scene.areas.flatMap(area => area.polygons.flat(2))
    return [boxAroundMost(places), boxAround(places)]
  }, [scene])
  const looking = (box: Box | undefined) => (box && size && size.width > 0 ? fitted(box, size) : undefined)
  // While the pin moves, the map under it stays.
  const [first] = useState(() => pin && boxAround(pin.around))
  const camera = moved ?? looking(first ?? most)
  const everything = () => setMoved(looking(all))
  const basemap = useBasemap(ground, camera, isDark)
  const latest = useRef(camera)
  useEffect(() => {
    latest.current = camera
  })
  const move = useCallback((change: (camera: Camera) => Camera) => {
    if (latest.current) setMoved((latest.current = change(latest.current)))
  }, [])
  const cornerAt = (at: Point) => camera && size && onRing?.([...(ring ?? []), underPoint(camera, size, at)])
  const cornerHere = () => size && cornerAt([size.width / 2, size.height / 2])
  const back = () => onRing?.((ring ?? []).slice(0, -1))
  const onKey = (key: string) => {
    if (!onRing || (key !== 'Enter' && key !== ' ' && key !== 'Backspace')) return false
    if (key === 'Backspace') back()
    else cornerHere()
    return true
  }
  const pinTo = pin && ((at: Point) => camera && size && pin.onMove(underPoint(camera, size, at)))
  const handlers = useCameraMoves(frame, size, { move, all: everything, onTouch: onRing ? cornerAt : pinTo, onKey })

  useEffect(() => {
    const { current } = canvas
    if (!current || !size || !camera) return
    const dense = window.devicePixelRatio || 1
    current.width = Math.round(size.width * dense)
    current.height = Math.round(size.height * dense)
    const ink = current.getContext('2d')
    if (!ink) return
    ink.scale(dense, dense)
    draw(ink, { scene, camera, size, tones: tonesOf(current), ring, isOverMap: basemap.isShown })
  }, [scene, camera, size, ring, basemap.isShown, isDark])

  const zoom = (by: number) => size && move(now => zoomed(now, size, by, [size.width / 2, size.height / 2]))
  return (
    <div className="door-map">
      <div
        ref={frame}
        className="door-map-frame"
        role="application"
        aria-label={t.map}
        aria-describedby={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved by keys
        tabIndex={0}
        {...handlers}
      >
        <div ref={ground} className="door-map-ground" aria-hidden />
        <canvas ref={canvas} className="door-map-doors" aria-hidden />
        {onRing && <span className="door-map-cross" aria-hidden />}
        {pin && camera && size && <MapPin at={pin.at} label={pin.label} describedBy={id} camera={camera} size={size} onMove={pin.onMove} />}
        {basemap.attribution && <span className="door-map-source">{basemap.attribution}</span>}
      </div>
      <p id={id} className="door-map-keys">
        {onRing && <span>{t.drawHint} </span>}
        {pin && <span>{t.pinHint} </span>}
        <span className="door-map-by-keys">{[t.keys, onRing && t.drawKeys, pin && t.pinKeys].filter(Boolean).join(' ')}</span>
      </p>
      {basemap.isRefused && <p>{t.noWebgl}</p>}
      <div className="door-map-acts">
        <Button onPress={() => zoom(1)}>{t.nearer}</Button>
        <Button onPress={() => zoom(-1)}>{t.further}</Button>
        <Button onPress={everything}>{t.everything}</Button>
        {onRing && (
          <>
            <Button onPress={cornerHere}>{t.corner}</Button>
            <Button isDisabled={!ring?.length} onPress={back}>
              {t.lastCorner}
            </Button>
            <Button isDisabled={!ring?.length} onPress={() => onRing([])}>
              {t.noCorners}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
