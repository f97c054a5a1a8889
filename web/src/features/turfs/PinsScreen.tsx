import './turfs.css'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { DoorPlace } from '@porchlight/shared/canvass/pins'
import { announce } from '../../app/announce.tsx'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { pinWords } from './pins-words.ts'
import { LateTurfs } from './parts/LateTurfs.tsx'
import { PlaceHouse } from './parts/PlaceHouse.tsx'
import { UnplacedDoors } from './parts/UnplacedDoors.tsx'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import type { House, Places } from './use-pins.ts'
import { usePlacing, useSetPins } from './use-pins.ts'

/** Doors that no file has a place for; `?at=` is the house whose place is being said. */
export default function PinsScreen() {
  const t = useText(pinWords)
  const board = useBoard()
  if (!board)
    return (
      <Screen title={t.title} back={paths.coverage} status={<WorkStatus />}>
        {t.wait}
      </Screen>
    )
  return <Pins board={board} />
}

/** What was done last, and how to take it back. */
interface Done {
  readonly words: string
  readonly name: string
  readonly before: Places
}

function Pins({ board }: { readonly board: Board }) {
  const t = useText(pinWords)
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const placing = usePlacing(board)
  const set = useSetPins()
  const [done, setDone] = useState<Done>()
  const at = search.get('at')
  const house = [...placing.streets.flatMap(street => street.houses), ...placing.pinned].find(one => one.id === at)

  const tell = (words: string, next?: Done) => {
    setDone(next)
    announce(words)
  }
  async function place(of: House, to: DoorPlace | undefined): Promise<void> {
    const before = of.doors.map(door => ({ door: door.id, at: placing.pinOf(door) }))
    const saved = await set.run(of.doors.map(door => ({ door: door.id, at: to })))
    if (!saved?.ok) return
    const words = to ? t.saved(of.name) : t.taken(of.name)
    tell(words, { words, name: of.name, before })
    navigate(paths.pins)
  }
  async function undo({ name, before }: Done): Promise<void> {
    const undone = await set.run(before)
    if (undone?.ok) tell(t.undone(name))
  }

  if (house)
    return (
      <PlaceHouse
        key={house.id}
        house={house}
        placing={placing}
        isPending={set.isPending}
        refusal={set.refusal}
        onPlace={to => void place(house, to)}
      />
    )
  return (
    <Screen title={t.title} back={paths.coverage} status={<WorkStatus />}>
      <RefusalNotice refusal={set.refusal} />
      {done && (
        <Notice
          tone="go"
          actions={
            <Button icon="undo" isPending={set.isPending} onPress={() => void undo(done)}>
              {t.undo}
            </Button>
          }
        >
          {done.words}
        </Notice>
      )}
      <LateTurfs />
      {board.canvass.bases.length === 0 ? (
        <Empty icon="file" action={<LinkButton href={paths.bringList}>{t.toLists}</LinkButton>}>
          {t.noList}
        </Empty>
      ) : (
        <UnplacedDoors placing={placing} />
      )}
    </Screen>
  )
}
