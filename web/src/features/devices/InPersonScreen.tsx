import { useMemo, useState } from 'react'
import { docId, type TurfScope } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { paths } from '../../app/paths.ts'
import { useGroupSummary, useMe, useView } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import type { NewOffer } from '../../engine/api-devices.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { LetIn } from './parts/LetIn.tsx'
import { deviceWords } from './words.ts'

type Newcomer = 'canvasser' | 'member' | 'organizer'

/** Somebody new who stands beside me: what they may do, then phone to phone. */
export default function InPersonScreen() {
  const t = useText(deviceWords)
  const over = useGroupSummary()?.name ?? ''
  const me = useMe()
  const turfs = useView(canvassKind, docId('canvass', 'organizers'))?.turfs.filter(turf => !turf.retired) ?? []
  const [role, setRole] = useState<Newcomer>('canvasser')
  const [picked, setPicked] = useState<string>('')
  const [chosen, setChosen] = useState<{ role: Newcomer; turf: string }>()
  const turf = picked || turfs[0]?.scope || ''
  const input = useMemo((): NewOffer | undefined => {
    if (!chosen) return undefined
    return { what: 'member', role: chosen.role, scopes: chosen.role === 'canvasser' ? [chosen.turf as TurfScope] : [] }
  }, [chosen])
  const needsTurf = role === 'canvasser' && turf === ''
  return (
    <Screen
      title={t.personTitle}
      over={over}
      back={paths.group}
      status={<WorkStatus />}
      actions={
        !input && (
          <Button look="primary" wide isDisabled={needsTurf} onPress={() => setChosen({ role, turf })}>
            {t.goOn}
          </Button>
        )
      }
    >
      {input ? (
        <LetIn input={input} back={paths.group} />
      ) : (
        <>
          <p>{t.personWhat}</p>
          <Choice
            label={t.role}
            value={role}
            onChange={value => setRole(value as Newcomer)}
            options={[
              { value: 'canvasser', label: t.canvasser, description: t.canvasserText },
              { value: 'member', label: t.member, description: t.memberText },
              ...(me.role === 'admin' ? [{ value: 'organizer', label: t.organizer, description: t.organizerText }] : []),
            ]}
          />
          {role === 'canvasser' && turfs.length > 0 && (
            <Pick label={t.turf} value={turf} onChange={setPicked} options={turfs.map(one => ({ value: one.scope, label: one.name }))} />
          )}
          {needsTurf && <Notice tone="porch">{t.noTurf}</Notice>}
        </>
      )}
    </Screen>
  )
}
