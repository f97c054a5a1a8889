import type { Voting } from '@porchlight/shared/canvass/sayings'
import { REGISTERED, VOTE_WAYS } from '@porchlight/shared/canvass/sayings'
import { useText } from '../../../i18n/use-text.ts'
import { Field } from '../../../ui/Field.tsx'
import { Toggles } from './Toggles.tsx'
import { saidWords } from './words.ts'

export interface VotingFieldsProps {
  readonly value: Voting | undefined
  readonly onChange: (voting: Voting | undefined) => void
}

const NOTHING: Voting = { when: '', how: '' }

/** Registered? And the plan: how, when, and who brings them. */
export function VotingFields({ value = NOTHING, onChange }: VotingFieldsProps) {
  const t = useText(saidWords)
  const registered = { yes: t.registeredYes, no: t.registeredNo, unsure: t.registeredUnsure }
  const ways = { mail: t.wayMail, early: t.wayEarly, day: t.wayDay, not: t.wayNot }
  const set = (part: { readonly [K in keyof Voting]?: Voting[K] | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...value, ...part }).filter(([, said]) => said !== undefined)) as unknown as Voting
    onChange(next.registered || next.way || next.when || next.how ? next : undefined)
  }
  return (
    <>
      <Toggles
        label={t.registered}
        options={REGISTERED.map(one => ({ value: one, label: registered[one], isOn: value.registered === one }))}
        onToggle={one => set({ registered: value.registered === one ? undefined : REGISTERED.find(each => each === one) })}
      />
      <Toggles
        label={t.way}
        options={VOTE_WAYS.map(one => ({ value: one, label: ways[one], isOn: value.way === one }))}
        onToggle={one => set({ way: value.way === one ? undefined : VOTE_WAYS.find(each => each === one) })}
      />
      <Field label={t.voteWhen} description={t.voteWhenHint} value={value.when} onChange={when => set({ when })} maxLength={120} />
      <Field label={t.voteHow} description={t.voteHowHint} value={value.how} onChange={how => set({ how })} maxLength={120} />
    </>
  )
}
