import './sayings.css'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { Press } from '../../../ui/Button.tsx'

export interface ToggleOption {
  readonly value: string
  readonly label: string
  readonly isOn: boolean
  readonly mark?: ReactNode
}

export interface TogglesProps {
  readonly label: string
  readonly description?: string | undefined
  readonly options: readonly ToggleOption[]
  readonly onToggle: (value: string) => void
}

/** A few large keys beside each other, each on or off: one touch and no list to open. On: filled, and with a frame. */
export function Toggles({ label, description, options, onToggle }: TogglesProps) {
  const id = useId()
  return (
    <div className="toggles" role="group" aria-labelledby={id} {...(description ? { 'aria-describedby': `${id}-more` } : {})}>
      <span id={id} className="choice-label">
        {label}
      </span>
      <div className="toggle-keys">
        {options.map(option => (
          <Press
            key={option.value}
            className={option.isOn ? 'toggle toggle-on' : 'toggle'}
            isPressed={option.isOn}
            onPress={() => onToggle(option.value)}
          >
            {option.mark ?? <Tick isOn={option.isOn} />}
            <span>{option.label}</span>
          </Press>
        ))}
      </div>
      {description && (
        <span id={`${id}-more`} className="option-description">
          {description}
        </span>
      )}
    </div>
  )
}

/** A shape that says something by itself, drawn in the colour of the words. */
export const Mark = ({ path }: { readonly path: string }) => (
  <svg
    className="said-mark"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
)

/** An empty box, or one with a tick. */
const Tick = ({ isOn }: { readonly isOn: boolean }) => <Mark path={isOn ? 'M4 4h16v16H4zM8 12l3 3 5-6' : 'M4 4h16v16H4z'} />
