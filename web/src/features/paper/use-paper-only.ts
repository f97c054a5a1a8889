import { useEffect } from 'react'

/** While this screen is shown, what goes on paper is the sheet alone. */
export function usePaperOnly(): void {
  useEffect(() => {
    document.documentElement.classList.add('sheet-printed')
    return () => document.documentElement.classList.remove('sheet-printed')
  }, [])
}
