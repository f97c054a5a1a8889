import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Size } from './camera.ts'

/** How large an element is on the screen, in points; undefined until it is there. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>()
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const look = () => {
      const { clientWidth: width, clientHeight: height } = current
      setSize(before => (before?.width === width && before.height === height ? before : { width, height }))
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(current)
    return () => watch.disconnect()
  }, [element])
  return size
}
