import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import type { Place } from '@porchlight/shared/canvass/areas'
import type { Camera, Point, Size } from './camera.ts'
import { onScreen, underPoint } from './camera.ts'

const STEP = 6
const STEPS: Readonly<Record<string, Point>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

export interface MapPinProps {
  readonly at: Place
  readonly label: string
  readonly describedBy: string
  readonly camera: Camera
  readonly size: Size
  readonly onMove: (at: Place) => void
}

/** A place on the map that is dragged, or moved by the arrow keys. It stays in sight: what is outside is reached by moving the map. */
export function MapPin({ at, label, describedBy, camera, size, onMove }: MapPinProps) {
  const tip = onScreen(camera, size)(at)
  /** From the tip to the finger. */
  const grip = useRef<Point>(undefined)
  const moveTo = (x: number, y: number) =>
    onMove(underPoint(camera, size, [Math.min(size.width, Math.max(0, x)), Math.min(size.height, Math.max(0, y))]))

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    // The map below is not pushed along.
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = [event.clientX - tip[0], event.clientY - tip[1]]
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (grip.current) moveTo(event.clientX - grip.current[0], event.clientY - grip.current[1])
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(tip[0] + step[0], tip[1] + step[1])
  }

  const letGo = () => {
    grip.current = undefined
  }
  return (
    <button
      type="button"
      className="map-pin"
      style={{ transform: `translate(${tip[0]}px, ${tip[1]}px)` }}
      aria-label={label}
      aria-describedby={describedBy}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 23C8 17 4.5 13.5 4.5 9a7.5 7.5 0 0 1 15 0c0 4.5-3.5 8-7.5 14z" />
        <circle cx="12" cy="9" r="2.6" />
      </svg>
    </button>
  )
}
