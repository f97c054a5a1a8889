import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { Addition } from '@porchlight/shared/canvass/additions'
import { announce } from '../../../app/announce.tsx'
import { newId } from '../../../app/canvass/new-id.ts'
import { useSay } from '../../../app/canvass/say.ts'
import { useNow } from '../../../app/canvass/use-now.ts'
import { useTakeBack } from '../../../app/canvass/use-record.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import type { Act } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { doorWords } from '../door-messages.ts'
import type { Walk } from '../use-walk.ts'
import { SHIFT } from '../use-walk.ts'

export interface UndoAddedProps {
  readonly walk: Walk
  readonly added: Addition
  /** The one that is open. */
  readonly door?: string | undefined
}

/** The state of the work, and whom or what this phone has just added: one touch takes a mistake back. */
export function UndoAdded({ walk, added, door }: UndoAddedProps) {
  const t = useText(doorWords)
  const what = useAddedWords()(added)
  const takeBack = useUndoAdded(walk, added, door)
  const now = useNow()
  if (now - added.at > SHIFT) return <WorkStatus />
  return (
    <>
      <WorkStatus />
      <div className="undo-line">
        {added.isBack ? (
          <span>{t.undone(what)}</span>
        ) : (
          <Button look="plain" icon="undo" isPending={takeBack.isPending} onPress={() => void takeBack.run()}>
            {t.undo(what)}
          </Button>
        )}
      </div>
      <RefusalNotice refusal={takeBack.refusal} />
    </>
  )
}

/** Takes it back; nobody stays where there is nothing any more. `door`: the one that is open. */
export function useUndoAdded(walk: Walk, added: Addition | undefined, door: string | undefined): Act<[], void> {
  const t = useText(doorWords)
  const words = useAddedWords()
  const takeBack = useTakeBack(walk.scope)
  const [, navigate] = useLocation()
  const what = added?.id
  // Made once for each that can be taken back, so that a double touch is one.
  const id = useMemo(() => (what ? newId() : ''), [what])
  const run = async () => {
    if (!added) return undefined
    const undone = await takeBack.run({ id, added: added.id })
    if (!undone?.ok) return undone
    announce(t.undone(words(added)))
    if (door === added.door) navigate(added.name ? paths.door(walk.scope, door) : walk.home, { replace: true })
    return undone
  }
  return { ...takeBack, run }
}

/** `Ana Reyes added at 107`, `door 107 added`: in the middle of a sentence. */
export function useAddedWords(): (added: Pick<Addition, 'name' | 'address'>) => string {
  const t = useText(doorWords)
  const say = useSay()
  return ({ name, address }) => (name ? t.addedPerson(name, say.number(address)) : t.addedDoor(say.number(address)))
}
