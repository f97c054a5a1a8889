import { useState } from 'react'
import { Redirect, useSearch } from 'wouter'
import { placeOfEntry } from '../../app/entry.ts'
import { useEngine, useGroup } from '../../app/services.tsx'

/** A shortcut of the app's icon: leads on at once. */
export default function OpenScreen() {
  const engine = useEngine()
  const group = useGroup()
  const entry = new URLSearchParams(useSearch()).get('to')
  const [to] = useState(() => placeOfEntry(entry, engine, group))
  return <Redirect to={to} replace />
}
