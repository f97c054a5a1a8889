import type { Address } from '../types.ts'
import { parseAddressLine, plainUnitText } from './address-line.ts'
import type { Field } from './fields.ts'
import { calm, calmStreet } from './values.ts'

type Cell = (field: Field) => string

/** An address out of a row: from one line, or from its parts. */
export function addressFrom(cell: Cell, isLine: boolean): Address {
  const parts = isLine ? parseAddressLine(cell('address'), cell('unitLine') || cell('unit')) : splitParts(cell)
  return {
    number: parts.number,
    street: calmStreet(parts.street),
    unit: parts.unit,
    city: calm(cell('city')),
    state: cell('state').toUpperCase().slice(0, 2),
    zip: cell('zip').slice(0, 10),
  }
}

function splitParts(cell: Cell): { number: string; street: string; unit: string } {
  const number = [cell('number'), cell('numberHalf')].filter(Boolean).join(' ')
  const street = [cell('streetBefore'), cell('street'), cell('streetType'), cell('streetAfter')].filter(Boolean).join(' ')
  // Such files too put a rural route's box into the street.
  if (number === '') {
    const parts = parseAddressLine(street, cell('unit'))
    if (parts.number.startsWith('Box')) return parts
  }
  const word = /^(?:lot|trlr|bldg|fl|rm|spc)\b/i.test(cell('unitType')) ? `${cell('unitType')} ` : ''
  return { number, street, unit: plainUnitText(cell('unit') && word + cell('unit')) }
}
