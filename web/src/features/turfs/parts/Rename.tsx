import { useState } from 'react'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { TURF_NAME_LENGTH, renameTurf } from '@porchlight/shared/canvass/turf.actions'
import { announce } from '../../../app/announce.tsx'
import { turfDoc } from '../../../app/canvass/turf-docs.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { turfWords } from '../messages.ts'
import type { BoardTurf } from '../use-board.ts'

/** Another name for a turf, for everybody who has it; taken back by one touch while the turf is on the screen. */
export function Rename({ turf }: { readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const group = useGroup()
  const [typed, setTyped] = useState<string>()
  const [before, setBefore] = useState<string>()
  const rename = useAct((name: string) => group.change(turfKind, turfDoc(turf.scope), renameTurf, { name }))
  const give = async (name: string, old: string | undefined) => {
    const given = await rename.run(name)
    if (!given?.ok) return
    setTyped(undefined)
    setBefore(old)
    announce(t.renamed(name.trim()))
  }
  const submit = () => void give(typed ?? '', turf.name)
  return (
    <div className="turf-name">
      <Button onPress={() => setTyped(turf.name)}>{t.rename}</Button>
      {before !== undefined && (
        <Button look="plain" icon="undo" isPending={rename.isPending} onPress={() => void give(before, undefined)}>
          {t.renameUndo(before)}
        </Button>
      )}
      {typed === undefined && <RefusalNotice refusal={rename.refusal} />}
      <Sheet
        title={t.renameTitle}
        isOpen={typed !== undefined}
        onClose={() => setTyped(undefined)}
        actions={
          <Button look="primary" wide isPending={rename.isPending} onPress={submit}>
            {t.renameSave}
          </Button>
        }
      >
        <form
          onSubmit={event => {
            event.preventDefault()
            submit()
          }}
        >
          <Field
            label={t.turfName}
            description={t.renameText}
            value={typed ?? ''}
            onChange={setTyped}
            maxLength={TURF_NAME_LENGTH}
            autoCapitalize="words"
          />
        </form>
        <RefusalNotice refusal={rename.refusal} />
      </Sheet>
    </div>
  )
}
