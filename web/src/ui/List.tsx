import './list.css'
import type { ReactNode } from 'react'
import { Press } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'

export interface ListProps {
  /** Read out before the rows. */
  readonly label: string
  readonly children: ReactNode
}

export const List = ({ label, children }: ListProps) => (
  <ul className="list" aria-label={label}>
    {children}
  </ul>
)

export interface RowProps {
  /** The loudest words: a name, a street. */
  readonly title: ReactNode
  /** The quiet line below. */
  readonly detail?: ReactNode
  /** Before the words: a number, an icon. */
  readonly lead?: ReactNode
  /** After the words: a count, a state in words. */
  readonly trail?: ReactNode
  /** Where it leads; or `onPress`; or neither: a row to read. */
  readonly href?: string
  readonly onPress?: () => void
  readonly isCurrent?: boolean
  /** Buttons that belong to the row, under its words. */
  readonly actions?: ReactNode
}

export function Row({ title, detail, lead, trail, href, onPress, isCurrent, actions }: RowProps) {
  const body = (
    <>
      {lead !== undefined && <span className="row-lead">{lead}</span>}
      <span className="row-words">
        <span className="row-title">{title}</span>
        {detail !== undefined && <span className="row-detail">{detail}</span>}
      </span>
      {trail !== undefined && <span className="row-trail">{trail}</span>}
      {(href || onPress) && <Icon name="next" />}
    </>
  )
  const current = isCurrent ? ({ 'aria-current': 'true' } as const) : {}
  return (
    <li className="list-item" {...(onPress ? current : {})}>
      {href ? (
        <Link href={href} className="row row-live" {...current}>
          {body}
        </Link>
      ) : onPress ? (
        <Press onPress={onPress} className="row row-live">
          {body}
        </Press>
      ) : (
        <div className="row" {...current}>
          {body}
        </div>
      )}
      {actions && <div className="row-actions">{actions}</div>}
    </li>
  )
}

export interface FactsProps {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[]
  /** Values that are sentences stand under their names, not beside them. */
  readonly sentences?: boolean
}

/** Pairs of a name and a value, to read. */
export const Facts = ({ facts, sentences }: FactsProps) => (
  <dl className={sentences ? 'facts facts-sentences' : 'facts'}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
