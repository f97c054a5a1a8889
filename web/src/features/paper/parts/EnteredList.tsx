import { useState } from 'react'
import { addressLine } from '@porchlight/shared/canvass/address'
import { useSay } from '../../../app/canvass/say.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusLine } from '../../../ui/Feedback.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { enterWords } from '../enter-words.ts'
import type { EnteredDoor } from '../use-entered.ts'
import { useUndoRow } from '../use-enter.ts'

interface EnteredProps {
  readonly entered: readonly EnteredDoor[]
}

const line = ({ address, door }: EnteredDoor): string => (address ? addressLine(address) : door)

function useResults(): (one: EnteredDoor) => string {
  const say = useSay()
  return ({ visits }) => [...new Set(visits.map(visit => say.visit(visit)))].join(' · ')
}

/** What was entered last, to be seen and taken back without looking for it. */
export function LatestEntered({ entered }: EnteredProps) {
  const t = useText(enterWords)
  const results = useResults()
  const undo = useUndoRow()
  const [undone, setUndone] = useState('')
  const [latest] = entered
  const take = async (one: EnteredDoor) => {
    const done = await undo.run(entryOf(one))
    if (done?.ok) setUndone(line(one))
  }
  return (
    <>
      <RefusalNotice refusal={undo.refusal} />
      {latest && (
        <>
          <StatusLine tone="go" icon="check">
            {`${line(latest)} · ${results(latest)}. ${t.saved}`}
          </StatusLine>
          <Button wide icon="undo" isPending={undo.isPending} onPress={() => void take(latest)}>
            {t.undo(line(latest))}
          </Button>
        </>
      )}
      {undone && <p role="status">{t.undone(undone)}</p>}
    </>
  )
}

const entryOf = ({ scope, visits }: EnteredDoor) => ({ scope, visits: visits.map(visit => visit.id) })

/** All that was entered for this walk, the latest first; each can be taken back. */
export function EnteredList({ entered }: EnteredProps) {
  const t = useText(enterWords)
  const format = useFormat()
  const results = useResults()
  const undo = useUndoRow()
  if (entered.length === 0) return null
  return (
    <Section title={`${t.entered} · ${t.count(format.number(entered.length), entered.length)}`}>
      <RefusalNotice refusal={undo.refusal} />
      <List label={t.entered}>
        {entered.map(one => (
          <Row
            key={`${one.scope}/${one.door}`}
            title={line(one)}
            detail={results(one)}
            actions={
              <Button label={t.undo(line(one))} isPending={undo.isPending} onPress={() => void undo.run(entryOf(one))}>
                {t.undoShort}
              </Button>
            }
          />
        ))}
      </List>
    </Section>
  )
}
