import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { updateOf } from './base-changes.ts'
import { canvassKind } from './canvass.ts'
import { packBase } from './pack-base.ts'
import { isSameList } from './same-list.ts'
import { sampleTown } from './town.ts'
import { addBasePart } from './turf.actions.ts'
import type { Voter, VoterBase } from './types.ts'

const TOWN = sampleTown({ voters: 60 })
/** As it comes back out of the document. */
const stored = (base: VoterBase): VoterBase => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  for (const part of packBase(base)) olga.act(addBasePart, part)
  return olga.view().bases[0]!
}
const LIST: VoterBase = {
  ...TOWN,
  terms: 'No commercial use',
  elections: ['2024-11-05 general', '2022-11-08 general'],
  voters: TOWN.voters.map((voter, i) => ({ ...voter, voted: i % 3 === 0 ? [0] : [0, 1], more: { WARD: String(i % 4) } })),
}
const BEFORE = stored(LIST)
const newer = (change: Partial<VoterBase> = {}): VoterBase => ({ ...LIST, importId: testId('newer'), importedAt: 9000, ...change })
const withFirst = (facts: Partial<Voter>) => newer({ voters: LIST.voters.map((voter, i) => (i === 7 ? { ...voter, ...facts } : voter)) })

test('[I5] the same file once more says nothing new, in whatever order and capitals, with or without the terms typed again', () => {
  const same = [
    newer(),
    newer({ voters: LIST.voters.toReversed(), doors: LIST.doors.toReversed() }),
    newer({ terms: '' }),
    withFirst({ first: LIST.voters[7]!.first.toUpperCase() }),
  ]
  for (const after of same) expect(isSameList(BEFORE, updateOf(BEFORE, after))).toBe(true)
  // Places that were added to the older copy are kept, and are no difference.
  expect(
    isSameList(BEFORE, updateOf(BEFORE, newer({ doors: LIST.doors.map(({ id, address, precinct }) => ({ id, address, precinct })) }))),
  ).toBe(true)
})

test('[I5] whatever else a newer copy tells is a difference: of one person, one door, one election, its terms', () => {
  const [door, ...doors] = LIST.doors
  const different = [
    newer({ voters: LIST.voters.slice(1) }),
    newer({ voters: [...LIST.voters.slice(1), { ...LIST.voters[0]!, id: testId('other') }] }),
    withFirst({ last: 'Otherwise' }),
    withFirst({ door: LIST.doors.at(-1)!.id === LIST.voters[7]!.door ? LIST.doors[0]!.id : LIST.doors.at(-1)!.id }),
    withFirst({ confidential: true }),
    withFirst({ voted: [] }),
    withFirst({ more: { WARD: '9' } }),
    withFirst({ phone: '555 0199' }),
    newer({ doors: [{ ...door!, at: { lat: 40.5, lon: -83.5 } }, ...doors] }),
    newer({ doors: [{ ...door!, precinct: 'Elsewhere' }, ...doors] }),
    newer({ elections: ['2026-11-03 general', ...LIST.elections!] }),
    newer({ terms: 'Campaigns only' }),
  ]
  for (const after of different) expect(isSameList(BEFORE, updateOf(BEFORE, after))).toBe(false)
})
