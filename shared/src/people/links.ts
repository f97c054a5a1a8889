import type { PostalAddress } from './types.ts'
import { addressLine } from './values.ts'

/** What the buttons beside a person open: the phone's own apps, so that nothing goes through us. */

/** Digits, a leading `+`, and the extension after a pause. */
function dialled(number: string): string {
  const [main = '', extension = ''] = number.split(/(?:ext\.?|x|#)/i)
  const digits = (main.trim().startsWith('+') ? '+' : '') + main.replace(/\D/g, '')
  const more = extension.replace(/\D/g, '')
  return more === '' ? digits : `${digits},${more}`
}

export const callLink = (number: string): string => `tel:${dialled(number)}`
/** Without the extension: a message cannot dial on. */
export const textLink = (number: string): string => `sms:${dialled(number).split(',')[0]}`

/** One letter to several people shows them each other's addresses, unless they stand in `bcc`. */
export function mailLink(addresses: readonly string[]): string {
  const all = addresses.map(address => encodeURIComponent(address.trim()).replaceAll('%40', '@'))
  return all.length === 1 ? `mailto:${all[0]}` : `mailto:?bcc=${all.join(',')}`
}

/** The address in the phone's own map; where there is none, on the web. */
export function mapLink(address: PostalAddress, system: 'ios' | 'android' | 'other'): string {
  // A unit only confuses maps.
  const query = encodeURIComponent(addressLine({ ...address, unit: '' }))
  if (system === 'ios') return `maps:?q=${query}`
  return system === 'android' ? `geo:0,0?q=${query}` : `https://www.openstreetmap.org/search?query=${query}`
}
