import { useEffect, useState } from 'react'

/** Whether this has been on the screen for so long: what is usually there at once need not be waited for any longer. */
export function useLate(ms: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isLate
}
