import { compareNumbers } from './order.ts'
import type { Door } from './types.ts'

/** `Oak St`, `Oak St & Elm St`, `Oak St, Elm St + 3`; turfs that would be called alike get their numbers, then a count. */
export function turfNames(turfs: readonly (readonly Door[])[]): string[] {
  const plain = turfs.map(streetNames)
  const ranged = plain.map((name, i) => (isTwice(plain, name) ? `${name} ${numberRange(turfs[i]!)}`.trim() : name))
  const used = new Map<string, number>()
  return ranged.map(name => {
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return (times === 1 ? name : `${name} (${times})`).slice(0, 120)
  })
}

const isTwice = (names: readonly string[], name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name)

/** The streets with most doors first, so that a corner house does not name the turf. */
function streetNames(doors: readonly Door[]): string {
  const counts = new Map<string, number>()
  for (const { address } of doors) counts.set(address.street, (counts.get(address.street) ?? 0) + 1)
  const streets = [...counts].toSorted((a, b) => b[1] - a[1]).map(([street]) => street)
  return streets.length <= 2 ? streets.join(' & ') : `${streets.slice(0, 2).join(', ')} + ${streets.length - 2}`
}

/** Of its first street. */
function numberRange(doors: readonly Door[]): string {
  const main = streetNames(doors).split(/ & |, /)[0]
  const numbers = doors.filter(door => door.address.street === main && door.address.number).map(door => door.address.number)
  const sorted = numbers.toSorted(compareNumbers)
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first === undefined ? '' : first === last ? first : `${first}–${last}`
}
