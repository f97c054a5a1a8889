import '../walk.css'
import type { ReactNode } from 'react'
import { Suspense, useLayoutEffect, useRef, useState } from 'react'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import { walkEnd } from '@porchlight/shared/canvass/walk'
import type { WalkBlock } from '@porchlight/shared/canvass/walk'
import { extra } from '../../../app/extra.ts'
import { paths } from '../../../app/paths.ts'
import { useSay } from '../../../app/canvass/say.ts'
import { useGroup, useSetting } from '../../../app/services.tsx'
import type { Shift } from '../../../app/shift/shift.ts'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { useGrowing } from '../../../ui/use-growing.ts'
import { walkWords } from '../messages.ts'
import { walkPaths } from '../walk-paths.ts'
import type { Walk } from '../use-walk.ts'
import { BlockHead, blockId } from './BlockHead.tsx'
import { DoorRow } from './DoorRow.tsx'

/** Above this many doors only those in sight are drawn. A turf has 30–80, so what that takes comes when it is needed. */
const LONG = 200
const LongDoorList = extra<DoorListProps>(() => import('./LongDoorList.tsx'), Blocks)
const WalkMore = extra(() => import('./WalkMore.tsx'))
const ShiftEnd = extra(() => import('../../../app/shift/ShiftEnd.tsx'))

export interface DoorListProps {
  readonly walk: Walk
  readonly current: string | undefined
  readonly scroller: HTMLElement | null
}

export function DoorListBody({ walk, current, scroller }: DoorListProps) {
  useStartAtCurrent(scroller)
  const t = useText(walkWords)
  // It can still be taken back as long as the turf is here.
  const [shift] = useSetting<Shift | undefined>(`shift.${useGroup().id}`, undefined)
  const isOver = shift?.ended !== undefined
  if (walk.total === 0) {
    return (
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" icon="plus" href={walkPaths.addDoor(walk.scope)}>
            {t.addDoor}
          </LinkButton>
        }
      >
        <strong>{t.emptyTurfTitle}.</strong> {t.emptyTurfText}
      </Empty>
    )
  }
  const after = (
    <Suspense>
      <WalkMore scope={walk.scope} />
      {!isOver && <ShiftEnd />}
    </Suspense>
  )
  return (
    <>
      {isOver && (
        <Suspense>
          <ShiftEnd />
        </Suspense>
      )}
      {!walk.next() && <End walk={walk} />}
      {walk.total > LONG ? (
        <Suspense>
          <LongDoorList walk={walk} current={current} scroller={scroller} />
          {after}
        </Suspense>
      ) : (
        <Blocks walk={walk} current={current} after={after} />
      )}
    </>
  )
}

/** Nowhere to go on to. What is said of it has to be true: nobody is thanked for a turf that nobody may knock at. */
function End({ walk }: Pick<DoorListProps, 'walk'>) {
  const t = useText(walkWords)
  const end = walkEnd(walk.blocks)
  const [title, text] =
    end === 'done' ? [t.endDone, t.endDoneText] : end === 'again' ? [t.endAgain, t.endAgainText] : [t.endLeftAlone, t.endLeftAloneText]
  return (
    <Empty icon={end === 'left-alone' ? 'walk' : 'check'}>
      <strong>{title}.</strong> {text}
    </Empty>
  )
}

interface BlocksProps extends Omit<DoorListProps, 'scroller'> {
  /** What stands below the last door. */
  readonly after?: ReactNode
}

/** Only the doors that fill the screen are needed for the first picture. */
function Blocks({ walk, current, after }: BlocksProps) {
  const { scope, blocks, total, taken } = walk
  const kept = useRef<HTMLLIElement>(null)
  const [start] = useState(() =>
    Math.max(
      0,
      doorsOf(blocks).findIndex(one => one.door.id === current),
    ),
  )
  const { from, to } = useGrowing(total, start, kept)
  const isWhole = from === 0 && to >= total
  const keptDoor = doorsOf(blocks)[start]
  return (
    <>
      <div aria-busy={!isWhole || undefined}>
        {shownOf(blocks, from, to).map(({ block, doors }) => (
          <section key={block.key} className="block" aria-labelledby={blockId(block)}>
            <BlockHead block={block} />
            <ul className="list">
              {doors.map(door => (
                <li key={door.door.id} className="list-item" ref={door === keptDoor ? kept : null}>
                  <DoorRow scope={scope} door={door} isCurrent={door.door.id === current} taken={taken.get(door.door.id)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {isWhole && after}
    </>
  )
}

const doorsOf = (blocks: readonly WalkBlock[]): DoorView[] => blocks.flatMap(block => block.doors)

/** The doors from one place in the order of the walk to another, in their blocks. */
function shownOf(blocks: readonly WalkBlock[], from: number, to: number): { block: WalkBlock; doors: readonly DoorView[] }[] {
  let before = 0
  return blocks.flatMap(block => {
    const doors = block.doors.slice(Math.max(0, from - before), Math.max(0, to - before))
    before += block.doors.length
    return doors.length > 0 ? [{ block, doors }] : []
  })
}

/** The list opens where the walk is, before it is painted; from then on only fingers move it. */
function useStartAtCurrent(scroller: HTMLElement | null): void {
  useLayoutEffect(() => {
    scroller?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' })
  }, [scroller])
}

/** The one big button at the lower end, and the way to add a door. */
export function DoorListActions({ walk }: { readonly walk: Walk }) {
  const t = useText(walkWords)
  const say = useSay()
  const next = walk.next()
  if (walk.total === 0) return null
  return (
    <>
      <LinkButton look="plain" icon="plus" href={walkPaths.addDoor(walk.scope)}>
        {t.addDoor}
      </LinkButton>
      {next && (
        <LinkButton look="primary" wide href={walk.team ? walk.home : paths.door(walk.scope, next.door.id)}>
          {walk.team ? t.team : t.nextDoor(say.number(next.door.address))}
        </LinkButton>
      )}
    </>
  )
}
