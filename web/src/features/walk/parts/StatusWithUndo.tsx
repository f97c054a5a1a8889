import { useMemo } from 'react'
import type { Visit } from '@porchlight/shared/canvass/types'
import { announce } from '../../../app/announce.tsx'
import { newId } from '../../../app/canvass/new-id.ts'
import { useNow } from '../../../app/canvass/use-now.ts'
import { useSay } from '../../../app/canvass/say.ts'
import { useUndo } from '../../../app/canvass/use-record.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { doorWords } from '../door-messages.ts'
import type { Walk } from '../use-walk.ts'
import { SHIFT } from '../use-walk.ts'
import { UndoAdded } from './UndoAdded.tsx'

export interface StatusWithUndoProps {
  readonly walk: Walk
  readonly door?: string | undefined
  readonly onUndone?: (visit: Visit) => void
}

/** The state of the work, and what this phone did last: undone by one touch until the next thing that it does. */
export function StatusWithUndo(props: StatusWithUndoProps) {
  const { added } = props.walk
  return added ? <UndoAdded {...props} added={added} /> : <UndoVisit {...props} />
}

function UndoVisit({ walk, door, onUndone }: StatusWithUndoProps) {
  const t = useText(doorWords)
  const say = useSay()
  const undo = useUndo(walk.scope)
  const now = useNow()
  const { last } = walk
  const lastId = last?.current?.id
  // Made once for each visit that can be undone, so that a double touch is one undo.
  const id = useMemo(() => (lastId ? newId() : ''), [lastId])
  const address = last && walk.state.doors.get(last.first.door)?.door.address
  if (!last || !address || now - last.last.at > SHIFT) return <WorkStatus />
  const said = last.current ?? last.all.findLast(visit => !visit.undone) ?? last.first
  const number = say.number(address)
  // Somebody else of that household may still have something to say.
  const isPartly = walk.state.doors.get(last.first.door)?.state === 'partly'
  const what = say.visitAt(address, said)
  const undoIt = async (visit: string) => {
    const undone = await undo.run({ id, visit })
    if (!undone?.ok) return
    announce(t.undone(what))
    onUndone?.(said)
  }
  return (
    <>
      <WorkStatus />
      <div className="undo-line">
        {lastId ? (
          <Button look="plain" icon="undo" isPending={undo.isPending} onPress={() => void undoIt(lastId)}>
            {t.undo(what)}
          </Button>
        ) : (
          <span>{t.undone(what)}</span>
        )}
        {door !== last.first.door && (!lastId || isPartly) && (
          <LinkButton look="plain" href={paths.door(walk.scope, last.first.door)}>
            {t.again(number)}
          </LinkButton>
        )}
      </div>
      <RefusalNotice refusal={undo.refusal} />
    </>
  )
}
