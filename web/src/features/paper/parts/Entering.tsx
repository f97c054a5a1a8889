import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { addressLine } from '@porchlight/shared/canvass/address'
import type { Placed } from '@porchlight/shared/canvass/sheet'
import { doorsTyped, placeOf } from '@porchlight/shared/canvass/sheet'
import type { SheetCode } from '@porchlight/shared/canvass/sheet-code'
import { readSheetCode } from '@porchlight/shared/canvass/sheet-code'
import { UNKNOWN_SHEET } from '@porchlight/shared/canvass/sheet-entry'
import { Scanner } from '../../../app/camera/Scanner.tsx'
import { paths } from '../../../app/paths.ts'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { enterWords } from '../enter-words.ts'
import { useEntered } from '../use-entered.ts'
import type { TurfHere } from '../use-turfs.ts'
import { EnteredList, LatestEntered } from './EnteredList.tsx'
import { KeptList } from './KeptList.tsx'
import { TypedDoor } from './TypedDoor.tsx'
import { UnknownRow } from './UnknownRow.tsx'
import type { Walk } from './WhoWalked.tsx'
import { EntryRow } from './EntryRow.tsx'

interface EnteringProps {
  readonly scope: TurfScope
  readonly turfs: readonly TurfHere[]
  readonly walk: Walk
  readonly onChange: () => void
}

/** What is open: a door of a sheet, or one that this phone does not know. */
interface Open {
  readonly code: SheetCode
  readonly placed: Placed<TurfHere> | undefined
}

export function Entering({ scope, turfs, walk, onChange }: EnteringProps) {
  const t = useText(enterWords)
  const format = useFormat()
  const entered = useEntered(turfs, walk.knocker, walk.day)
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState<{ readonly already?: Open; readonly isOther?: boolean }>({})
  const last = useRef('')
  const [sheet, setSheet] = useState(UNKNOWN_SHEET)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const [rows, setRows] = useState(0)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  // One screen for all rows: each begins at its top.
  useLayoutEffect(() => {
    scroller?.scrollTo(0, 0)
  }, [scroller, open])

  const openCode = (code: SheetCode, evenAgain = false) => {
    const placed = placeOf(code, turfs)
    const isEntered = placed && entered.some(one => one.scope === placed.turf.scope && one.door === placed.door.id)
    setSheet(code.version)
    if (isEntered && !evenAgain) return setSaid({ already: { code, placed } })
    setSaid({})
    setRows(rows + 1)
    setOpen({ code, placed })
  }
  const read = (text: string) => {
    // The camera sees the same square many times a second.
    if (open || text === last.current) return
    last.current = text
    const code = readSheetCode(text)
    if (code.ok) openCode(code.value)
    else setSaid({ isOther: true })
  }
  const latest = useRef(read)
  useLayoutEffect(() => {
    latest.current = read
  })
  const onText = useCallback((text: string) => latest.current(text), [])
  const close = () => setOpen(undefined)

  const name = ({ code, placed }: Open) => (placed ? addressLine(placed.door.address) : t.unknown(format.number(code.row), code.version))
  const day = format.day(new Date(`${walk.day}T12:00`).getTime())
  const row = open && { walk, code: open.code, nth: entered.length, slot, onSaved: close, onCancel: close }
  return (
    <Screen
      title={open ? name(open) : t.title}
      over={open?.placed?.turf.turf.name}
      {...(open ? {} : { back: paths.turf(scope) })}
      status={<WorkStatus />}
      onScroller={setScroller}
      actions={
        <div className="enter-actions" ref={setSlot}>
          {!open && (
            <LinkButton wide href={paths.turf(scope)}>
              {t.done}
            </LinkButton>
          )}
        </div>
      }
    >
      <div className={open ? 'enter-behind' : 'stack'}>
        <div className="enter-walk">
          <span>{t.walked(walk.knocker, day)}</span>
          <Button onPress={onChange}>{t.change}</Button>
        </div>
        <LatestEntered entered={entered} />
        {said.already && (
          <Notice tone="go" isAlert actions={<Button onPress={() => openCode(said.already!.code, true)}>{t.again}</Button>}>
            {t.already(name(said.already))}
          </Notice>
        )}
        {said.isOther && (
          <Notice tone="porch" isAlert>
            {t.notSheet}
          </Notice>
        )}
        <Scanner words={t.scan} onText={onText} isAimed />
      </div>
      {row && open.placed && <EntryRow key={rows} {...row} placed={open.placed} />}
      {row && !open.placed && <UnknownRow key={rows} {...row} />}
      {!open && (
        <div className="stack">
          <TypedDoor
            find={typed => doorsTyped(typed, turfs)}
            onDoor={({ turf, view }) => openCode({ turf: turf.scope, door: view.door.id, version: sheet, row: 0 }, true)}
          />
          <KeptList turfs={turfs} />
          <EnteredList entered={entered} />
        </div>
      )}
    </Screen>
  )
}
