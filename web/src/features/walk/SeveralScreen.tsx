import './walk.css'
import { useLayoutEffect, useState } from 'react'
import { useSearch } from 'wouter'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import { withStretch } from '@porchlight/shared/canvass/stretch'
import type { ResultCode } from '@porchlight/shared/canvass/types'
import { announce } from '../../app/announce.tsx'
import { firstName, useSay } from '../../app/canvass/say.ts'
import { canvassWords } from '../../app/canvass/words.ts'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Check, Checks } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Kept } from './parts/Kept.tsx'
import { useBlockName } from './parts/BlockHead.tsx'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import { severalWords } from './several-words.ts'
import { useKeptForm } from './use-kept-form.ts'
import type { Several } from './use-several.ts'
import { useSeveral } from './use-several.ts'
import type { Walk } from './use-walk.ts'
import { useWalk } from './use-walk.ts'
import { walkPaths } from './walk-paths.ts'

/** Several doors in a row where nobody was home, or where literature was left. */
export default function SeveralScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const walk = useWalk(scope)
  useKeepPlace(walkPaths.several(scope))
  return walk ? <Doors walk={walk} /> : <NoTurfHere scope={scope} />
}

function Doors({ walk }: { readonly walk: Walk }) {
  const several = useSeveral(walk)
  const from = new URLSearchParams(useSearch()).get('from') ?? ''
  const [times, setTimes] = useState(0)
  return (
    <WalkFrame walk={walk} door={undefined}>
      {/* Done with one row of doors, the next begins with none chosen. */}
      <Choosing key={times} walk={walk} several={several} from={times === 0 ? from : ''} onDone={() => setTimes(times + 1)} />
    </WalkFrame>
  )
}

/** Where nobody has been talked with, and nobody asked to be left alone. */
const isOpen = ({ state }: DoorView): boolean => state === 'untouched' || state === 'not-home'

interface ChoosingProps {
  readonly walk: Walk
  readonly several: Several
  /** The door where a finger rested in the list. */
  readonly from: string
  readonly onDone: () => void
}

function Choosing({ walk, several, from, onDone }: ChoosingProps) {
  const t = useText(severalWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const say = useSay()
  const blockName = useBlockName()
  const blocks = walk.blocks.map(block => ({ block, doors: block.doors.filter(isOpen) })).filter(({ doors }) => doors.length > 0)
  const order = blocks.flatMap(({ doors }) => doors.map(view => view.door.id))
  const form = useKeptForm(walk.scope, `several/${from}`, { chosen: from, literature: '' })
  const chosen = form.fields.chosen.split(' ').filter(one => order.includes(one))
  const literature = form.fields.literature !== ''
  const touch = (door: string) => form.set('chosen')(withStretch(order, chosen, door, one => walk.taken.has(one)).join(' '))
  const count = (n: number) => words.doors(format.number(n), n)
  const save = async (result?: ResultCode) => {
    if (!(await several.save(form.id, chosen, { ...(result ? { result } : {}), literature }))) return
    announce(t.done(count(chosen.length)))
    await form.forget()
    onDone()
  }
  const undo = async () => {
    if (await several.undo()) announce(t.undone)
  }
  const isIdle = chosen.length === 0
  // The door where the finger rested is where the eyes are.
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  useLayoutEffect(() => {
    if (from) scroller?.querySelector(`.choice[role='group'] input:checked`)?.scrollIntoView({ block: 'center' })
  }, [scroller, from])
  return (
    <Screen
      title={t.title}
      over={walk.turf.name}
      back={paths.turf(walk.scope)}
      onScroller={setScroller}
      status={<WorkStatus />}
      actions={
        order.length > 0 && (
          <>
            {literature && (
              <Button wide isDisabled={isIdle} isPending={several.isPending} onPress={() => void save()}>
                {words.literature} · {count(chosen.length)}
              </Button>
            )}
            <Button look="primary" wide isDisabled={isIdle} isPending={several.isPending} onPress={() => void save('not-home')}>
              {say.result('not-home')} · {count(chosen.length)}
            </Button>
          </>
        )
      }
    >
      <RefusalNotice refusal={several.refusal} />
      {several.saved.length > 0 && (
        <Notice tone="go" title={t.done(count(several.saved.length))}>
          <Button icon="undo" isPending={several.isPending} onPress={() => void undo()}>
            {t.undoAll}
          </Button>
        </Notice>
      )}
      <p>{order.length > 0 ? t.lead : t.none}</p>
      {order.length > 0 && <Check label={words.literature} value={literature} onChange={on => form.set('literature')(on ? 'yes' : '')} />}
      {blocks.map(({ block, doors }) => {
        const ids = doors.map(view => view.door.id)
        const here = chosen.filter(one => ids.includes(one))
        return (
          <Checks
            key={block.key}
            label={blockName(block)}
            value={here}
            onChange={next => ids.filter(one => here.includes(one) !== next.includes(one)).forEach(touch)}
            options={doors.map(view => ({
              value: view.door.id,
              label: say.number(view.door.address),
              description: detail(view, format.list, say.result),
            }))}
          />
        )
      })}
      <Kept form={form} />
    </Screen>
  )
}

/** `Nobody home · Maria, Luis` */
const detail = (view: DoorView, list: (all: string[]) => string, result: (code: ResultCode) => string): string => {
  const names = view.people.filter(person => !person.doNotContact && !person.replacedBy).map(firstName)
  return [view.state === 'not-home' ? result('not-home') : '', list(names)].filter(Boolean).join(' · ')
}
