import './paper.css'
import { useEffect } from 'react'

/** While this screen is shown, and `isOn`, what goes on paper is what it shows, without anything to press. */
export function useOnPaper(isOn = true): void {
  useEffect(() => {
    document.documentElement.classList.toggle('on-paper', isOn)
    return () => document.documentElement.classList.remove('on-paper')
  }, [isOn])
}
