import { useState } from 'react'
import { useGroup } from '../../../app/services.tsx'
import type { MemberView } from '../../../engine/api.ts'
import type { Removed } from '../../../engine/api-members.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { memberWords } from '../member-words.ts'
import { AskToRemove } from './AskToRemove.tsx'

export interface RemoveMemberProps {
  readonly member: MemberView
  readonly name: string
  readonly onRemoved: (removed: Removed) => void
}

/** Ends a member for ever; what ended with them is told on the same screen afterwards. */
export function RemoveMember({ member, name, onRemoved }: RemoveMemberProps) {
  const t = useText(memberWords)
  const group = useGroup()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button look="danger" onPress={() => setAsks(true)}>
        {t.remove}
      </Button>
      {asks && (
        <AskToRemove
          title={t.removeTitle(name)}
          what={[t.removeWhat, t.removeKeeps]}
          usual={{ label: t.goodbye, description: t.goodbyeText }}
          cause={{ label: t.lost, description: t.lostText }}
          then={() => [t.removeOnce]}
          remove={how => group.removeMember(member.id, how)}
          onRemoved={removed => {
            setAsks(false)
            onRemoved(removed)
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}
