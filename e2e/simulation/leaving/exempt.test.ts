import type { Scope, TurfScope } from '@porchlight/shared/base/ids'
import { BLANK_VOTER } from '@porchlight/shared/canvass/blank-voter'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { turfState } from '@porchlight/shared/canvass/doors'
import { namesIn } from '@porchlight/shared/canvass/my-day'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { sheetOf } from '@porchlight/shared/canvass/sheet'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart } from '@porchlight/shared/canvass/turf.actions'
import type { Door, Voter, VoterBase } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { turfDoc } from '@porchlight/web/app/canvass/turf-docs'
import { CANVASS, updateTurfs } from '@porchlight/web/features/bring-in/save-list'
import { endTurfs } from '@porchlight/web/features/turfs/end-turfs'
import { makeTurfs } from '@porchlight/web/features/turfs/make-turfs'
import { expect, test, vi } from 'vitest'
import type { Phone } from '../phones.ts'
import { createTown, visitsOf } from './people.ts'
import { occurring, rowsIn, wholeDisk } from './whole-disk.ts'

const doorAt = (id: string, street: string): Door => ({
  id: id.repeat(16),
  address: { number: '12', street, unit: '', city: 'Linden', state: 'OH', zip: '43000' },
  precinct: 'A',
})
const voterAt = (id: string, door: Door, last: string): Voter => ({
  ...BLANK_VOTER,
  id: id.repeat(16),
  door: door.id,
  first: 'Ana',
  last,
  sourceId: `S${id}`,
})
const [OPEN, ALONE] = [doorAt('d', 'Quimblestreet'), doorAt('c', 'Vexanderlane')]
const [STAYS, SHARED, LONELY] = [voterAt('1', OPEN, 'Stayerword'), voterAt('2', OPEN, 'Sharedword'), voterAt('3', ALONE, 'Lonelyword')]
const LIST: VoterBase = {
  v: 1,
  importId: 'a'.repeat(16),
  source: 'oh-swvf',
  fileName: 'town.csv',
  importedAt: 1000,
  terms: '',
  doors: [OPEN, ALONE],
  voters: [STAYS, SHARED, LONELY],
}
/** Half a year later two of them are exempt. */
const NEWER: VoterBase = {
  ...LIST,
  importId: 'b'.repeat(16),
  importedAt: 2000,
  updates: LIST.importId,
  voters: [STAYS, ...[SHARED, LONELY].map(voter => ({ ...voter, confidential: true as const }))],
}
const HIDDEN = { shared: 'Sharedword', alone: 'Lonelyword', street: 'Vexanderlane' }
const saving = { signal: new AbortController().signal, report: () => undefined }

test('[I4] who becomes exempt is on no screen, sheet or list of a canvasser’s phone, and in nothing that lies open on its disk; once the turf is cut anew its old bytes are gone, too', async () => {
  // What automerge-repo says of a document that is wiped while it still wants to tell of it.
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const town = await createTown(731, 2, { sealing: 'off' })
  const { alice, world } = town
  const [oak, next] = town.turfs as [TurfScope, TurfScope]
  const group = town.group(alice)
  const bringIn = async (list: VoterBase) => {
    for (const part of packBase(list)) await town.done(group.change(canvassKind, CANVASS, addBasePart, part))
  }
  const making = { groupName: 'Oak Street', questions: [], known: [] }
  await bringIn(LIST)
  await town.done(makeTurfs(group, [{ scope: oak, name: 'Oak', doors: [OPEN.id, ALONE.id] }], { ...making, base: LIST }))
  const carl = await town.come('carl', 'canvasser', [oak])
  const turfOn = (phone: Phone, scope: Scope) => town.group(phone).view(turfKind, turfDoc(scope as TurfScope))
  await town.until('he has his turf', () => turfOn(carl, oak)?.base?.voters.length === 3)
  for (const [i, voter] of [STAYS, SHARED, LONELY].entries())
    await town.done(
      town.group(carl).change(visitsKind, visitsOf(oak), recordVisit, {
        id: `${i}`.repeat(16),
        target: { level: 'person', id: voter.id },
        door: voter.door,
        result: 'canvassed',
      }),
    )
  await town.quiet(alice, carl)
  const shown = (scope: Scope) => {
    const [turf, visits] = [turfOn(carl, scope)!, town.group(carl).view(visitsKind, visitsOf(scope))!]
    const names = visits.visits.map(visit => [namesIn(turf, visits).person(visit.target.id), namesIn(turf, visits).address(visit.door)])
    const sheet = sheetOf(scope as TurfScope, { turf, visits }, { day: '2026-11-22', order: 'sides', only: 'all' })
    return JSON.stringify([turf, sheet, [...turfState(turf, visits).doors.values()], names])
  }
  // The search finds all of it as long as it is there.
  expect(Object.values(HIDDEN).every(word => shown(oak).includes(word))).toBe(true)
  expect(occurring(await world.patiently(wholeDisk(carl)), HIDDEN)).toEqual(Object.keys(HIDDEN))

  await bringIn(NEWER)
  const older = { turfs: [{ scope: oak, turf: turfOn(alice, oak)! }], older: [LIST.importId], lists: [NEWER.importId, LIST.importId] }
  expect(await town.done(updateTurfs(group, NEWER, older, saving))).toEqual({ turfs: 1, left: 0 })
  await town.until('it has come', () => turfOn(carl, oak)?.base?.importId === NEWER.importId && turfOn(carl, oak)!.earlier.length === 1)
  await town.quiet(alice, carl)
  for (const word of Object.values(HIDDEN)) expect(shown(oak)).not.toContain(word)
  expect(shown(oak)).toContain('Stayerword')
  await carl.restart()
  await town.until('after a restart', () => turfOn(carl, oak) !== undefined)
  for (const word of Object.values(HIDDEN)) expect(shown(oak)).not.toContain(word)
  expect(occurring(await world.patiently(wholeDisk(carl)), { ...HIDDEN, stays: 'Stayerword' })).toEqual(['stays'])

  // What is left is the turf's history. Cut anew, the turf is another one, and the old one is wiped.
  const { ring } = await town.session(carl)
  const oaks = { key: ring.held(oak)[0]!.key, locator: ring.held(oak)[0]!.locator }
  await town.done(makeTurfs(group, [{ scope: next, name: 'Oak anew', doors: [OPEN.id] }], { ...making, base: NEWER }))
  const ending = { scope: oak, holders: [{ member: town.memberOf(carl), name: 'Carl' }], links: [], handouts: [] }
  await town.done(endTurfs(group, [ending], { from: [oak], next: [next], heir: next }))
  await town.until('the old one is gone', () => carl.engine.handedBack().length === 1 && turfOn(carl, next) !== undefined)
  await town.until('his work has come along', () => town.seen(carl, next).length === 2)
  await town.quiet(alice, carl)
  for (const word of Object.values(HIDDEN)) expect(shown(next)).not.toContain(word)
  expect(occurring(await world.patiently(wholeDisk(carl)), { ...HIDDEN, ...oaks, stays: 'Stayerword' })).toEqual(['stays'])
  const known = (await town.session(carl)).places.known()
  expect(known.some(({ doc }) => doc.includes(oak))).toBe(false)
  let entries = 0
  for (const { channel } of known)
    entries += (await world.patiently((await town.session(carl)).store.entries(channel.id, 0, 10_000))).length
  expect(await world.patiently(rowsIn(carl, 'entries'))).toBe(entries)
  await world.end()
  expect(said.mock.calls).toEqual([])
  said.mockRestore()
})
