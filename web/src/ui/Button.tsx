import './button.css'
import type { ReactNode } from 'react'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'

/** `primary`: the one thing to do here; `quiet`: others; `danger`: cannot be undone; `result`: 56 px, for the door. */
export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'result' | 'plain'

interface Looks {
  readonly look?: ButtonLook
  readonly icon?: IconName
  /** As wide as its container. */
  readonly wide?: boolean
  readonly children: ReactNode
}

export interface ButtonProps extends Looks {
  readonly onPress?: () => void
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** Working on it: keeps its place and focus, ignores presses. */
  readonly isPending?: boolean
  /** For a toggle: said as pressed or not. */
  readonly isPressed?: boolean
  readonly label?: string
  readonly describedBy?: string
}

/** A native button: it is in the first paint of every screen, and the platform's own press is all that it needs. */
export function Button({ look = 'quiet', icon, wide, children, ...rest }: ButtonProps) {
  return (
    <Press {...rest} className={className(look, wide)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Press>
  )
}

export interface PressProps extends Omit<ButtonProps, keyof Looks> {
  readonly className: string
  readonly children: ReactNode
}

/** A button without a look of its own, for rows and lines that can be pressed. */
export const Press = ({
  onPress,
  type = 'button',
  isDisabled,
  isPending,
  isPressed,
  label,
  describedBy,
  className,
  children,
}: PressProps) => (
  <button
    type={type}
    className={className}
    disabled={isDisabled}
    // Pending keeps the focus, which `disabled` would throw away.
    aria-disabled={isPending || undefined}
    aria-pressed={isPressed}
    aria-label={label}
    aria-describedby={describedBy}
    onClick={event => {
      if (isPending) event.preventDefault()
      else onPress?.()
    }}
  >
    {children}
  </button>
)

export interface LinkButtonProps extends Looks {
  readonly href: string
  /** Besides going there: what it stands in closes, also when "there" is where one is already. */
  readonly onPress?: () => void
}

/** Looks like a button, is a link: for going somewhere. */
export function LinkButton({ look = 'quiet', icon, wide, children, href, onPress }: LinkButtonProps) {
  return (
    <Link href={href} className={className(look, wide)} {...(onPress ? { onClick: onPress } : {})}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}

export interface IconButtonProps {
  readonly icon: IconName
  /** What it does; it has no other words. */
  readonly label: string
  readonly onPress: () => void
  readonly isDisabled?: boolean
}

export const IconButton = ({ icon, ...rest }: IconButtonProps) => (
  <Press {...rest} className="button icon-button">
    <Icon name={icon} />
  </Press>
)

const className = (look: ButtonLook, wide?: boolean) => `button button-${look}${wide ? ' button-wide' : ''}`
