import { useState } from 'react'
import { nameCaptain } from '@porchlight/shared/canvass/recut.actions'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { TURF_NAME_LENGTH } from '@porchlight/shared/canvass/turf.actions'
import { announce } from '../../../app/announce.tsx'
import { turfDoc } from '../../../app/canvass/turf-docs.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup, useRoster } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { turfWords } from '../messages.ts'
import type { Board, BoardTurf } from '../use-board.ts'

/** Whom people of a turf turn to: somebody of the group by a touch, or anybody by name. */
export function Captain({ board, turf }: { readonly board: Board; readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const group = useGroup()
  const { members } = useRoster()
  const now = turf.turf?.captain ?? ''
  const [typed, setTyped] = useState<string>()
  const act = useAct((captain: string) => group.change(turfKind, turfDoc(turf.scope), nameCaptain, { captain }))
  const known = [...new Set(members.filter(one => !one.removed).map(one => board.nameOf(one.id)))].filter(
    name => name !== '' && name !== typed?.trim(),
  )
  const save = async () => {
    const captain = (typed ?? '').trim()
    const saved = await act.run(captain)
    if (!saved?.ok) return
    setTyped(undefined)
    announce(t.captainIs(captain))
  }
  return (
    <div className="turf-name">
      <Button onPress={() => setTyped(now)}>{now ? t.captainChange : t.captainName}</Button>
      <Sheet
        title={t.captainTitle}
        isOpen={typed !== undefined}
        onClose={() => setTyped(undefined)}
        actions={
          <Button look="primary" wide isPending={act.isPending} onPress={() => void save()}>
            {t.captainSave}
          </Button>
        }
      >
        <form
          onSubmit={event => {
            event.preventDefault()
            void save()
          }}
        >
          <Field
            label={t.captainWho}
            description={t.captainText}
            value={typed ?? ''}
            onChange={setTyped}
            maxLength={TURF_NAME_LENGTH}
            autoCapitalize="words"
          />
        </form>
        <div className="turf-name">
          {known.map(name => (
            <Button key={name} onPress={() => setTyped(name)}>
              {name}
            </Button>
          ))}
        </div>
        <RefusalNotice refusal={act.refusal} />
      </Sheet>
    </div>
  )
}
