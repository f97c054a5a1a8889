import { useState } from 'react'
import type { Choice } from '@porchlight/shared/canvass/import/choice'
import type { Layout as FileLayout } from '@porchlight/shared/canvass/import/fields'
import { precinctKeys } from '@porchlight/shared/canvass/import/precincts'
import type { Scan } from '@porchlight/shared/canvass/import/import'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { MAX_VOTERS } from '@porchlight/shared/canvass/import/import'
import { addressLine } from '@porchlight/shared/canvass/address'
import { personName } from '@porchlight/shared/canvass/doors'
import { paths } from '../../../app/paths.ts'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Screen, Section } from '../../../ui/Screen.tsx'
import { bringWords, layoutWords } from '../messages.ts'
import type { BringIn, Step } from '../use-bring-in.ts'
import { useChoice } from '../use-choice.ts'
import { FileFault } from './FileFault.tsx'
import { Filters } from './Filters.tsx'
import { SkippedLines } from './SkippedLines.tsx'

/** What the file has, what is left out and why, and what of it to bring in. */
export function ChooseScreen({ step, bringIn }: { readonly step: Step & { at: 'choosing' }; readonly bringIn: BringIn }) {
  const t = useText(bringWords)
  const format = useFormat()
  const { scan } = step
  const earlier = bringIn.earlier(step.file, step.layout)
  const [terms, setTerms] = useState(earlier?.terms ?? '')
  const [isTried, setTried] = useState(false)
  const choice = useChoice(scan, earlier ? samePrecincts(scan, earlier, step.layout) : {})
  const fault = choice.people === 0 ? t.chooseSome : choice.people > MAX_VOTERS ? t.tooMany(format.number(MAX_VOTERS)) : ''
  const go = () => {
    setTried(true)
    if (!fault) void bringIn.collect(choice.choice, terms)
  }
  const actions = (
    <>
      {isTried && fault && (
        <p className="bring-fault" role="alert">
          {fault}
        </p>
      )}
      <Button look="primary" wide onPress={go}>
        {choice.people === 0 ? t.bringNone : t.bringN(choice.people, format.number(choice.people))}
      </Button>
    </>
  )
  return (
    <Screen title={t.chooseTitle} over={step.file.name} back={paths.lists} status={<WorkStatus />} actions={actions}>
      {step.refusal && <FileFault refusal={step.refusal} />}
      <p>
        <Layout step={step} /> {t.found(format.number(scan.rows), format.number(scan.voters))}
      </p>
      <Button onPress={bringIn.changeColumns}>{t.changeColumns}</Button>
      <SkippedLines skipped={scan.skipped} />
      <Filters hand={choice} />
      <Section title={t.preview}>
        <List label={t.preview}>
          {scan.preview.slice(0, 5).map(({ voter, door }) => (
            <Row key={voter.id} title={personName(voter)} detail={`${addressLine(door.address)}, ${door.address.city}`} />
          ))}
        </List>
      </Section>
      <TextArea label={t.termsLabel} description={t.termsHint} value={terms} onChange={setTerms} maxLength={20_000} rows={2} />
    </Screen>
  )
}

/** What kind of file it is, and why we think so. */
function Layout({ step }: { readonly step: Step & { at: 'choosing' } }) {
  const t = useText(bringWords)
  const names: Readonly<Record<string, string>> = useText(layoutWords)
  const format = useFormat()
  const { seen, layout, origin } = step
  const name = names[layout.source]
  if (origin === 'before') return t.knownBefore
  if (name === undefined || origin === 'chosen') return t.knownMapped
  return layout.columns ? t.looksBare(name, format.number(layout.columns.length)) : t.looksLike(name, format.number(seen.known))
}

/** Those of the list that was brought in before, if the file has them. */
function samePrecincts(scan: Scan, before: VoterBase, { mapping }: FileLayout): Choice {
  const here = new Set(scan.places.map(place => place.precinct))
  const precincts = [...precinctKeys(before, mapping.county)].filter(key => here.has(key))
  return precincts.length < here.size ? { precincts } : {}
}
