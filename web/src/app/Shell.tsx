import './shell.css'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/use-text.ts'
import type { Place } from '../ui/Bar.tsx'
import { Bar } from '../ui/Bar.tsx'
import { Announcer } from './announce.tsx'
import { paths } from './paths.ts'
import { placeOf } from './place-of.ts'
import { useMe } from './services.tsx'
import { appWords } from './words.ts'

/** A group's frame: the places below (or at the side), the screen in the rest. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useText(appWords)
  const [location] = useLocation()
  const places = usePlaces(location)
  // At a door the whole phone belongs to the door.
  const deep = location.split('/').length > 3 && location.startsWith(paths.walk)
  return (
    <div className={deep ? 'shell shell-deep' : 'shell'}>
      <Bar label={t.places} places={places} />
      <div className="shell-screen">{children}</div>
      <Announcer />
    </div>
  )
}

/** The frame before there is a group. */
export const BareShell = ({ children }: { readonly children: ReactNode }) => (
  <div className="shell shell-bare">
    <div className="shell-screen">{children}</div>
  </div>
)

function usePlaces(location: string): readonly Place[] {
  const t = useText(appWords)
  const { role } = useMe()
  const at = placeOf(location)
  const walk: Place = { href: paths.walk, label: t.walk, icon: 'walk', isCurrent: at === 'walk' }
  const day: Place = { href: paths.day, label: t.day, icon: 'day', isCurrent: at === 'day' }
  if (role === 'canvasser') return [walk, day]
  const today: Place = { href: paths.today, label: t.today, icon: 'today', isCurrent: at === 'today' }
  const meet: Place = { href: paths.meet, label: t.meet, icon: 'meet', isCurrent: at === 'meet' }
  const group: Place = { href: paths.group, label: t.group, icon: 'group', isCurrent: at === 'group' }
  return [today, { ...walk, isCurrent: walk.isCurrent || day.isCurrent }, meet, group]
}
