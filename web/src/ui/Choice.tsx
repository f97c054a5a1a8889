import './choice.css'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'

export interface Option {
  readonly value: string
  readonly label: ReactNode
  readonly description?: ReactNode
}

interface GroupProps {
  readonly label: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  readonly options: readonly Option[]
}

export interface ChoiceProps extends GroupProps {
  /** Empty: nothing chosen yet. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of a few, all to be seen. */
export function Choice({ label, description, error, options, value, onChange }: ChoiceProps) {
  return (
    <RadioGroup className="choice" value={value || null} onChange={onChange} isInvalid={!!error} validationBehavior="aria">
      <Label>{label}</Label>
      {description && <Text slot="description">{description}</Text>}
      {options.map(option => (
        <Radio key={option.value} value={option.value} className="option">
          <span className="mark mark-round" aria-hidden="true" />
          <OptionWords {...option} />
        </Radio>
      ))}
      <FieldError>{error}</FieldError>
    </RadioGroup>
  )
}

export interface ChecksProps extends GroupProps {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}

/** Any number of a few. */
export function Checks({ label, description, error, options, value, onChange }: ChecksProps) {
  return (
    <CheckboxGroup className="choice" value={[...value]} onChange={onChange} isInvalid={!!error} validationBehavior="aria">
      <Label>{label}</Label>
      {description && <Text slot="description">{description}</Text>}
      {options.map(option => (
        <Checkbox key={option.value} value={option.value} className="option">
          <span className="mark" aria-hidden="true" />
          <OptionWords {...option} />
        </Checkbox>
      ))}
      <FieldError>{error}</FieldError>
    </CheckboxGroup>
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
export function Check({ label, description, value, onChange, isDisabled = false }: CheckProps) {
  return (
    <Checkbox className="option" isSelected={value} onChange={onChange} isDisabled={isDisabled}>
      <span className="mark" aria-hidden="true" />
      <OptionWords label={label} description={description} />
    </Checkbox>
  )
}

const OptionWords = ({ label, description }: { readonly label: ReactNode; readonly description?: ReactNode }) => (
  <span className="option-words">
    <span>{label}</span>
    {description && <span className="option-description">{description}</span>}
  </span>
)
