import './turfs.css'
import { useSearchParams } from 'wouter'
import { useDeferredValue, useMemo, useState } from 'react'
import type { CutTurf } from '@porchlight/shared/canvass/cut'
import { cutStreets, cutTurfs, streetsOf } from '@porchlight/shared/canvass/cut'
import { openDoors } from '@porchlight/shared/canvass/hidden'
import { doorsToTryAgain } from '@porchlight/shared/canvass/second-pass'
import type { Door, VoterBase } from '@porchlight/shared/canvass/types'
import { canvassWords } from '../../app/canvass/words.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Checks, Choice } from '../../ui/Choice.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { cutWords } from './cut-messages.ts'
import { turfWords } from './messages.ts'
import { Amount } from './parts/Amount.tsx'
import { CutPreview } from './parts/CutPreview.tsx'
import { CutWork } from './parts/CutWork.tsx'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import type { Cutting } from './use-cut.ts'
import { useCut } from './use-cut.ts'

/** Cuts the doors that are in no turf yet. */
export default function CutScreen() {
  const t = useText(cutWords)
  const board = useBoard()
  if (!board)
    return (
      <Screen title={t.title} back={paths.turfs} status={<WorkStatus />}>
        {t.wait}
      </Screen>
    )
  return <Cut board={board} />
}

function Cut({ board }: { readonly board: Board }) {
  const cutting = useCut(board)
  return cutting.step.at === 'choosing' && !cutting.unfinished ? (
    <Choosing board={board} cutting={cutting} />
  ) : (
    <CutWork cutting={cutting} />
  )
}

interface Doors {
  /** Those that no turf in use has. */
  readonly left: VoterBase
  /** Those where nobody was home. */
  readonly again: VoterBase
}

/** The doors of a list that can be cut. */
function useDoors(board: Board, importId: string): Doors | undefined {
  return useMemo(() => {
    const base = board.canvass.bases.find(one => one.importId === importId)
    if (!base) return undefined
    const taken = new Set(board.turfs.flatMap(one => one.turf?.base?.doors ?? []).map(door => door.id))
    const again = doorsToTryAgain(board.everyTurf.flatMap(({ turf, visits }) => (turf ? [{ turf, visits }] : [])))
    const only = (wanted: (door: Door) => boolean) => ({ ...base, doors: openDoors(base).filter(wanted) })
    return { left: only(door => !taken.has(door.id)), again: only(door => again.has(door.id)) }
  }, [board, importId])
}

const HOW = ['count', 'streets', 'again'] as const
type How = (typeof HOW)[number]

function cutOf({ left, again }: Doors, how: How, size: number, streets: readonly string[], named: (name: string) => string): CutTurf[] {
  const turfs =
    how === 'count'
      ? cutTurfs(left, size)
      : how === 'streets'
        ? cutStreets(left, streets)
        : cutTurfs(again, size).map(turf => ({ ...turf, name: named(turf.name) }))
  return turfs.filter(turf => turf.doorCount > 0)
}

const useTurfs = (doors: Doors | undefined, how: How, size: number, streets: readonly string[], named: (name: string) => string) =>
  useMemo(() => (doors ? cutOf(doors, how, size, streets, named) : []), [doors, how, size, streets, named])

const useStreets = (doors: Doors | undefined, how: How) =>
  useMemo(() => (doors && how === 'streets' ? streetsOf(doors.left) : []), [doors, how])

function Choosing({ board, cutting }: { readonly board: Board; readonly cutting: Cutting }) {
  const t = useText(cutWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const { bases } = board.canvass
  const [importId, setImportId] = useState(bases[0]?.importId ?? '')
  const [chosen, setHow] = useState<How>(useSearchParams()[0].has('again') ? 'again' : 'count')
  const [size, setSize] = useState(40)
  const [streets, setStreets] = useState<readonly string[]>([])
  const doors = useDoors(board, importId)
  const wanted = useDeferredValue(size)
  const ways = HOW.filter(one => (one === 'again' ? doors?.again : doors?.left)?.doors.length)
  const how = ways.includes(chosen) ? chosen : (ways[0] ?? 'count')
  const turfs = useTurfs(doors, how, wanted, streets, t.againName)
  const offered = useStreets(doors, how)
  if (bases.length === 0 || !doors) return <Nothing href={paths.bringList} />
  const option = {
    count: { label: t.byCount },
    streets: { label: t.byStreets, description: t.stopAdd },
    again: { label: t.again, description: t.againDoors(doors.again.doors.length, format.number(doors.again.doors.length)) },
  }
  const actions = (
    <>
      <p role="status">
        {turfs.length === 0
          ? t.nothing
          : `${t.makes(turfs.length, format.number(turfs.length))} ${t.makesOf(
              ...range(
                turfs.map(turf => turf.doorCount),
                format.number,
              ),
            )}`}
      </p>
      <Button
        look="primary"
        wide
        isDisabled={turfs.length === 0}
        onPress={() =>
          void cutting.make(
            board.canvass.bases.find(one => one.importId === importId)!,
            turfs,
          )
        }
      >
        {t.make(turfs.length, format.number(turfs.length))}
      </Button>
    </>
  )
  return (
    <Screen
      title={t.title}
      back={paths.turfs}
      status={<WorkStatus />}
      actions={ways.length > 0 ? actions : undefined}
      beside={ways.length > 0 && <CutPreview turfs={turfs} />}
    >
      {cutting.step.at === 'choosing' && <RefusalNotice refusal={cutting.step.refusal} />}
      {bases.length > 1 && (
        <Pick
          label={t.whichList}
          value={importId}
          onChange={setImportId}
          options={bases.map(base => ({
            value: base.importId,
            label: t.list(base.fileName || t.sample, words.doors(format.number(base.doors.length), base.doors.length)),
          }))}
        />
      )}
      {ways.length === 0 ? (
        <Notice tone="go">{t.noDoors}</Notice>
      ) : (
        <>
          <Choice
            label={t.how}
            value={how}
            onChange={value => setHow(value as How)}
            options={ways.map(one => ({ value: one, ...option[one] }))}
          />
          {how !== 'streets' ? (
            <Amount size={size} onChange={setSize} />
          ) : (
            <Checks
              label={t.streets}
              value={streets}
              onChange={setStreets}
              options={offered.map(one => ({
                value: one.key,
                label: one.street,
                description: `${t.streetDoors(one.doors.length, format.number(one.doors.length))}${one.place ? ` · ${one.place}` : ''}`,
              }))}
            />
          )}
        </>
      )}
    </Screen>
  )
}

function range(counts: readonly number[], text: (n: number) => string): [string, string] {
  return [text(Math.min(...counts)), text(Math.max(...counts))]
}

function Nothing({ href }: { readonly href: string }) {
  const t = useText(cutWords)
  const words = useText(turfWords)
  return (
    <Screen title={t.title} back={paths.turfs} status={<WorkStatus />}>
      <Empty
        icon="file"
        action={
          <LinkButton look="primary" href={href}>
            {words.bringIn}
          </LinkButton>
        }
      >
        {words.emptyNoList}
      </Empty>
    </Screen>
  )
}
