import { useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { TimedTurf } from '@porchlight/shared/canvass/cut-ways'
import { canvassWords } from '../../../app/canvass/words.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Empty, Notice } from '../../../ui/Feedback.tsx'
import { Pick } from '../../../ui/Field.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { cutWords } from '../cut-messages.ts'
import { turfWords } from '../messages.ts'
import { recutWords } from '../recut-words.ts'
import { whomWords } from '../whom-words.ts'
import type { Board } from '../use-board.ts'
import type { Cutting } from '../use-cut.ts'
import type { CutSource } from '../use-cut-source.ts'
import { listToCut, useCutSource } from '../use-cut-source.ts'
import { useCutSettings } from '../use-cut-settings.ts'
import { useCutTurfs } from '../use-cut-turfs.ts'
import { useSaySeconds } from '../say-seconds.ts'
import { CutMap } from './CutMap.tsx'
import { CutPreview } from './CutPreview.tsx'
import { CutWays } from './CutWays.tsx'

export interface CutChoosingProps {
  readonly board: Board
  readonly cutting: Cutting
  /** Turfs that are cut anew; none: doors of a list. */
  readonly from: readonly TurfScope[]
  readonly isAgain: boolean
  /** A voter list and a saved list of whom; empty: the newest, everybody. */
  readonly of: string
  readonly whom: string
}

/** How to cut, with what that would give beside it. */
export function CutChoosing({ board, cutting, from, isAgain, of, whom }: CutChoosingProps) {
  const t = useText(cutWords)
  const forWhom = useText(whomWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const { bases } = board.canvass
  const [importId, setImportId] = useState(() => (bases.find(one => one.importId === of) ?? listToCut(board))?.importId ?? '')
  const [listId, setListId] = useState(whom)
  const lists = board.canvass.lists ?? []
  const source = useCutSource(board, importId, from, lists.find(one => one.id === listId)?.rule)
  if (!source) return <NoList href={paths.bringList} />
  const pick = from.length === 0 && bases.length > 1 && (
    <Pick
      label={t.whichList}
      value={importId}
      onChange={setImportId}
      options={bases.map(base => ({
        value: base.importId,
        label: t.list(base.fileName || t.sample, words.doors(format.number(base.doors.length), base.doors.length)),
      }))}
    />
  )
  const whomPick = from.length === 0 && (
    <>
      {lists.length > 0 && (
        <Pick
          label={forWhom.whom}
          value={listId}
          onChange={setListId}
          options={[{ value: '', label: forWhom.everybody }, ...lists.map(one => ({ value: one.id, label: one.name }))]}
        />
      )}
      <LinkButton icon="search" href={`${paths.whom}?of=${importId}${listId === '' ? '' : `&list=${listId}`}`}>
        {forWhom.open}
      </LinkButton>
    </>
  )
  if (source.left.doors.length + source.again.doors.length === 0)
    return (
      <Screen title={t.title} back={paths.turfs} status={<WorkStatus />}>
        {pick}
        {whomPick}
        <Notice tone="go">{listId !== '' ? t.noDoorsOfList : bases.length > 1 ? t.noDoorsHere : t.noDoors}</Notice>
      </Screen>
    )
  return (
    <Ways key={`${importId} ${listId}`} source={source} cutting={cutting} isAgain={isAgain}>
      {pick}
      {whomPick}
    </Ways>
  )
}

interface WaysProps {
  readonly source: CutSource
  readonly cutting: Cutting
  readonly isAgain: boolean
  readonly children: React.ReactNode
}

function Ways({ source, cutting, isAgain, children }: WaysProps) {
  const t = useText(cutWords)
  const recut = useText(recutWords)
  const format = useFormat()
  const { anew, left, again } = source
  const isAnew = anew.length > 0
  const first = isAnew ? 'balanced' : isAgain || left.doors.length === 0 ? 'again' : 'count'
  const chosen = useCutSettings({
    way: first,
    count: isAnew ? (anew.length === 1 ? 2 : 1) : Math.max(1, Math.round(left.doors.length / 40)),
  })
  const { settings, how, isSettled } = chosen
  const base = settings.way === 'again' ? again : left
  const { turfs: cut, isWorking: isBusy } = useCutTurfs(base, how, isAnew)
  const isWorking = isBusy || !isSettled
  const turfs = settings.way === 'again' ? cut.map(turf => ({ ...turf, name: t.againName(turf.name) })) : cut
  const holders = [...new Set(anew.flatMap(one => one.holders.map(holder => holder.name || t.somebody)))]
  const [heirs, setHeirs] = useState('yes')
  const make = () =>
    cutting.make(base, turfs, isAnew ? { from: anew.map(one => one.scope), heirs: holders.length > 0 && heirs === 'yes' } : undefined)
  const title = !isAnew ? t.title : anew.length === 1 ? t.anewOne(anew[0]!.name) : t.anewSeveral(anew.length)
  const actions = (
    <>
      <p role="status">
        {isWorking ? t.wait : turfs.length === 0 ? settings.way === 'drawn' ? t.drawFirst : t.nothing : <Made turfs={turfs} />}
      </p>
      <Button look="primary" wide isDisabled={turfs.length === 0 || isWorking} onPress={() => void make()}>
        {turfs.length === 0 ? t.makeNone : t.make(turfs.length, format.number(turfs.length))}
      </Button>
    </>
  )
  return (
    <Screen
      title={title}
      back={anew.length === 1 ? paths.turfBoard(anew[0]!.scope) : paths.turfs}
      status={<WorkStatus />}
      actions={actions}
      beside={
        <>
          <CutMap doors={base.doors} turfs={turfs} chosen={chosen} />
          <CutPreview turfs={turfs} />
        </>
      }
    >
      {cutting.step.at === 'choosing' && <RefusalNotice refusal={cutting.step.refusal} />}
      {children}
      {isAnew && <p>{t.anewText(format.list(anew.map(one => recut.named(one.name))))}</p>}
      <CutWays source={source} chosen={chosen} />
      {holders.length > 0 && (
        <Choice
          label={t.heirs(holders.length, format.list(holders))}
          value={heirs}
          onChange={setHeirs}
          options={[
            { value: 'yes', label: turfs.length === 1 ? t.heirsOne : t.heirsFirst(turfs[0]?.name ?? '') },
            { value: 'no', label: t.heirsNo },
          ]}
        />
      )}
    </Screen>
  )
}

/** "18 turfs of 40 to 48 doors, each about 1 h 30 to 1 h 45". */
function Made({ turfs }: { readonly turfs: readonly TimedTurf[] }) {
  const t = useText(cutWords)
  const format = useFormat()
  const say = useSaySeconds()
  const range = (values: readonly number[], text: (n: number) => string): [string, string] => [
    text(Math.min(...values)),
    text(Math.max(...values)),
  ]
  const doors = range(
    turfs.map(turf => turf.doorCount),
    format.number,
  )
  const times = range(
    turfs.map(turf => turf.seconds),
    say,
  )
  return `${t.makes(turfs.length, format.number(turfs.length))} ${t.makesOf(...doors)}, ${turfs.length === 1 ? t.about(times[0]) : t.makesIn(...times)}`
}

function NoList({ href }: { readonly href: string }) {
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
