import type { Address } from '@porchlight/shared/canvass/types'
import { useSay } from '../../../app/canvass/say.ts'

/** `118` loud, `Oak St` beside it. */
export function DoorTitle({ address }: { readonly address: Address }) {
  const say = useSay()
  if (!address.number) return <span className="door-street">{say.number(address)}</span>
  return (
    <span className="door-title">
      <span className="door-number">{say.number({ ...address, unit: '' })}</span>{' '}
      <span className="door-street">
        {address.street}
        {address.unit && `, ${say.unit(address.unit)}`}
      </span>
    </span>
  )
}
