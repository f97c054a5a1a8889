import * as A from '@automerge/automerge'
import { ImmutableString } from '@automerge/automerge/slim'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { docId } from '../base/ids.ts'
import { PLACES } from './places.ts'
import { KINDS, kindNamed, kindOf } from './registry.ts'

/** What every published version begins with, for ever. A failing line here means: documents on phones would break. */
const FROZEN: Record<string, { containers: string[]; texts?: string[]; sha256: string }> = {
  group: { containers: ['about', 'names'], sha256: '09d24eeed92a9bbff8851768985f6959e40b4557f8d892fe7edf53afbe9ddf3d' },
  canvass: {
    containers: ['about', 'bases', 'turfs', 'retired', 'handouts', 'takenBack', 'questions', 'mappings'],
    sha256: 'ab32438eacfaa525eae1ac98c62b26847713e74273614a2cc22cf1c808485828',
  },
  turf: {
    containers: ['about', 'bases', 'questions', 'doNotContact', 'liftings'],
    sha256: '89fca7f559510821569feaffa5389f994664c58f34983637556733bf6d492c89',
  },
  visits: {
    containers: ['about', 'visits', 'residents', 'doors', 'doNotContact', 'names'],
    sha256: '68b50eb3ec93ff0fe384970c32f2055582395879052076e740f80e38a08ba8c6',
  },
  people: {
    containers: ['about', 'cards', 'fields', 'members', 'merges', 'unmerges'],
    sha256: '97eaebfd24854bb4b58ee2acf8b1c28590c8438bc3639426f3054838ba25a8e4',
  },
  peoplenotes: { containers: ['about', 'notes'], sha256: '4b103bccf4d5225b8a63e9f163bfa0d1269bb22d85859a45fd159e39a2632907' },
  meetings: {
    containers: ['about', 'meetings', 'series', 'revisions'],
    sha256: '11e7f17f4ec8697f545cb10682d32f361a7411975bbf58dfdc4a83bddc1fd861',
  },
  agenda: {
    containers: ['about', 'items', 'clock', 'answers', 'attendance'],
    sha256: 'b13ee6c5924d5b836c45efc4c57f832c7c155342c93c815382a662cb5804d6d7',
  },
  register: {
    containers: ['about', 'decisions', 'tasks', 'lines'],
    sha256: 'e4d140f0f924bcb6853ad0054adf2c6b37f72fad28cf3c6fb35df32540b86be1',
  },
  notes: { containers: ['about'], texts: ['text'], sha256: '2519f191f4b22f0c0eccfa9f392279fa27e8e1077a5c346541caa96b5b69536c' },
  devices: { containers: ['about', 'names', 'uses'], sha256: '6eeb71e92539afd32a790d01eb96d56ea0d5331ff52e212a8641660a2ee1734e' },
  index: { containers: ['about', 'docs'], sha256: '3e425cc1cfa00d1378e9ce56a84790bae57199a89cd0e319af17b97b3138f4c2' },
}

test('the list of kinds is the list of frozen changes', () => {
  expect(KINDS.map(kind => kind.name).toSorted()).toEqual(Object.keys(FROZEN).toSorted())
})

test('every kind has its place, and every place its kind', () => {
  expect(Object.keys(PLACES).toSorted()).toEqual(Object.keys(FROZEN).toSorted())
})

test.each(Object.entries(FROZEN))('%s begins with its frozen change', (name, { containers, texts = [], sha256 }) => {
  const initial = kindNamed(name)!.initial
  expect(createHash('sha256').update(initial).digest('hex')).toBe(sha256)
  const fresh = A.change(A.init<Record<string, object | string>>({ actor: '00'.repeat(16) }), { time: 0 }, draft => {
    for (const container of containers) draft[container] = {}
    for (const container of texts) draft[container] = ''
  })
  expect(A.getLastLocalChange(fresh)).toEqual(initial)
  // Both ways in: as a document and as a change.
  expect(A.load(initial)).toEqual(Object.fromEntries([...containers.map(name => [name, {}]), ...texts.map(name => [name, ''])]))
  expect(A.getHeads(A.applyChanges(A.init(), [initial])[0])).toEqual(A.getHeads(fresh))
})

test('a document is of the kind that its id says', () => {
  expect(kindOf(docId('visits', 'turf/0123456789abcdef'))?.name).toBe('visits')
  expect(kindOf(docId('canvass', 'organizers'))?.name).toBe('canvass')
  expect(kindOf(docId('calendar', 'group'))).toBeUndefined()
  expect(kindOf('nonsense')).toBeUndefined()
})

test.each(KINDS.map(kind => [kind.name, kind] as const))(
  '%s reads an empty document, and one full of nonsense, without a throw',
  (_, kind) => {
    const empty = kind.read(A.load(kind.initial))
    expect(structuredClone(empty)).toEqual(empty)
    const nonsense = [
      1,
      null,
      true,
      'a text',
      new Date(0),
      new Uint8Array([1, 2, 3]),
      ['list'],
      { deep: { er: 1 } },
      new ImmutableString('{'),
      new ImmutableString('[]'),
      new ImmutableString('{"v":1}'),
    ]
    const broken = A.change(A.load<Record<string, Record<string, unknown>>>(kind.initial), draft => {
      for (const container of FROZEN[kind.name]!.containers)
        for (const [i, value] of nonsense.entries()) draft[container]![`0123456789abcdef/${i}-${nonsense.length}`] = value
    })
    const read = kind.read(broken)
    expect(structuredClone(read)).toEqual(read)
    for (const container of Object.keys(A.load<object>(kind.initial))) {
      const isText = FROZEN[kind.name]!.texts?.includes(container)
      for (const value of nonsense) {
        if (isText && typeof value === 'string') continue
        const replaced = A.change(A.load<Record<string, unknown>>(kind.initial), draft => {
          draft[container] = value
        })
        expect(kind.read(replaced)).toEqual(empty)
        const gone = A.change(A.load<Record<string, unknown>>(kind.initial), draft => {
          delete draft[container]
        })
        expect(kind.read(gone)).toEqual(empty)
      }
    }
  },
)
