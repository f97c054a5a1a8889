import { useState } from 'react'
import { Field, TextArea } from '../../../ui/Field.tsx'
import type { FieldProps } from '../../../ui/Field.tsx'
import { useSaveOnLeave } from '../use-hold.ts'

export interface SavedFieldProps extends Pick<FieldProps, 'label' | 'description' | 'maxLength' | 'autoCapitalize' | 'inputMode'> {
  /** As it is saved. */
  readonly value: string
  /** Whether it was saved; what was refused stays in the field. */
  readonly onSave: (value: string) => Promise<boolean>
  readonly isLong?: boolean
}

/** One field that saves itself when it is left: each is a change of its own, so that two phones may each change one. */
export function SavedField({ value, onSave, isLong, ...rest }: SavedFieldProps) {
  const [draft, setDraft] = useState<string>()
  const isHalfTyped = draft !== undefined && draft.trim() !== value
  const save = () => {
    if (!isHalfTyped) return setDraft(undefined)
    void onSave(draft).then(saved => saved && setDraft(now => (now === draft ? undefined : now)))
  }
  useSaveOnLeave(isHalfTyped, save, 'hidden')
  const field = { ...rest, value: draft ?? value, onChange: setDraft, onBlur: save }
  return isLong ? <TextArea {...field} rows={5} /> : <Field {...field} />
}
