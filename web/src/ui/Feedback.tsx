import './feedback.css'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import { useUiWords } from './ui-words.ts'

/** Said by colour, by an icon and by the words. */
export type Tone = 'calm' | 'go' | 'porch' | 'stop'

const ICON: Readonly<Record<Tone, IconName>> = { calm: 'info', go: 'check', porch: 'warning', stop: 'warning' }

export interface StatusLineProps {
  readonly tone: Tone
  readonly icon: IconName
  readonly children: ReactNode
  /** At most one small link or button, such as "Undo". */
  readonly action?: ReactNode
}

/** The state of the work in one line of words. Read out politely when it changes. */
export const StatusLine = ({ tone, icon, children, action }: StatusLineProps) => (
  <div className={`status-line tone-${tone}`}>
    <Icon name={icon} />
    <span role="status">{children}</span>
    {action}
  </div>
)

export interface NoticeProps {
  readonly tone?: Tone
  readonly title?: string
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly onDismiss?: () => void
  /** Read out at once: for what happened just now and went wrong. */
  readonly isAlert?: boolean
}

export function Notice({ tone = 'calm', title, children, actions, onDismiss, isAlert }: NoticeProps) {
  const words = useUiWords()
  return (
    <div className={`notice tone-${tone}`} role={isAlert ? 'alert' : 'note'}>
      <Icon name={ICON[tone]} />
      <div className="notice-words">
        {title && <p className="notice-title">{title}</p>}
        <div>{children}</div>
        {(actions || onDismiss) && (
          <div className="notice-actions">
            {actions}
            {onDismiss && <Button onPress={onDismiss}>{words.dismiss}</Button>}
          </div>
        )}
      </div>
    </div>
  )
}

export interface EmptyProps {
  /** One sentence that teaches. */
  readonly children: ReactNode
  /** One button. */
  readonly action?: ReactNode
  readonly icon?: IconName
}

export const Empty = ({ children, action, icon }: EmptyProps) => (
  <div className="empty">
    {icon && <Icon name={icon} />}
    <p>{children}</p>
    {action}
  </div>
)

export interface ProgressProps {
  /** What is being done, in words; never a spinner alone. */
  readonly words: string
  /** Undefined while nobody knows how much there is. */
  readonly done?: number | undefined
  readonly total?: number | undefined
  /** Numbers in words, for example "3,400 of 100,000 rows". */
  readonly detail?: string
  readonly onCancel?: () => void
}

export function Progress({ words, done, total, detail, onCancel }: ProgressProps) {
  const labels = useUiWords()
  const known = done !== undefined && total !== undefined && total > 0
  return (
    <div className="progress">
      <p role="status">{words}</p>
      {known ? <progress aria-label={words} value={done} max={total} /> : <progress aria-label={words} />}
      {detail && <p className="progress-detail">{detail}</p>}
      {onCancel && <Button onPress={onCancel}>{labels.cancel}</Button>}
    </div>
  )
}

/** For screen readers only. */
export const Hidden = ({ children }: { readonly children: ReactNode }) => <span className="hidden">{children}</span>
