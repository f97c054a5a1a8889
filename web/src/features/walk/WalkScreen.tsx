import { useState } from 'react'
import { Redirect } from 'wouter'
import { placeToRestore } from '../../app/canvass/place.ts'
import { later } from '../../app/later.ts'
import { useEngine, useGroup, useMe } from '../../app/services.tsx'
import { Turfs, useTurfsHere } from './parts/Turfs.tsx'

const OrganizersTurfs = later(() => import('./parts/OrganizersTurfs.tsx'))

/** The turfs that I can walk: goes straight on when there is one, and back to the same door after a kill. */
export function WalkScreen() {
  const engine = useEngine()
  const group = useGroup()
  const { role } = useMe()
  const [place] = useState(() => placeToRestore(engine, group))
  const turfs = useTurfsHere()
  if (place) return <Redirect to={place} replace />
  if (turfs.length < 2 || (role !== 'admin' && role !== 'organizer')) return <Turfs turfs={turfs} />
  return <OrganizersTurfs params={{}} />
}
