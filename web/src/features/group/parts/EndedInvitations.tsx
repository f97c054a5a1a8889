import { useState } from 'react'
import type { InvitationId } from '@porchlight/shared/base/ids'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { EndedInvitation } from '../../../engine/api-members.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { memberWords } from '../member-words.ts'
import { useTurfNames } from '../use-names.ts'
import { groupWords } from '../words.ts'

/** Invitations that ended with a removal, each to be made anew by one tap. */
export function EndedInvitations({ ended }: { readonly ended: readonly EndedInvitation[] }) {
  const t = useText(memberWords)
  const words = useText(groupWords)
  const format = useFormat()
  const group = useGroup()
  const turfName = useTurfNames()
  const [made, setMade] = useState<readonly InvitationId[]>([])
  const again = useAct(async ({ id, role, scopes, uses }: EndedInvitation) => {
    const invited = await group.invite({ role, scopes, uses })
    if (invited.ok) setMade(now => [...now, id])
    return invited
  })
  if (ended.length === 0) return null
  const to = ({ role, scopes }: EndedInvitation) =>
    scopes.length > 0 ? format.list(scopes.map(scope => turfName(scope) ?? t.turfUnnamed)) : words[role]
  return (
    <>
      <p>{t.ended}</p>
      <RefusalNotice refusal={again.refusal} />
      <List label={t.ended}>
        {ended.map(one => (
          <Row
            key={one.id}
            title={to(one)}
            {...(made.includes(one.id)
              ? { detail: t.madeAgain }
              : {
                  actions: (
                    <Button label={`${t.again}: ${to(one)}`} isPending={again.isPending} onPress={() => void again.run(one)}>
                      {t.again}
                    </Button>
                  ),
                })}
          />
        ))}
      </List>
    </>
  )
}
