import './button.css'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
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

export function Button({ look = 'quiet', icon, wide, children, label, describedBy, isPressed, type = 'button', ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      type={type}
      className={className(look, wide)}
      {...(label ? { 'aria-label': label } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  )
}

/** Looks like a button, is a link: for going somewhere. */
export function LinkButton({ look = 'quiet', icon, wide, children, href }: Looks & { readonly href: string }) {
  return (
    <Link href={href} className={className(look, wide)}>
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

export const IconButton = ({ icon, label, ...rest }: IconButtonProps) => (
  <AriaButton {...rest} aria-label={label} className="button icon-button">
    <Icon name={icon} />
  </AriaButton>
)

const className = (look: ButtonLook, wide?: boolean) => `button button-${look}${wide ? ' button-wide' : ''}`
