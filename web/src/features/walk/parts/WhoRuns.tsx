import { useMemo, useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { paperKey } from '@porchlight/shared/canvass/credit'
import type { Team } from '@porchlight/shared/canvass/team'
import { MAX_RUNNERS } from '@porchlight/shared/canvass/team'
import { groupKind } from '@porchlight/shared/group/group'
import { paths } from '../../../app/paths.ts'
import { useMe, useView } from '../../../app/services.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checks } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { teamWords } from '../team-words.ts'
import type { Walk } from '../use-walk.ts'

export interface WhoRunsProps {
  readonly walk: Walk
  readonly team: Team | undefined
  readonly onNames: (names: readonly string[]) => void
  readonly onStop: () => void
}

/** Who knocks for this phone today: names that are known here, and any other. */
export function WhoRuns({ walk, team, onNames, onStop }: WhoRunsProps) {
  const t = useText(teamWords)
  const format = useFormat()
  const before = team?.runners.map(one => one.name) ?? []
  const [chosen, setChosen] = useState<readonly string[]>(before)
  const [added, setAdded] = useState<readonly string[]>(before)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState('')
  const known = useKnownNames(walk)
  const names = [...new Map([...known, ...added].map(name => [paperKey(name), name])).values()]
  const add = () => {
    const name = typed.trim()
    if (!name) return
    const same = names.find(one => paperKey(one) === paperKey(name))
    if (!same) setAdded([...added, name])
    setChosen([...new Set([...chosen, same ?? name])])
    setTyped('')
    setFault('')
  }
  const begin = () => {
    // A name that was typed and not added is meant all the same.
    const all = typed.trim() ? [...chosen, typed.trim()] : chosen
    if (all.length === 0) return setFault(t.nobody)
    if (all.length > MAX_RUNNERS) return setFault(t.tooMany(format.number(MAX_RUNNERS)))
    onNames(all)
  }
  const actions = (
    <Button look="primary" wide onPress={begin}>
      {team ? t.goOn : t.begin}
    </Button>
  )
  return (
    <Screen title={t.title} over={walk.turf.name} back={paths.turf(walk.scope)} status={<WorkStatus />} actions={actions}>
      <p>{t.lead}</p>
      {names.length > 0 && (
        <Checks
          label={t.who}
          value={chosen}
          onChange={next => {
            setChosen(next)
            setFault('')
          }}
          options={names.map(name => ({ value: name, label: name }))}
          error={fault}
        />
      )}
      <Form className="runner-add" onSubmit={add}>
        <Field
          label={t.other}
          value={typed}
          onChange={setTyped}
          maxLength={60}
          autoCapitalize="words"
          spellCheck={false}
          error={names.length > 0 ? '' : fault}
        />
        <Button type="submit" icon="plus">
          {t.add}
        </Button>
      </Form>
      {team && <Button onPress={onStop}>{t.stop}</Button>}
    </Screen>
  )
}

/** Everybody of whom this phone knows that they knock, or are in the group; but for whoever holds it. */
function useKnownNames({ visits }: Walk): readonly string[] {
  const me = useMe()
  const group = useView(groupKind, docId('group', 'group'))
  return useMemo(() => {
    const named = [
      ...Object.entries({ ...group?.names, ...visits.names }).flatMap(([member, name]) => (member === me.member ? [] : name)),
      ...visits.visits.flatMap(visit => visit.paper?.knocker ?? []),
    ]
    return [...new Map(named.filter(Boolean).map(name => [paperKey(name), name])).values()].toSorted((a, b) => a.localeCompare(b))
  }, [group, visits, me])
}
