import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { dropList } from '@porchlight/shared/canvass/saved-lists'
import type { SavedList } from '@porchlight/shared/canvass/saved-lists'
import { announce } from '../../../app/announce.tsx'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { CANVASS } from '../board-doc.ts'
import { whomWords } from '../whom-words.ts'

export interface RemovingProps {
  readonly list: SavedList | undefined
  /** The one that was taken away last: brought back by one touch for as long as the screen is there. */
  readonly removed: SavedList | undefined
  readonly onRemoved: (list: SavedList | undefined) => void
  readonly onList: (id: string) => void
}

/** Takes a saved list away. */
export function Removing({ list, removed, onRemoved, onList }: RemovingProps) {
  const t = useText(whomWords)
  const group = useGroup()
  const drop = useAct(({ id }: SavedList, off: boolean) => group.change(canvassKind, CANVASS, dropList, { id, off }))
  const change = async (one: SavedList, off: boolean) => {
    const done = await drop.run(one, off)
    if (!done?.ok) return
    onRemoved(off ? one : undefined)
    if (off) announce(t.removed(one.name))
    onList(off ? '' : one.id)
  }
  return (
    <>
      <RefusalNotice refusal={drop.refusal} />
      {list && (
        <Button isPending={drop.isPending} onPress={() => void change(list, true)}>
          {t.remove}
        </Button>
      )}
      {removed && !list && (
        <Button look="plain" icon="undo" isPending={drop.isPending} onPress={() => void change(removed, false)}>
          {t.undo(removed.name)}
        </Button>
      )}
    </>
  )
}
