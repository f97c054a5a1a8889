import { useEffect, useRef } from 'react'

/** As long as phones take for their own long press. */
const LONG = 500
/** A finger that moves further wants to scroll. */
const STILL = 12

/** Tells which door of a list a finger rests on. Nothing of the rows themselves is needed: they are drawn before this has come. */
export function useHoldDoor(onHold: (door: string) => void): void {
  const tell = useRef(onHold)
  useEffect(() => {
    tell.current = onHold
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let held: HTMLAnchorElement | undefined
    let spot = { x: 0, y: 0 }
    const end = () => {
      clearTimeout(timer)
      held = undefined
    }
    const hold = () => {
      const door = held?.pathname.split('/').at(-1)
      end()
      if (!door) return
      navigator.vibrate?.(10)
      // Lifting the finger is no touch on what has come under it; whatever begins after that is one.
      const swallow = (event: Event) => {
        event.preventDefault()
        event.stopPropagation()
      }
      const anew = () => {
        for (const name of ['pointerdown', 'keydown']) removeEventListener(name, anew, true)
        removeEventListener('click', swallow, true)
      }
      addEventListener('click', swallow, true)
      for (const name of ['pointerdown', 'keydown']) addEventListener(name, anew, true)
      tell.current(door)
    }
    const down = (event: PointerEvent) => {
      end()
      if (event.pointerType === 'mouse' || !event.isPrimary || !(event.target instanceof Element)) return
      held = event.target.closest<HTMLAnchorElement>('a.door-row') ?? undefined
      spot = { x: event.clientX, y: event.clientY }
      if (held) timer = setTimeout(hold, LONG)
    }
    const move = (event: PointerEvent) => {
      if (held && Math.hypot(event.clientX - spot.x, event.clientY - spot.y) > STILL) end()
    }
    // The phone's own menu for links would lie over it.
    const menu = (event: Event) => {
      if (!held) return
      event.preventDefault()
      hold()
    }
    const listeners = { pointerdown: down, pointermove: move, pointerup: end, pointercancel: end, contextmenu: menu } as const
    for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener as EventListener)
    return () => {
      end()
      for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener as EventListener)
    }
  }, [])
}
