import type { Resident, Voter } from './types.ts'

/**
 * One person under two ids: lists of two sources number people differently, and whoever was met at the door may be on
 * the next list. Only then are they one when they live at one door, are called alike, and no year of birth speaks against it.
 */
export interface Known {
  readonly id: string
  readonly door: string
  /** Every way in which they may be called, plain. */
  readonly names: readonly string[]
  /** Empty where nobody says. */
  readonly year: string
}

export function knownVoter({ id, door, first, middle, last, suffix, born }: Voter): Known {
  const names = [`${first} ${last} ${suffix}`, `${first} ${middle} ${last} ${suffix}`].map(plainName)
  return { id, door, names: [...new Set(names)].filter(Boolean), year: born.slice(0, 4) }
}

export const knownResident = ({ id, door, name }: Resident): Known => ({ id, door, names: [plainName(name)].filter(Boolean), year: '' })

export const isSamePerson = (a: Known, b: Known): boolean =>
  a.door === b.door && (a.year === '' || b.year === '' || a.year === b.year) && a.names.some(name => b.names.includes(name))

/** `JOSÉ  O’Neil, Jr.` and `Jose ONeil JR` are one name. */
const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{P}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase()
