import './field.css'
import type { HTMLAttributes, ReactNode, Ref } from 'react'
import { useId } from 'react'

export interface FieldProps {
  readonly label: string
  /** One short sentence under the label. */
  readonly description?: ReactNode
  /** What is wrong with the value, and what to do; empty or undefined: nothing is. */
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly name?: string
  readonly type?: 'text' | 'tel' | 'url' | 'search' | 'date' | 'time'
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoCapitalize?: 'none' | 'words' | 'sentences' | 'characters'
  readonly spellCheck?: boolean
  /** Of what is typed, where that is in a language of its own. */
  readonly dir?: 'rtl' | 'ltr' | 'auto'
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line of text. The label always stands above it, the error in words below. Native: it is in the first paint. */
export function Field({ inputRef, ...props }: FieldProps) {
  const { framed, input } = useFraming(props)
  return (
    <Framed {...framed}>
      <input {...input} ref={inputRef} type={props.type ?? 'text'} />
    </Framed>
  )
}

export interface TextAreaProps extends Omit<FieldProps, 'type' | 'inputMode' | 'inputRef' | 'label'> {
  readonly label: ReactNode
  readonly rows?: number
}

export function TextArea({ rows = 3, ...props }: TextAreaProps) {
  const { framed, input } = useFraming(props)
  return (
    <Framed {...framed}>
      <textarea {...input} rows={rows} />
    </Framed>
  )
}

type Framing = Pick<TextAreaProps, 'label' | 'description' | 'error'> & { readonly id: string }

/** What the label and the words around an input get, and what the input itself gets. */
function useFraming({
  label,
  description,
  error,
  onChange,
  isRequired,
  isDisabled,
  autoFocus,
  ...rest
}: Omit<FieldProps, 'inputRef' | 'label'> & { readonly label: ReactNode }) {
  const id = useId()
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ')
  const framed: Framing = { label, description, error, id }
  const input = {
    ...rest,
    // Or the browser keeps what is typed, in plain words, in its own files for reopening tabs.
    autoComplete: 'off',
    id,
    required: isRequired,
    disabled: isDisabled,
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a screen is one field
    autoFocus,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  }
  return { framed, input }
}

const Framed = ({ label, description, error, id, children }: Framing & { readonly children: ReactNode }) => (
  <div className="field">
    <label htmlFor={id} className="field-label">
      {label}
    </label>
    {description && (
      <span id={`${id}-description`} className="field-description">
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

export interface PickProps {
  readonly label: string
  readonly description?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** One of many, in the phone's own list: for more than about six options. */
export function Pick({ label, description, value, onChange, options }: PickProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      {description && <span className="field-description">{description}</span>}
      <select autoComplete="off" value={value} onChange={event => onChange(event.target.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
