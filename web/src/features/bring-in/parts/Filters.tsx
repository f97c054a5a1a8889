import { useState } from 'react'
import type { Dimension } from '@porchlight/shared/canvass/import/choice'
import { precinctOf } from '@porchlight/shared/canvass/import/precincts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Check } from '../../../ui/Choice.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { bringWords, statusWords } from '../messages.ts'
import type { ChoiceInHand, Offer } from '../use-choice.ts'
import { FindChecks } from './FindChecks.tsx'

/** Which people of the file: by county and precinct, and narrower if wanted. Every line says how many it would bring in as things stand. */
export function Filters({ hand }: { readonly hand: ChoiceInHand }) {
  const t = useText(bringWords)
  const statuses: Readonly<Record<string, string>> = useText(statusWords)
  const [isByParty, setByParty] = useState(false)
  const setParty = (on: boolean) => {
    setByParty(on)
    if (!on) hand.choose('parties', [])
  }
  const hasParties = hand.offers('parties').some(offer => offer.value !== '')
  const areCounties = hand.offers('counties').length > 1
  const precinctName = (key: string): string => {
    const { name, county } = precinctOf(key)
    return areCounties && county !== '' ? t.inCounty(name || t.noPrecinct, county) : name || t.noPrecinct
  }
  return (
    <>
      <Ticks hand={hand} by="counties" label={t.counties} name={({ value }) => value || t.noCounty} />
      <Ticks hand={hand} by="precincts" label={t.precincts} description={t.precinctLead} name={({ value }) => precinctName(value)} />
      <Fold title={t.narrower}>
        <div className="stack">
          <Ticks hand={hand} by="cities" label={t.cities} name={({ value }) => value || t.noCity} />
          <Ticks hand={hand} by="zips" label={t.zips} name={({ value }) => value || t.noZip} />
          <Ticks hand={hand} by="statuses" label={t.statuses} name={({ value }) => statuses[value] ?? value} />
          {hasParties && <Check label={t.byParty} value={isByParty} onChange={setParty} />}
          {isByParty && <Ticks hand={hand} by="parties" label={t.parties} name={({ value }) => value || t.noParty} />}
          <Check label={t.onlyStreets} value={hand.isByStreet} onChange={hand.setByStreet} />
          {hand.isByStreet && (
            <Ticks hand={hand} by="streets" label={t.streets} name={({ name, value }) => name ?? value} detail={({ city }) => city ?? ''} />
          )}
        </div>
      </Fold>
    </>
  )
}

interface TicksProps {
  readonly hand: ChoiceInHand
  readonly by: Dimension
  readonly label: string
  readonly description?: string
  readonly name: (offer: Offer) => string
  readonly detail?: (offer: Offer) => string
}

/** Nothing to choose where all are alike. */
function Ticks({ hand, by, label, description, name, detail }: TicksProps) {
  const t = useText(bringWords)
  const format = useFormat()
  const offers = hand.offers(by)
  if (offers.length < 2 && by !== 'precincts') return null
  const count = ({ voters }: Offer) => t.people(voters, format.number(voters))
  return (
    <FindChecks
      label={label}
      {...(description ? { description } : {})}
      options={offers.map(offer => ({
        value: offer.value,
        label: name(offer),
        description: [detail?.(offer), count(offer)].filter(Boolean).join(' · '),
      }))}
      value={hand.chosen(by)}
      onChange={values => hand.choose(by, values)}
    />
  )
}
