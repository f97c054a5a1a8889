import { Field } from '../ui/Field.tsx'

export interface AddressFieldProps {
  readonly label: string
  readonly description: string
  readonly value: string
  readonly onChange: (address: string) => void
}

/** A relay's address, which no keyboard may "correct". */
export const AddressField = (props: AddressFieldProps) => (
  <Field {...props} type="url" inputMode="url" autoCapitalize="none" spellCheck={false} />
)
