import './field.css'
import type { HTMLAttributes, ReactNode, Ref } from 'react'
import { TextField } from 'react-aria-components/TextField'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'

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
  readonly type?: 'text' | 'tel' | 'url' | 'search'
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoComplete?: string
  readonly autoCapitalize?: 'none' | 'words' | 'sentences' | 'characters'
  readonly spellCheck?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line of text. The label always stands above it, the error in words below. */
export function Field({ label, description, error, inputRef, autoCapitalize, spellCheck, ...rest }: FieldProps) {
  return (
    <TextField {...rest} className="field" isInvalid={!!error} validationBehavior="aria">
      <Label>{label}</Label>
      {description && <Text slot="description">{description}</Text>}
      <Input {...(inputRef ? { ref: inputRef } : {})} autoCapitalize={autoCapitalize} spellCheck={spellCheck} />
      <FieldError>{error}</FieldError>
    </TextField>
  )
}

export interface TextAreaProps extends Omit<FieldProps, 'type' | 'inputMode' | 'autoComplete' | 'inputRef'> {
  readonly rows?: number
}

export function TextArea({ label, description, error, rows = 3, autoCapitalize, spellCheck, ...rest }: TextAreaProps) {
  return (
    <TextField {...rest} className="field" isInvalid={!!error} validationBehavior="aria">
      <Label>{label}</Label>
      {description && <Text slot="description">{description}</Text>}
      <AriaTextArea rows={rows} autoCapitalize={autoCapitalize} spellCheck={spellCheck} />
      <FieldError>{error}</FieldError>
    </TextField>
  )
}

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
      <select value={value} onChange={event => onChange(event.target.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
