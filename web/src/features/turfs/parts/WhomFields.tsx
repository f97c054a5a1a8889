import { useState } from 'react'
import type { DoorState } from '@porchlight/shared/canvass/doors'
import { SUPPORT } from '@porchlight/shared/canvass/sayings'
import type { Support } from '@porchlight/shared/canvass/sayings'
import { useTagWords } from '../../../app/canvass/sayings/TagKeys.tsx'
import { saidWords } from '../../../app/canvass/sayings/words.ts'
import { useLanguageName } from '../../../app/canvass/script/language-name.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Check, Checks } from '../../../ui/Choice.tsx'
import { Field, Pick } from '../../../ui/Field.tsx'
import { STATES } from '../use-whom.ts'
import type { Whom } from '../use-whom.ts'
import { whomWords } from '../whom-words.ts'

type Part = 'statuses' | 'languages' | 'precincts' | 'parties' | 'tags'

/** Every part of a rule; a part that nothing is chosen of does not count. */
export function WhomFields({ whom }: { readonly whom: Whom }) {
  const t = useText(whomWords)
  const said = useText(saidWords)
  const languageName = useLanguageName()
  const tagName = useTagWords()
  const { rule, set, choices } = whom
  const [isByParty, setByParty] = useState(rule.parties !== undefined)
  const ticks = (part: Part, label: string, name: (value: string) => string) =>
    choices[part].length > 0 && (
      <Checks
        label={label}
        value={rule[part] ?? []}
        onChange={values => set({ [part]: someOf(values) })}
        options={choices[part].map(value => ({ value, label: name(value) }))}
      />
    )
  return (
    <>
      <h2>{t.ours}</h2>
      <Checks
        label={t.states}
        value={rule.states ?? []}
        onChange={values => set({ states: someOf(values as DoorState[]) })}
        options={STATES.map(value => ({ value, label: t[value] }))}
      />
      <Checks
        label={t.supports}
        value={(rule.supports ?? []).map(String)}
        onChange={values => set({ supports: someOf(values.map(value => Number(value) as Support)) })}
        options={SUPPORT.map(n => ({ value: String(n), label: said.supportOf(n, said[`support${n}`]) }))}
      />
      {ticks('tags', t.tags, tagName)}
      <Check label={t.promised} value={rule.promised ?? false} onChange={on => set({ promised: on || undefined })} />
      <h2>{t.theirs}</h2>
      {ticks('statuses', t.statuses, value => (value === '' ? t.noStatus : t.statusOf(value)))}
      {(choices.hasAges || rule.age) && <Ages whom={whom} />}
      <Votes whom={whom} />
      {(choices.hasDays || rule.registered) && <Days whom={whom} />}
      {ticks('languages', t.languages, value => (value === '' ? t.noLanguage : languageName(value)))}
      {ticks('precincts', t.precincts, value => value || t.noPrecinct)}
      {choices.parties.length > 0 && (
        <Check
          label={t.byParty}
          value={isByParty}
          onChange={on => {
            setByParty(on)
            if (!on) set({ parties: undefined })
          }}
        />
      )}
      {isByParty && ticks('parties', t.parties, value => value || t.noParty)}
      <Check label={t.nobody} value={rule.nobody ?? false} onChange={on => set({ nobody: on || undefined })} />
    </>
  )
}

const someOf = <T,>(values: readonly T[]): readonly T[] | undefined => (values.length > 0 ? values : undefined)

function Ages({ whom: { rule, set } }: { readonly whom: Whom }) {
  const t = useText(whomWords)
  const change = (end: 'from' | 'to', typed: string) => {
    const digits = typed.replace(/\D/g, '')
    const { [end]: _, ...rest } = rule.age ?? {}
    const age = { ...rest, ...(digits === '' ? {} : { [end]: Number(digits) }) }
    set({ age: Object.keys(age).length > 0 ? age : undefined })
  }
  const field = (end: 'from' | 'to', label: string) => (
    <Field label={label} value={String(rule.age?.[end] ?? '')} inputMode="numeric" maxLength={3} onChange={typed => change(end, typed)} />
  )
  return (
    <>
      {field('from', t.ageFrom)}
      {field('to', t.ageTo)}
      {rule.age && <p>{t.years}</p>}
    </>
  )
}

function Days({ whom: { rule, set } }: { readonly whom: Whom }) {
  const t = useText(whomWords)
  const change = (end: 'from' | 'to', day: string) => {
    const { [end]: _, ...rest } = rule.registered ?? {}
    const registered = { ...rest, ...(day === '' ? {} : { [end]: day }) }
    set({ registered: Object.keys(registered).length > 0 ? registered : undefined })
  }
  const field = (end: 'from' | 'to', label: string) => (
    <Field label={label} type="date" value={rule.registered?.[end] ?? ''} onChange={day => change(end, day)} />
  )
  return (
    <>
      {field('from', t.since)}
      {field('to', t.until)}
    </>
  )
}

/** "2 of the last 4", where the file tells who voted. */
function Votes({ whom: { rule, set, choices } }: { readonly whom: Whom }) {
  const t = useText(whomWords)
  const format = useFormat()
  const of = choices.elections
  if (of === 0) return null
  const { least = 0, most = of } = rule.voted ?? {}
  const change = (next: { least?: number; most?: number }) => {
    const voted = { least, most, ...next, of }
    set({ voted: voted.least === 0 && voted.most === of ? undefined : voted })
  }
  const pick = (label: string, value: number, free: number, onChange: (n: number) => void) => (
    <Pick
      label={label}
      value={String(value)}
      onChange={chosen => onChange(Number(chosen))}
      options={Array.from({ length: of + 1 }, (_, n) => ({ value: String(n), label: n === free ? t.anyNumber : format.number(n) }))}
    />
  )
  return (
    <>
      {pick(t.least(format.number(of)), least, 0, n => change({ least: n }))}
      {pick(t.most(format.number(of)), most, of, n => change({ most: n }))}
    </>
  )
}
