import type { SaidStanding } from '@porchlight/shared/canvass/said'
import { useText } from '../../../i18n/use-text.ts'
import { useSay } from '../say.ts'
import { useSupportWords } from './SupportScale.tsx'
import { useTagWords } from './TagKeys.tsx'
import { saidWords } from './words.ts'

export interface SaidLinesProps {
  readonly said: SaidStanding
  readonly nameOf: (member: string) => string
}

/** What this person has said before, and to whom: the latest, and where two heard different things both. */
export function SaidLines({ said, nameOf }: SaidLinesProps) {
  const t = useText(saidWords)
  const say = useSay()
  const support = useSupportWords()
  const tag = useTagWords()
  const { voting } = said
  const registered = voting?.registered && { yes: t.registeredYes, no: t.registeredNo, unsure: t.registeredUnsure }[voting.registered]
  const way = voting?.way && { mail: t.wayMail, early: t.wayEarly, day: t.wayDay, not: t.wayNot }[voting.way]
  const votes = voting && [registered, way && t.votes(way), voting.when, voting.how].filter(Boolean).join(' · ')
  const by = (one: { readonly by: string; readonly at: number }) => t.by(nameOf(one.by), say.when(one.at))
  return (
    <ul className="door-notes">
      {said.support?.disagree && <li>{t.supportDisagree}</li>}
      {said.support?.told.slice(0, said.support.disagree ? 3 : 1).map(one => (
        <li key={one.visit.id}>
          <strong>{support(one.support)}</strong> <span className="quiet">({by(one)})</span>
        </li>
      ))}
      {said.issues.slice(0, 2).map(one => (
        <li key={one.visit.id}>
          “{one.words}” <span className="quiet">({by(one)})</span>
        </li>
      ))}
      {said.tags.length > 0 && <li>{said.tags.map(tag).join(' · ')}</li>}
      {votes && <li>{votes}</li>}
    </ul>
  )
}
