import { zoneHere } from '@porchlight/shared/base/zone'
import type { MeetingPlan } from '@porchlight/shared/meeting/types'
import { placeOfZone } from '../../../app/meet/use-when.ts'
import { useLanguage, useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Field, Pick, TextArea } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { planWords } from '../plan-words.ts'
import type { Repeat } from '../repeat.ts'
import { nthOf, repeatsFor } from '../repeat.ts'
import { useLong } from '../use-long.ts'
import { WhenField } from './WhenField.tsx'

const LENGTHS = [15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 360, 480]

export interface PlanFieldsProps {
  readonly plan: MeetingPlan
  readonly onChange: (plan: MeetingPlan) => void
  /** What is missing is said only after somebody has tried. */
  readonly isTried: boolean
}

export function PlanFields({ plan, onChange, isTried }: PlanFieldsProps) {
  const t = useText(planWords)
  const long = useLong()
  const set =
    <K extends keyof MeetingPlan>(field: K) =>
    (value: MeetingPlan[K]) =>
      onChange({ ...plan, [field]: value })
  const lengths = LENGTHS.includes(plan.minutes) ? LENGTHS : [...LENGTHS, plan.minutes].toSorted((a, b) => a - b)
  return (
    <>
      <Field
        label={t.title}
        value={plan.title}
        onChange={set('title')}
        maxLength={120}
        autoCapitalize="sentences"
        error={isTried && plan.title.trim() === '' ? t.titleNeeded : ''}
      />
      <div className="plan-when">
        <WhenField label={t.date} type="date" value={plan.date} onChange={set('date')} isRequired />
        <WhenField label={t.time} type="time" value={plan.time} onChange={set('time')} isRequired />
        <Pick
          label={t.minutes}
          value={String(plan.minutes)}
          onChange={value => set('minutes')(Number(value))}
          options={lengths.map(minutes => ({ value: String(minutes), label: long(minutes) }))}
        />
      </div>
      <Fold title={t.zoneFold(placeOfZone(plan.zone))}>
        <Pick label={t.zone} value={plan.zone} onChange={set('zone')} options={zones(plan.zone)} />
      </Fold>
      <Field label={t.place} description={t.placeHint} value={plan.place} onChange={set('place')} maxLength={300} />
      <Fold title={t.more} isOpen={plan.link !== '' || plan.purpose !== ''}>
        <Field
          label={t.link}
          description={t.linkHint}
          value={plan.link}
          onChange={set('link')}
          type="url"
          inputMode="url"
          autoCapitalize="none"
          maxLength={1000}
        />
        <TextArea label={t.purpose} value={plan.purpose} onChange={set('purpose')} maxLength={4000} />
      </Fold>
    </>
  )
}

/** All that the phone knows; the plan's own and the one here first. */
function zones(own: string): { value: string; label: string }[] {
  const all = new Set([own, zoneHere(), ...Intl.supportedValuesOf('timeZone')])
  return [...all].map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

export interface RepeatFieldProps {
  readonly date: string
  readonly value: Repeat
  readonly onChange: (value: Repeat) => void
  /** A rule that is not offered here can stay. */
  readonly canStay?: boolean
  /** Of a series: it cannot become a single meeting. */
  readonly isSeries?: boolean
}

export function RepeatField({ date, value, onChange, canStay, isSeries }: RepeatFieldProps) {
  const t = useText(planWords)
  const locale = useLanguage() === 'es' ? 'es-US' : 'en-US'
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00Z`))
  const nth = [t.nth1, t.nth2, t.nth3, t.nth4][nthOf(date) - 1] ?? t.last
  const labels: Readonly<Record<Repeat, string>> = {
    once: t.once,
    weekly: t.weekly(day),
    second: t.second(day),
    monthly: t.monthly(nth, day),
    'monthly-last': t.monthly(t.last, day),
    'as-it-is': t.asItIs,
  }
  const offered = [...(canStay ? (['as-it-is'] as const) : []), ...repeatsFor(date).filter(one => !(isSeries && one === 'once'))]
  return (
    <Choice
      label={t.repeat}
      value={value}
      onChange={chosen => onChange(chosen as Repeat)}
      options={offered.map(one => ({ value: one, label: labels[one] }))}
    />
  )
}
