import { useState } from 'react'
import type { SaidStanding } from '@porchlight/shared/canvass/said'
import type { Sayings } from '@porchlight/shared/canvass/sayings'
import { Field, TextArea } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { PromiseFields } from './PromiseFields.tsx'
import { TagKeys } from './TagKeys.tsx'
import { VotingFields } from './VotingFields.tsx'
import { saidWords } from './words.ts'
import type { Parts } from './with-parts.ts'
import { withParts } from './with-parts.ts'

export interface SayingsFormProps {
  /** What is being said now. */
  readonly said: Sayings
  readonly onChange: (said: Sayings) => void
  /** Of a door as a whole nobody is asked how they vote. */
  readonly isPerson: boolean
  /** What stands of this person from before. */
  readonly standing?: SaidStanding | undefined
  /** The group's own tags, as far as this turf has them. */
  readonly ownTags?: readonly string[]
}

/** What may be said beside a result and the support. What is asked at most doors lies open, the rest unfolds by one touch. */
export function SayingsForm({ said, onChange, isPerson, standing, ownTags = [] }: SayingsFormProps) {
  const t = useText(saidWords)
  // What was there when the form came stays unfolded, whatever becomes of it.
  const [open] = useState({ promise: said.followUp !== undefined, voting: said.voting !== undefined, safety: said.safety !== undefined })
  const say = (part: Parts) => onChange(withParts(said, part))
  return (
    <>
      {isPerson && (
        <>
          <TagKeys tags={said.tags ?? {}} standing={standing?.tags ?? []} own={ownTags} onChange={tags => say({ tags })} />
          <Field
            label={t.issue}
            description={t.issueHint}
            value={said.issue ?? ''}
            onChange={issue => say({ issue: issue || undefined })}
            maxLength={120}
            autoCapitalize="sentences"
          />
          <Fold title={t.voting} isOpen={open.voting}>
            <VotingFields value={said.voting} onChange={voting => say({ voting })} />
          </Fold>
        </>
      )}
      <Fold title={t.promise} isOpen={open.promise}>
        <PromiseFields value={said.followUp} onChange={followUp => say({ followUp })} />
      </Fold>
      <Fold title={t.safety} isOpen={open.safety}>
        <TextArea
          label={t.safety}
          description={t.safetyHint}
          value={said.safety ?? ''}
          onChange={safety => say({ safety: safety || undefined })}
          maxLength={400}
          rows={2}
        />
      </Fold>
    </>
  )
}
