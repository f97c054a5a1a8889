import './large.css'
import './screen.css'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import { useLow } from './use-low.ts'
import { useUiWords } from './ui-words.ts'

export interface ScreenProps {
  readonly title: ReactNode
  /** Quiet words over the title, for example the group's name. */
  readonly over?: ReactNode
  /** Where "Back" leads: always a place, never the browser's history. */
  readonly back?: string
  /** At the end of the header: an icon button, a count. */
  readonly aside?: ReactNode
  /** The state of the work in one line: `<WorkStatus />` of the app. */
  readonly status?: ReactNode
  readonly children: ReactNode
  /** Only text to read: the part that scrolls can then be reached by keyboard itself. */
  readonly isText?: boolean
  /** The bottom action area: what is done most, largest and lowest. Stays while the rest scrolls. */
  readonly actions?: ReactNode
  /** Told which part scrolls, for long lists that draw only what is seen. */
  readonly onScroller?: (part: HTMLElement | null) => void
  /** Beside the list on wide screens, below it on phones. */
  readonly beside?: ReactNode
}

export function Screen({ title, over, back, aside, status, children, actions, onScroller, beside, isText }: ScreenProps) {
  const words = useUiWords()
  const screen = useLow(onScroller)
  return (
    <main ref={screen} className={beside ? 'screen screen-two' : 'screen'}>
      <header className="screen-head">
        <div className="screen-title">
          {back !== undefined && (
            <Link href={back} className="screen-back" aria-label={words.back}>
              <Icon name="back" />
            </Link>
          )}
          <div className="screen-names">
            {over && <p className="screen-over">{over}</p>}
            <h1>{title}</h1>
          </div>
          {aside}
        </div>
        {status}
      </header>
      <div className="screen-body" {...(isText ? { tabIndex: 0 } : {})}>
        <div className="screen-main">{children}</div>
        {beside && <div className="screen-beside">{beside}</div>}
      </div>
      {actions && <div className="screen-actions">{actions}</div>}
    </main>
  )
}

export interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

export const Section = ({ title, children }: SectionProps) => (
  <section className="section" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** A column of things with the usual gap. */
export const Stack = ({ children }: { readonly children: ReactNode }) => <div className="stack">{children}</div>

/** What most people never need, closed until asked for. */
export const Fold = ({ title, isOpen, children }: { readonly title: string; readonly isOpen?: boolean; readonly children: ReactNode }) => (
  <details className="fold" {...(isOpen ? { open: true } : {})}>
    <summary>{title}</summary>
    <div className="stack">{children}</div>
  </details>
)
