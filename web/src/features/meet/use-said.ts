import { useState } from 'react'
import { useHalfTyped } from './use-half-typed.ts'

/** What a sheet's fields say, beside what they said when it opened. */
export function useSaid<T extends Readonly<Record<string, string>>>(first: () => T) {
  const [before] = useState(first)
  const [said, setSaid] = useState(before)
  useHalfTyped(said !== before)
  return {
    said,
    set: (field: keyof T) => (value: string) => setSaid({ ...said, [field]: value }),
    /** Only what is said anew. */
    changed: () => Object.fromEntries(Object.entries(said).filter(([field, value]) => before[field] !== value)) as Partial<T>,
  }
}
