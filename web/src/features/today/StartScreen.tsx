import { useState } from 'react'
import { Redirect } from 'wouter'
import { placeToRestore } from '../../app/canvass/place.ts'
import { later } from '../../app/later.ts'
import { paths } from '../../app/paths.ts'
import { useEngine, useGroup, useMe } from '../../app/services.tsx'

const TodayScreen = later(() => import('./TodayScreen.tsx'))

/**
 * Where the app opens: at the door where the phone killed it, if it did. A canvasser's next thing is always the walk.
 * Leads on by itself, without the screen that only organizers see.
 */
export function StartScreen() {
  const engine = useEngine()
  const group = useGroup()
  const { role } = useMe()
  const [place] = useState(() => placeToRestore(engine, group))
  if (place) return <Redirect to={place} replace />
  if (role === 'canvasser') return <Redirect to={paths.walk} replace />
  return <TodayScreen params={{}} />
}
