import './choice.css'
import './field.css'
import type { ReactNode } from 'react'
import { useId } from 'react'

export interface Option {
  readonly value: string
  readonly label: ReactNode
  readonly description?: ReactNode
}

interface GroupProps {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly error?: string | undefined
  readonly options: readonly Option[]
}

export interface ChoiceProps extends GroupProps {
  /** Empty: nothing chosen yet. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of a few, all to be seen. Native radio buttons: the arrow keys move among them. */
export function Choice({ options, value, onChange, ...words }: ChoiceProps) {
  const name = useId()
  return (
    <Group {...words} role="radiogroup">
      {options.map(option => (
        <Mark
          key={option.value}
          type="radio"
          name={name}
          isChecked={option.value === value}
          onChange={() => onChange(option.value)}
          {...option}
        />
      ))}
    </Group>
  )
}

export interface ChecksProps extends GroupProps {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}

/** Any number of a few. */
export function Checks({ options, value, onChange, ...words }: ChecksProps) {
  const toggle = (one: string, on: boolean) =>
    onChange(options.map(option => option.value).filter(each => (each === one ? on : value.includes(each))))
  return (
    <Group {...words} role="group">
      {options.map(option => (
        <Mark
          key={option.value}
          type="checkbox"
          isChecked={value.includes(option.value)}
          onChange={on => toggle(option.value, on)}
          {...option}
        />
      ))}
    </Group>
  )
}

export interface CheckProps {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly isDisabled?: boolean
}

/** Yes or no, by itself. */
export const Check = ({ value, isDisabled = false, ...rest }: CheckProps) => (
  <Mark type="checkbox" isChecked={value} isDisabled={isDisabled} {...rest} />
)

function Group({ label, description, error, role, children }: Omit<GroupProps, 'options'> & { role: string; children: ReactNode }) {
  const id = useId()
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div
      className="choice"
      role={role}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy || undefined}
      aria-invalid={error ? true : undefined}
    >
      <span id={`${id}-label`} className="choice-label">
        {label}
      </span>
      {description && (
        <span id={`${id}-description`} className="option-description">
          {description}
        </span>
      )}
      {children}
      {error && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

interface MarkProps {
  readonly type: 'radio' | 'checkbox'
  readonly name?: string
  readonly isChecked: boolean
  readonly isDisabled?: boolean
  readonly onChange: (on: boolean) => void
  readonly label: ReactNode
  readonly description?: ReactNode
}

/** The whole card can be touched; the input itself lies over its mark, so that it is what gets focus and is found. */
const Mark = ({ type, name, isChecked, isDisabled, onChange, label, description }: MarkProps) => (
  <label className="option">
    <input type={type} name={name} checked={isChecked} disabled={isDisabled} onChange={event => onChange(event.target.checked)} />
    <span className="option-words">
      <span>{label}</span>
      {description && <span className="option-description">{description}</span>}
    </span>
  </label>
)
