import { useId } from 'react'

export interface WhenFieldProps {
  readonly label: string
  readonly type: 'date' | 'time'
  /** `YYYY-MM-DD` or `HH:MM`; empty: none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
}

/** A day or a time of day, with the phone's own wheel or calendar. */
export function WhenField({ label, type, value, onChange, isRequired }: WhenFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type={type}
        autoComplete="off"
        value={value}
        required={isRequired}
        onChange={event => {
          // Emptied by hand it keeps the last: a plan always has a day and a time.
          if (event.target.value !== '' || !isRequired) onChange(event.target.value)
        }}
      />
    </div>
  )
}
