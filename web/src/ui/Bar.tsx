import './bar.css'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'

export interface Place {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly isCurrent: boolean
}

/** The places of the app, icon and word: at the bottom on phones, a rail at the side on wide screens. */
export const Bar = ({ label, places }: { readonly label: string; readonly places: readonly Place[] }) => (
  <nav className="bar" aria-label={label}>
    {places.map(place => (
      <Link key={place.href} href={place.href} className="place" {...(place.isCurrent ? { 'aria-current': 'page' } : {})}>
        <Icon name={place.icon} />
        <span>{place.label}</span>
      </Link>
    ))}
  </nav>
)
