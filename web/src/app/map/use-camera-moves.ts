import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Camera, Point, Size } from './camera.ts'
import { pushed, zoomed } from './camera.ts'

const STEP = 60
/** A finger that has moved less has only touched. */
const TOUCH = 8

export interface Moves {
  readonly move: (change: (camera: Camera) => Camera) => void
  readonly all: () => void
  /** A touch at a point of the map, without a move. */
  readonly onTouch?: ((at: Point) => void) | undefined
  /** A key that is not about moving; answers whether it was taken. */
  readonly onKey?: ((key: string) => boolean) | undefined
}

/** Fingers, mouse and keys on the map: one finger pushes, two bring it nearer, the wheel does with Ctrl. */
export function useCameraMoves(element: RefObject<HTMLElement | null>, size: Size | undefined, { move, all, onTouch, onKey }: Moves) {
  const fingers = useRef(new Map<number, Point>())
  const begun = useRef<{ readonly at: Point; isMoved: boolean }>(undefined)
  const pointOf = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = element.current!.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const middle = size && ([size.width / 2, size.height / 2] as const)

  // React listens to the wheel in a way that cannot keep the page from zooming.
  useEffect(() => {
    const { current } = element
    if (!current || !size) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const box = current.getBoundingClientRect()
      move(camera => zoomed(camera, size, -event.deltaY / 200, [event.clientX - box.left, event.clientY - box.top]))
    }
    current.addEventListener('wheel', onWheel, { passive: false })
    return () => current.removeEventListener('wheel', onWheel)
  }, [element, size, move])

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = pointOf(event)
    fingers.current.set(event.pointerId, at)
    begun.current = { at, isMoved: fingers.current.size > 1 }
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const before = fingers.current.get(event.pointerId)
    if (!before || !size) return
    const now = pointOf(event)
    const { current } = begun
    if (current && Math.hypot(now[0] - current.at[0], now[1] - current.at[1]) > TOUCH) current.isMoved = true
    const [other] = [...fingers.current].flatMap(([id, at]) => (id === event.pointerId ? [] : [at]))
    fingers.current.set(event.pointerId, now)
    if (current?.isMoved) move(camera => pushedBy(camera, size, before, now, other))
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    const at = fingers.current.get(event.pointerId)
    fingers.current.delete(event.pointerId)
    if (at && fingers.current.size === 0 && begun.current?.isMoved === false && event.type === 'pointerup') onTouch?.(at)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !size || !middle) return
    const pushes: Readonly<Record<string, Point>> = {
      ArrowLeft: [STEP, 0],
      ArrowRight: [-STEP, 0],
      ArrowUp: [0, STEP],
      ArrowDown: [0, -STEP],
    }
    const push = pushes[event.key]
    if (push) move(camera => pushed(camera, ...push))
    else if (event.key === '+' || event.key === '=') move(camera => zoomed(camera, size, 0.5, middle))
    else if (event.key === '-') move(camera => zoomed(camera, size, -0.5, middle))
    else if (event.key === '0') all()
    else if (!onKey?.(event.key)) return
    event.preventDefault()
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown }
}

function pushedBy(camera: Camera, size: Size, before: Point, now: Point, other: Point | undefined): Camera {
  if (!other) return pushed(camera, now[0] - before[0], now[1] - before[1])
  const wide = (a: Point) => Math.max(1, Math.hypot(a[0] - other[0], a[1] - other[1]))
  const nearer = zoomed(camera, size, Math.log2(wide(now) / wide(before)), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2])
  return pushed(nearer, (now[0] - before[0]) / 2, (now[1] - before[1]) / 2)
}
