import { useEffect, useState } from 'react'

/**
 * The second half of a double touch must not land on what has just slid under the finger: for a moment after a result
 * or "Next door" was pressed, buttons that record something are off.
 */
const REST = 350
let until = 0

export const pressed = (): void => {
  until = Date.now() + REST
}

/** True when a touch is meant for this screen. */
export function useArmed(): boolean {
  const [isArmed, setArmed] = useState(() => Date.now() >= until)
  useEffect(() => {
    if (isArmed) return undefined
    const timer = setTimeout(() => setArmed(true), Math.max(0, until - Date.now()))
    return () => clearTimeout(timer)
  }, [isArmed])
  return isArmed
}
