import { MAX_VALUES, TEXT_LIMIT } from './records.ts'
import { LIST_FIELDS, TEXT_FIELDS } from './types.ts'
import type { ListField, ListValue, PersonCard } from './types.ts'
import { MAX_VALUE, asAddress, asListValue, valueKey, writeAddress, writeValue } from './values.ts'

export interface Shortened {
  readonly person: PersonCard
  readonly isShortened: boolean
}

/** A person of a file, cut to what a person may be: one endless note must not keep a whole list out. */
export function shorten(card: PersonCard): Shortened {
  let isShortened = false
  const texts = TEXT_FIELDS.map(field => {
    const text = card[field].trim()
    if (text.length <= TEXT_LIMIT[field]) return [field, text]
    isShortened = true
    return [field, cut(text, TEXT_LIMIT[field])]
  })
  const lists = LIST_FIELDS.map(field => {
    const all: readonly ListValue<ListField>[] = card[field]
    const good = all.filter(value => asListValue(field, value) !== undefined && writeValue(field, value).length <= MAX_VALUE)
    const once = [...new Map(good.map(value => [valueKey(field, value), value])).values()].slice(0, MAX_VALUES)
    const isEmpty = (value: unknown) => value === '' || Object.values(value as object)[0] === ''
    if (good.length < all.filter(value => !isEmpty(value)).length || once.length === MAX_VALUES) isShortened = true
    return [field, once]
  })
  const address = card.address && writeAddress(card.address).length <= MAX_VALUE ? asAddress(card.address) : undefined
  if (card.address && !address) isShortened = true
  return { person: { ...card, ...Object.fromEntries([...texts, ...lists]), address } as PersonCard, isShortened }
}

/** Never between the two halves of a character. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
