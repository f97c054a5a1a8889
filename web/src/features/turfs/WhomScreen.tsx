import './turfs.css'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { saveList } from '@porchlight/shared/canvass/saved-lists'
import type { SavedList } from '@porchlight/shared/canvass/saved-lists'
import { TURF_NAME_LENGTH } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { newId } from '../../app/canvass/new-id.ts'
import { canvassWords } from '../../app/canvass/words.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { CANVASS } from './board-doc.ts'
import { cutWords } from './cut-messages.ts'
import { Removing } from './parts/Removing.tsx'
import { WhomFields } from './parts/WhomFields.tsx'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import { useWhom } from './use-whom.ts'
import { whomWords } from './whom-words.ts'

/** A saved list, made or changed: whom it chooses is counted while it is put together. `?of=` says of which voter list. */
export default function WhomScreen() {
  const t = useText(whomWords)
  const words = useText(cutWords)
  const board = useBoard()
  const [search] = useSearchParams()
  const [listId, setListId] = useState(search.get('list') ?? '')
  const [removed, setRemoved] = useState<SavedList>()
  const base = board && (board.canvass.bases.find(one => one.importId === search.get('of')) ?? board.canvass.bases[0])
  if (!board || !base)
    return (
      <Screen title={t.title} back={paths.cut} status={<WorkStatus />}>
        {board ? words.noDoors : words.wait}
      </Screen>
    )
  const list = board.canvass.lists?.find(one => one.id === listId)
  return (
    <Putting key={list?.id ?? ''} board={board} base={base} list={list} onList={setListId}>
      <Removing list={list} removed={removed} onRemoved={setRemoved} onList={setListId} />
    </Putting>
  )
}

interface PuttingProps {
  readonly board: Board
  readonly base: VoterBase
  /** Undefined: a new one. */
  readonly list: SavedList | undefined
  readonly onList: (id: string) => void
  readonly children: ReactNode
}

function Putting({ board, base, list, onList, children }: PuttingProps) {
  const t = useText(whomWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const group = useGroup()
  const [, navigate] = useLocation()
  const lists = board.canvass.lists ?? []
  const [id] = useState(() => list?.id ?? newId())
  const [name, setName] = useState(list?.name ?? t.listN(format.number(lists.length + 1)))
  const whom = useWhom(board, base, list?.rule ?? {})
  const save = useAct(() => group.change(canvassKind, CANVASS, saveList, { id, name, rule: whom.rule }))
  const { doors, people } = whom.chosen
  const submit = async () => {
    const saved = await save.run()
    if (saved?.ok) navigate(`${paths.cut}?of=${base.importId}&for=${id}`)
  }
  return (
    <Screen
      title={t.title}
      back={paths.cut}
      status={<WorkStatus />}
      actions={
        <>
          <p role="status">
            {doors.length === 0
              ? t.none
              : t.counted(words.doors(format.number(doors.length), doors.length), words.people(format.number(people.size), people.size))}
          </p>
          <Button look="primary" wide isDisabled={doors.length === 0} isPending={save.isPending} onPress={() => void submit()}>
            {t.save}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={save.refusal} />
      <p>{t.lead}</p>
      {lists.length > 0 && (
        <Pick
          label={t.list}
          value={list?.id ?? ''}
          onChange={onList}
          options={[{ value: '', label: t.newList }, ...lists.map(one => ({ value: one.id, label: one.name }))]}
        />
      )}
      <Field label={t.name} description={t.nameHint} value={name} onChange={setName} maxLength={TURF_NAME_LENGTH} />
      <WhomFields whom={whom} />
      {children}
    </Screen>
  )
}
