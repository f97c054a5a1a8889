import './paper.css'
import { useMemo, useState } from 'react'
import { sheetOf } from '@porchlight/shared/canvass/sheet'
import { useNow } from '../../app/canvass/use-now.ts'
import type { Turf } from '../../app/canvass/use-turf.ts'
import { useTurf } from '../../app/canvass/use-turf.ts'
import { useWalkOrder } from '../../app/canvass/walk-order.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { useGroup, useSetting } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { dayOf } from '../../app/canvass/days.ts'
import type { Look } from './parts/SheetPages.tsx'
import { SheetPages } from './parts/SheetPages.tsx'
import { usePaperOnly } from './use-paper-only.ts'
import { printWords } from './words.ts'

/** A turf on paper: what is seen is what is printed. */
export default function PrintScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(printWords)
  const scope = turfOfPath(params['turf']!)
  const here = useTurf(scope)
  if (here?.turf.base) return <Printing here={here} />
  return (
    <Screen title={t.title} back={paths.walk} status={<WorkStatus />}>
      <Empty icon="print" action={<LinkButton href={paths.walk}>{t.back}</LinkButton>}>
        {t.notHere}
      </Empty>
    </Screen>
  )
}

function Printing({ here }: { readonly here: Turf }) {
  const t = useText(printWords)
  const format = useFormat()
  const { scope, turf, visits } = here
  const [order] = useWalkOrder()
  const today = dayOf(useNow())
  const [paper, setPaper] = useSetting<string>('paper-size', navigator.language.endsWith('US') ? 'letter' : 'a4')
  const [size, setSize] = useSetting<string>('paper-letters', 'normal')
  const [contact, setContact] = useSetting<string>(`paper-contact/${useGroup().id}`, '')
  const [only, setOnly] = useState('all')
  const [pages, setPages] = useState(0)
  const sheet = useMemo(
    () => sheetOf(scope, { turf, visits }, { day: today, order, only: only === 'left' ? 'left' : 'all' }),
    [scope, turf, visits, today, order, only],
  )
  usePaperOnly()
  const look: Look = { paper: paper === 'a4' ? 'a4' : 'letter', isLarge: size === 'large' }
  const isEmpty = sheet.doors === 0
  return (
    <Screen
      title={t.title}
      over={turf.name}
      back={paths.turf(scope)}
      status={<WorkStatus />}
      actions={
        <>
          <p role="status">{isEmpty ? t.nothing : pages === 0 ? t.laying : t.pages(format.number(pages), pages)}</p>
          <Button look="primary" wide icon="print" isDisabled={isEmpty || pages === 0} onPress={() => window.print()}>
            {t.print}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t.lead}</p>
        <Choice
          label={t.paper}
          value={look.paper}
          onChange={value => void setPaper(value)}
          options={[
            { value: 'letter', label: t.letter },
            { value: 'a4', label: t.a4 },
          ]}
        />
        <Choice
          label={t.size}
          value={look.isLarge ? 'large' : 'normal'}
          onChange={value => void setSize(value)}
          options={[
            { value: 'normal', label: t.normal },
            { value: 'large', label: t.large },
          ]}
        />
        <Choice
          label={t.which}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'all', label: t.all },
            { value: 'left', label: t.left },
          ]}
        />
        <Field
          label={t.contact}
          description={t.contactHow}
          value={contact}
          onChange={value => void setContact(value)}
          maxLength={80}
          autoCapitalize="words"
        />
        <Notice tone="porch">{t.care}</Notice>
        <LinkButton icon="camera" href={paths.enterSheet(scope)}>
          {t.enter}
        </LinkButton>
      </div>
      {!isEmpty && (
        <Section title={t.preview}>
          <SheetPages sheet={sheet} look={look} name={turf.name} captain={turf.captain ?? ''} contact={contact} onPages={setPages} />
        </Section>
      )}
    </Screen>
  )
}
