import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'

export interface Reorder {
  /** How far the row is drawn from its place, in pixels; undefined: nothing is being moved. */
  shift(id: string): number | undefined
  readonly dragged: string | undefined
  /** For the row itself. */
  row(id: string): (element: HTMLElement | null) => void
  /** For the handle in it. */
  handle(id: string): {
    readonly ref: (element: HTMLElement | null) => void
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  }
  /** One place up (-1) or down (1). */
  step(id: string, by: -1 | 1): void
}

interface Drag {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly y: number
}

const EDGE = 64
const SPEED = 10

/** Rows that are moved by a finger, a mouse or the arrow keys. `onMove` says behind which row one is to stand. */
export function useReorder(ids: readonly string[], onMove: (id: string, after: string | undefined) => Promise<unknown>): Reorder {
  const rows = useRef(new Map<string, HTMLElement>())
  const handles = useRef(new Map<string, HTMLElement>())
  const places = useRef<readonly { top: number; height: number }[]>([])
  const start = useRef({ y: 0, scroll: 0 })
  const pointer = useRef(0)
  const keeps = useRef<string>(undefined)
  const [drag, setDrag] = useState<Drag>()
  const isDragging = drag !== undefined

  const order = ids.join(' ')
  // A row that changes its place in the page loses the focus.
  useLayoutEffect(() => {
    const handle = keeps.current === undefined ? undefined : handles.current.get(keeps.current)
    keeps.current = undefined
    if (handle && document.activeElement !== handle) handle.focus({ preventScroll: true })
    handle?.scrollIntoView({ block: 'nearest' })
  }, [order])

  const scroller = (id: string) => scrollingParent(rows.current.get(id))
  const follow = (id: string) => {
    const y = pointer.current - start.current.y + scroller(id).scrollTop - start.current.scroll
    setDrag(now => now && { ...now, y, to: target(places.current, now.from, y) })
  }

  // Near an edge the list goes on by itself.
  useEffect(() => {
    if (!isDragging || !drag) return undefined
    const area = scroller(drag.id)
    let frame = 0
    const roll = () => {
      const { top, bottom } = area.getBoundingClientRect()
      const by = pointer.current < top + EDGE ? -SPEED : pointer.current > bottom - EDGE ? SPEED : 0
      if (by !== 0) {
        area.scrollTop += by
        follow(drag.id)
      }
      frame = requestAnimationFrame(roll)
    }
    frame = requestAnimationFrame(roll)
    return () => cancelAnimationFrame(frame)
    // The frame reads what is newest from the refs.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isDragging])

  /** The row stays where it was let go until its new place is saved. */
  async function put(id: string, to: number): Promise<void> {
    const others = ids.filter(one => one !== id)
    if (ids.indexOf(id) !== to) await onMove(id, others[to - 1])
    setDrag(undefined)
  }

  function step(id: string, by: -1 | 1): void {
    const to = ids.indexOf(id) + by
    if (to < 0 || to >= ids.length) return
    keeps.current = id
    void put(id, to)
  }

  return {
    dragged: drag?.id,
    shift(id) {
      if (!drag) return undefined
      if (id === drag.id) return drag.y
      const at = ids.indexOf(id)
      const height = (places.current[drag.from]?.height ?? 0) + gap(places.current)
      if (at > drag.from && at <= drag.to) return -height
      return at < drag.from && at >= drag.to ? height : 0
    },
    row: id => element => void (element ? rows.current.set(id, element) : rows.current.delete(id)),
    step,
    handle: id => ({
      ref: element => void (element ? handles.current.set(id, element) : handles.current.delete(id)),
      onPointerDown(event) {
        if (event.button !== 0 || ids.length < 2) return
        event.currentTarget.setPointerCapture(event.pointerId)
        places.current = ids.map(one => {
          const { top, height } = rows.current.get(one)?.getBoundingClientRect() ?? { top: 0, height: 0 }
          return { top, height }
        })
        pointer.current = event.clientY
        start.current = { y: event.clientY, scroll: scroller(id).scrollTop }
        const from = ids.indexOf(id)
        setDrag({ id, from, to: from, y: 0 })
      },
      onPointerMove(event) {
        if (drag?.id !== id) return
        pointer.current = event.clientY
        follow(id)
      },
      onPointerUp: () => void (drag?.id === id && put(id, drag.to)),
      onPointerCancel: () => setDrag(undefined),
      onKeyDown(event) {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
        if (by === 0) return
        event.preventDefault()
        step(id, by)
      },
    }),
  }
}

/** Which place the middle of the moved row has reached. */
export function target(places: readonly { readonly top: number; readonly height: number }[], from: number, y: number): number {
  const own = places[from]
  if (!own) return from
  const middle = own.top + own.height / 2 + y
  let to = from
  while (to + 1 < places.length && middle > places[to + 1]!.top + places[to + 1]!.height / 2) to++
  while (to > 0 && to <= from && middle < places[to - 1]!.top + places[to - 1]!.height / 2) to--
  return to
}

const gap = (places: readonly { readonly top: number; readonly height: number }[]): number =>
  places.length < 2 ? 0 : Math.max(0, places[1]!.top - places[0]!.top - places[0]!.height)

function scrollingParent(element: HTMLElement | undefined): Element {
  for (let at = element?.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at
  }
  return document.scrollingElement ?? document.documentElement
}
