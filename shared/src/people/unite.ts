import type { PersonRecord } from './records.ts'
import { LIST_FIELDS, TEXT_FIELDS } from './types.ts'
import type { ListField, Merge, PeopleView, Person, PersonCard, TextField, Variant } from './types.ts'
import { addressLine, plain } from './values.ts'

/**
 * Records that somebody said are one person are read as one: what only one of them says counts, lists are taken
 * together, and where two say different things the kept one is shown and the other stands under `also`. The records
 * themselves stay as they are, so taking it back brings both people back whole.
 */
export function unite(
  records: readonly PersonRecord[],
  merges: readonly Merge[],
  members: readonly (readonly [member: string, record: string])[],
): Pick<PeopleView, 'people' | 'removed'> {
  const byId = new Map(records.map(record => [record.id, record]))
  const groups = groupsOf(byId, merges)
  const roots = new Map([...groups].flatMap(([root, ids]) => ids.map(id => [id, root])))
  const membersOf = new Map<string, string[]>()
  for (const [member, record] of members) {
    const root = roots.get(record)
    if (root !== undefined) membersOf.set(root, [...(membersOf.get(root) ?? []), member])
  }
  const all = [...groups].map(([root, ids]) =>
    personOf(
      ids.map(id => byId.get(id)!),
      membersOf.get(root) ?? [],
    ),
  )
  const sorted = all
    .map(person => ({ person, key: plain(person.name) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.person.id < b.person.id ? -1 : 1))
    .map(({ person }) => person)
  return { people: sorted.filter(person => !person.removed), removed: sorted.filter(person => person.removed) }
}

/** Kept record → all records of that person, the kept one first. Merges in their order, so that all phones agree who is kept. */
function groupsOf(byId: ReadonlyMap<string, PersonRecord>, merges: readonly Merge[]): Map<string, string[]> {
  const groups = new Map([...byId.keys()].map(id => [id, [id]]))
  const rootOf = new Map([...byId.keys()].map(id => [id, id]))
  for (const { keep, other, undone } of merges) {
    const [to, from] = [rootOf.get(keep), rootOf.get(other)]
    if (undone || to === undefined || from === undefined || to === from) continue
    const moved = groups.get(from)!
    groups.delete(from)
    for (const id of moved) {
      groups.get(to)!.push(id)
      rootOf.set(id, to)
    }
  }
  return groups
}

function personOf(records: readonly PersonRecord[], members: readonly string[]): Person {
  const first = records[0]!
  const texts = Object.fromEntries(TEXT_FIELDS.map(field => [field, shownText(records, field)])) as Record<TextField, string>
  const address = records.find(record => record.address)?.address
  const lists = Object.fromEntries(LIST_FIELDS.map(field => [field, together(records, field)])) as unknown as Pick<PersonCard, ListField>
  return {
    id: first.id,
    records: records.map(record => record.id),
    ...texts,
    ...lists,
    address,
    also: records.length === 1 ? [] : variantsOf(records, texts, address ? addressLine(address) : ''),
    members,
    // United with somebody who is on the list, they are on the list.
    removed: records.every(record => record.removed),
    addedAt: records.reduce((earliest, record) => Math.min(earliest, record.addedAt), first.addedAt),
    addedBy: first.addedBy,
  }
}

const shownText = (records: readonly PersonRecord[], field: TextField): string =>
  records.find(record => record.texts[field] !== '')?.texts[field] ?? ''

function together(records: readonly PersonRecord[], field: ListField): unknown[] {
  const all = new Map<string, unknown>()
  for (const record of records) for (const [key, value] of record.values[field]) if (!all.has(key)) all.set(key, value)
  return [...all.values()]
}

function variantsOf(records: readonly PersonRecord[], texts: Readonly<Record<TextField, string>>, shownAddress: string): Variant[] {
  const variants: Variant[] = []
  for (const record of records.slice(1)) {
    for (const field of TEXT_FIELDS) {
      const value = record.texts[field]
      if (value !== '' && value !== texts[field]) variants.push({ field, value, record: record.id })
    }
    if (record.address && addressLine(record.address) !== shownAddress) {
      variants.push({ field: 'address', value: record.address, record: record.id })
    }
  }
  return variants
}
