import { useState } from 'react'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useChooseGroup } from '../../app/open-group.ts'
import { useEngine, useGroup, useGroups, useGroupSummary, useStatus } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Ask } from '../../ui/Sheet.tsx'
import { memberWords } from './member-words.ts'

/** All that is shown of a group that this phone is no longer of, while its last work is being handed over. */
export default function OutScreen() {
  const t = useText(memberWords)
  const format = useFormat()
  const engine = useEngine()
  const group = useGroup()
  const summary = useGroupSummary()
  const others = useGroups().filter(one => one.id !== group.id)
  const choose = useChooseGroup()
  const { waiting, link } = useStatus()
  const [asks, setAsks] = useState(false)
  const wipe = useAct(() => engine.forget(group.id))
  const why = { removed: t.outRemoved, refused: t.outRefused, device: t.outDevice, left: t.outLeft }[summary?.out ?? 'removed']
  return (
    <Screen title={summary?.name || t.out} over={summary?.name ? t.out : undefined}>
      <Notice tone="porch" title={why}>
        {waiting > 0 ? t.outWaiting(waiting, format.number(waiting)) : t.outSoon}
      </Notice>
      {waiting > 0 && link !== 'online' && <p>{t.outNeedsSignal}</p>}
      <RefusalNotice refusal={wipe.refusal} />
      <Button look="danger" onPress={() => (waiting > 0 ? setAsks(true) : void wipe.run())}>
        {t.wipeNow}
      </Button>
      {others.length > 0 && (
        <Section title={t.otherGroups}>
          <List label={t.otherGroups}>
            {others.map(one => (
              <Row key={one.id} title={one.name} onPress={() => void choose(one.id)} />
            ))}
          </List>
        </Section>
      )}
      <Ask
        title={t.wipeTitle}
        act={t.wipeNow}
        isOpen={asks}
        isPending={wipe.isPending}
        onClose={() => setAsks(false)}
        onAct={() => void wipe.run()}
      >
        <p>{t.wipeText}</p>
      </Ask>
    </Screen>
  )
}
