import './turfs.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { InvitationId, MemberId, TurfScope } from '@porchlight/shared/base/ids'
import { ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { recordHandout } from '@porchlight/shared/canvass/canvass.actions'
import { newId } from '../../app/canvass/new-id.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useGroup, useRoster } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { turfPaths } from './turf-paths.ts'
import type { Board } from './use-board.ts'
import { CANVASS } from './board-doc.ts'
import { useBoard } from './use-board.ts'

const USES = ['1', '2', '3', '5']

/** Handing a turf out: by a new link, or to somebody who is in the group already. */
export default function HandOutScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(turfWords)
  const board = useBoard()
  const scope = turfOfPath(params['turf']!)
  const turf = board?.turfs.find(one => one.scope === scope)
  if (!board || !turf)
    return (
      <Screen title={t.title} back={paths.turfs} status={<WorkStatus />}>
        {board ? t.gone : t.loading}
      </Screen>
    )
  return <HandOut board={board} scope={scope} name={turf.name} />
}

function HandOut({ board, scope, name }: { readonly board: Board; readonly scope: TurfScope; readonly name: string }) {
  const t = useText(turfWords)
  const group = useGroup()
  const [, navigate] = useLocation()
  const [to, setTo] = useState('')
  const [uses, setUses] = useState('1')
  const [id] = useState(newId)
  const make = useAct(async (): Promise<Result<InvitationId>> => {
    const invited = await group.invite({ role: 'canvasser', scopes: [scope], uses: Number(uses) })
    if (!invited.ok) return invited
    const noted = await group.change(canvassKind, CANVASS, recordHandout, { id, turf: scope, invitation: invited.value.id, to })
    return noted.ok ? ok(invited.value.id) : noted
  })
  const go = async () => {
    const made = await make.run()
    if (made?.ok) navigate(turfPaths.link(scope, made.value), { replace: true })
  }
  const actions = (
    <Button look="primary" wide isPending={make.isPending} onPress={() => void go()}>
      {t.makeLink}
    </Button>
  )
  return (
    <Screen title={t.handOutTitle(name)} back={paths.turfBoard(scope)} status={<WorkStatus />} actions={actions}>
      <RefusalNotice refusal={make.refusal} />
      {make.isPending && <Progress words={t.making} />}
      <Field label={t.forWhom} description={t.forWhomHint} value={to} onChange={setTo} maxLength={120} autoCapitalize="words" />
      <Choice
        label={t.howMany}
        value={uses}
        onChange={setUses}
        options={USES.map(value => ({ value, label: value === '1' ? t.one : t.several(Number(value)) }))}
      />
      <Notice tone="porch">{t.warning}</Notice>
      <Section title={t.inGroup}>
        <Members board={board} scope={scope} />
      </Section>
    </Screen>
  )
}

/** Everybody who could get it by a grant. */
function Members({ board, scope }: { readonly board: Board; readonly scope: TurfScope }) {
  const t = useText(turfWords)
  const group = useGroup()
  const { members } = useRoster()
  const [given, setGiven] = useState('')
  const give = useAct(async (member: MemberId, to: string): Promise<Result<void>> => {
    const granted = await group.grant(member, scope)
    if (!granted.ok) return granted
    return group.change(canvassKind, CANVASS, recordHandout, { id: newId(), turf: scope, invitation: '', to })
  })
  const others = members.filter(one => !one.removed && (one.role === 'canvasser' || one.role === 'member') && !one.scopes.includes(scope))
  const run = async (member: MemberId, name: string) => {
    const done = await give.run(member, name)
    if (done?.ok) setGiven(name)
  }
  return (
    <>
      <RefusalNotice refusal={give.refusal} />
      {given && (
        <Notice tone="go" isAlert>
          {t.given(given)}
        </Notice>
      )}
      {others.length === 0 && !given && <p>{t.noMembers}</p>}
      <List label={t.inGroup}>
        {others.map(one => {
          const called = board.nameOf(one.id) || t.nameless
          return (
            <Row
              key={one.id}
              title={called}
              actions={
                <Button isPending={give.isPending} onPress={() => void run(one.id, called)}>
                  {t.give(called)}
                </Button>
              }
            />
          )
        })}
      </List>
    </>
  )
}
