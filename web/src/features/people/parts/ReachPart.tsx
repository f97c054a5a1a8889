import type { FormEvent } from 'react'
import { useState } from 'react'
import { addValue, removeValue } from '@porchlight/shared/people/people.actions'
import type { ValueArgs } from '@porchlight/shared/people/people.actions'
import { EMAIL_KINDS, PHONE_KINDS } from '@porchlight/shared/people/types'
import type { EmailKind, PhoneKind } from '@porchlight/shared/people/types'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Pick } from '../../../ui/Field.tsx'
import { editWords } from '../edit-words.ts'
import { sayWords } from '../say-words.ts'
import { useSaveOnLeave } from '../use-hold.ts'
import { Removed } from './Removed.tsx'
import type { PartProps } from './TextParts.tsx'

/** One number or address with its kind, whichever of the two it is. */
interface Entry {
  readonly value: string
  readonly kind: PhoneKind
}

/** Phones or e-mails. */
export function ReachPart({ person, change, field }: PartProps & { readonly field: 'phones' | 'emails' }) {
  const t = useText(editWords)
  const kinds = useText(sayWords)
  const isPhone = field === 'phones'
  const [draft, setDraft] = useState<Entry>({ value: '', kind: isPhone ? 'mobile' : 'home' })
  const [gone, setGone] = useState<Entry>()
  const entries: readonly Entry[] = isPhone
    ? person.phones.map(({ number, kind }) => ({ value: number, kind }))
    : person.emails.map(({ address, kind }) => ({ value: address, kind }))
  const options = (isPhone ? PHONE_KINDS : EMAIL_KINDS).map(kind => ({ value: kind, label: kinds[kind] }))
  const args = ({ value, kind }: Entry): ValueArgs =>
    isPhone
      ? { person: person.id, field: 'phones', value: { number: value, kind } }
      : { person: person.id, field: 'emails', value: { address: value, kind: kind as EmailKind } }
  const add = (entry: Entry) => change(addValue, args(entry))
  const remove = async (entry: Entry) => {
    if (await change(removeValue, args(entry))) setGone(entry)
  }
  const typed = () => void add(draft).then(saved => saved && setDraft({ ...draft, value: '' }))
  useSaveOnLeave(draft.value.trim() !== '', typed)
  return (
    <>
      {entries.map(entry => (
        <div key={entry.value} className="reach reach-edit" role="group" aria-label={entry.value}>
          <span className="reach-words">
            <span className="reach-value">{entry.value}</span>
          </span>
          <span className="reach-acts">
            <Pick label={t.kind} value={entry.kind} onChange={kind => void add({ ...entry, kind: kind as PhoneKind })} options={options} />
            <Button label={t.removeOf(entry.value)} onPress={() => void remove(entry)}>
              {t.remove}
            </Button>
          </span>
        </div>
      ))}
      {gone && <Removed words={gone.value} onUndo={() => void add(gone).then(saved => saved && setGone(undefined))} />}
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          typed()
        }}
      >
        <Field
          label={isPhone ? t.number : t.mailAddress}
          value={draft.value}
          onChange={value => setDraft({ ...draft, value })}
          maxLength={254}
          autoCapitalize="none"
          spellCheck={false}
          {...(isPhone ? { type: 'tel' as const } : { inputMode: 'email' as const })}
        />
        <Pick label={t.kind} value={draft.kind} onChange={kind => setDraft({ ...draft, kind: kind as PhoneKind })} options={options} />
        <Button type="submit" icon="plus">
          {t.add}
        </Button>
      </form>
    </>
  )
}
