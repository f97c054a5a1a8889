import './shell.css'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/use-text.ts'
import type { Place } from '../ui/Bar.tsx'
import { Bar } from '../ui/Bar.tsx'
import { Announcer } from './announce.tsx'
import { paths } from './paths.ts'
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

/** What the screen "Today" leads to: an organizer's table. */
const TOOLS = [paths.lists, paths.turfs, paths.questions, paths.back]

function usePlaces(location: string): readonly Place[] {
  const t = useText(appWords)
  const { role } = useMe()
  const at = (...starts: string[]) => starts.some(start => location === start || location.startsWith(`${start}/`))
  const walk: Place = { href: paths.walk, label: t.walk, icon: 'walk', isCurrent: at(paths.walk, '/paper') }
  const day: Place = { href: paths.day, label: t.day, icon: 'day', isCurrent: at(paths.day) }
  if (role === 'canvasser') return [walk, day]
  const today: Place = { href: paths.today, label: t.today, icon: 'today', isCurrent: location === paths.today || at(...TOOLS) }
  const group: Place = {
    href: paths.group,
    label: t.group,
    icon: 'group',
    isCurrent: at(paths.group, paths.groups, paths.people, paths.settings, paths.help),
  }
  const meet: Place = { href: paths.meet, label: t.meet, icon: 'meet', isCurrent: at(paths.meet) }
  return [today, { ...walk, isCurrent: walk.isCurrent || day.isCurrent }, meet, group]
}
