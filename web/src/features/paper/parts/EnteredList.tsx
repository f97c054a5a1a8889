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

/** What was entered for this walk, the latest first and largest; each can be taken back. */
export function EnteredList({ entered }: { readonly entered: readonly EnteredDoor[] }) {
  const t = useText(enterWords)
  const say = useSay()
  const format = useFormat()
  const undo = useUndoRow()
  const [undone, setUndone] = useState('')
  const results = ({ visits }: EnteredDoor) => [...new Set(visits.map(visit => say.visit(visit)))].join(' · ')
  const line = ({ address, door }: EnteredDoor) => (address ? addressLine(address) : door)
  const take = async (one: EnteredDoor) => {
    const done = await undo.run({ scope: one.scope, visits: one.visits.map(visit => visit.id) })
    if (done?.ok) setUndone(line(one))
  }
  const [latest] = entered
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
      <p role="status">{undone && t.undone(undone)}</p>
      {entered.length > 0 && (
        <Section title={`${t.entered} · ${t.count(format.number(entered.length), entered.length)}`}>
          <List label={t.entered}>
            {entered.map(one => (
              <Row
                key={`${one.scope}/${one.door}`}
                title={line(one)}
                detail={results(one)}
                actions={
                  <Button label={t.undo(line(one))} isPending={undo.isPending} onPress={() => void take(one)}>
                    {t.undoShort}
                  </Button>
                }
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}
