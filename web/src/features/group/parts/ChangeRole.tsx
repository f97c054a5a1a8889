import { useState } from 'react'
import type { Role } from '@porchlight/shared/base/ids'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { MemberView } from '../../../engine/api.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { memberWords } from '../member-words.ts'
import { MAY } from '../who-may-remove.ts'
import { groupWords } from '../words.ts'

const ROLES: readonly Role[] = ['admin', 'organizer', 'member', 'canvasser']

/** An admin says what somebody may do. */
export function ChangeRole({ member }: { readonly member: MemberView }) {
  const t = useText(memberWords)
  const words = useText(groupWords)
  const group = useGroup()
  const [role, setRole] = useState<Role>(member.role)
  const [done, setDone] = useState(false)
  const save = useAct(async () => {
    const changed = await group.setRole(member.id, role)
    setDone(changed.ok)
    return changed
  })
  return (
    <Fold title={t.change}>
      <Choice
        label={t.role}
        value={role}
        onChange={value => {
          setRole(value as Role)
          setDone(false)
        }}
        options={ROLES.map(value => ({ value, label: words[value], description: t[MAY[value]] }))}
      />
      <p>{t.changeText}</p>
      <RefusalNotice refusal={save.refusal} />
      {done && (
        <Notice tone="go" isAlert>
          {t.saved}
        </Notice>
      )}
      <Button isPending={save.isPending} onPress={() => void save.run()}>
        {t.save}
      </Button>
    </Fold>
  )
}
