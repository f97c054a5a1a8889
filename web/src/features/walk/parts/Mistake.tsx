import { ownAddition } from '@porchlight/shared/canvass/additions'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useMe } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { doorMoreWords } from '../door-more-words.ts'
import type { Walk } from '../use-walk.ts'
import { useUndoAdded } from './UndoAdded.tsx'

export interface MistakeProps {
  readonly walk: Walk
  readonly door: string
  /** Who is open; else the door itself is meant. */
  readonly person?: string
}

/** I have added them, or this door, and nothing hangs on it: also later than the next thing that I did. */
export default function Mistake({ walk, door, person }: MistakeProps) {
  const t = useText(doorMoreWords)
  const { member } = useMe()
  const added = ownAddition(walk.turf, walk.visits, member, door, person)
  const takeBack = useUndoAdded(walk, added, door)
  // As long as it is the last thing that was done it stands below, like every undo.
  if (!added || walk.added?.id === added.id) return null
  return (
    <>
      <Button look="plain" icon="undo" isPending={takeBack.isPending} onPress={() => void takeBack.run()}>
        {added.name ? t.mistakePerson : t.mistakeDoor}
      </Button>
      <RefusalNotice refusal={takeBack.refusal} />
    </>
  )
}
