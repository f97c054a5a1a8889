import { useState } from 'react'
import { docId, isTurf } from '@porchlight/shared/base/ids'
import { ok } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { setCanvasserName } from '@porchlight/shared/canvass/visits.actions'
import { GROUP_NAME_LENGTH, groupKind } from '@porchlight/shared/group/group'
import { renameGroup, setOwnName } from '@porchlight/shared/group/group.actions'
import { currentVisits } from '../../../app/canvass/turf-docs.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup, useMe } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { groupWords } from '../words.ts'

export interface NameSheetProps {
  readonly of: 'group' | 'me'
  readonly now: string
  readonly onClose: () => void
}

/** One name. My own goes where the others look for it: into the group, or, for a canvasser, into the turfs. */
export function NameSheet({ of, now, onClose }: NameSheetProps) {
  const t = useText(groupWords)
  const group = useGroup()
  const me = useMe()
  const [name, setName] = useState(now)
  const save = useAct(async () => {
    if (of === 'group') return group.change(groupKind, docId('group', 'group'), renameGroup, { name })
    if (me.role !== 'canvasser') return group.change(groupKind, docId('group', 'group'), setOwnName, { name })
    for (const turf of me.scopes.filter(isTurf)) {
      const written = await group.change(visitsKind, currentVisits(group, turf), setCanvasserName, { name })
      if (!written.ok) return written
    }
    return ok(undefined)
  })
  const submit = async () => {
    const saved = await save.run()
    if (saved?.ok) onClose()
  }
  return (
    <Sheet
      title={of === 'group' ? t.rename : t.changeName}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide isPending={save.isPending} onPress={() => void submit()}>
          {t.save}
        </Button>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field
          label={of === 'group' ? t.groupName : t.myName}
          {...(of === 'me' ? { description: t.myNameHint } : {})}
          value={name}
          onChange={setName}
          maxLength={GROUP_NAME_LENGTH}
          autoCapitalize="words"
        />
      </form>
      <RefusalNotice refusal={save.refusal} />
    </Sheet>
  )
}
