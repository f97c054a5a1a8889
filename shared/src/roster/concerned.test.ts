import { expect, test } from 'vitest'
import { docId } from '../base/ids.ts'
import { concerned, judgementOf, NOTHING_JUDGED } from './concerned.ts'
import { isRemoved, rightAt } from './counting.ts'
import { createRoster } from './roster.ts'
import type { Roster } from './roster.ts'
import { cutName } from './state.ts'
import { tell } from './testing/tale.ts'

const TURF = 'turf/0123456789abcdef'
const WRITERS = ['organizer', 'canvasser'] as const
const DOC = docId('visits', TURF)

/** All that the roster says of the batches that a device may have made with these `auth`. */
const said = (roster: Roster, device: never, auths: readonly (readonly never[])[]) =>
  JSON.stringify([
    auths.map(auth => rightAt(roster, { auth, device }, WRITERS, TURF)),
    isRemoved(roster.view()!, device),
    roster.view()!.cuts.get(cutName(DOC, device)) ?? [],
  ])

test('[P8.2] whoever is not concerned by what has become of the roster is judged as before, in 25 tales', async () => {
  const seen = { moved: 0, spared: 0 }
  for (let seed = 1; seed <= 25; seed++) {
    const { roster: whole, raws, moments } = await tell(seed)
    const roster = createRoster(whole.group)
    const part = Math.floor(raws.length / 4)
    let judged = NOTHING_JUDGED
    for (let at = 0; at < raws.length; at += part) {
      const before = createRoster(whole.group)
      await before.receiveAll(raws.slice(0, at))
      await roster.receiveAll(raws.slice(at, at + part))
      const now = roster.view()!
      const by = concerned(judged, now, roster.operation)
      judged = judgementOf(now)
      if (at === 0) continue
      const auths = moments.map(one => one.heads).filter(heads => heads.every(id => before.has(id)))
      for (const device of before.view()!.devices.keys()) {
        const isSame = said(before, device as never, auths as never) === said(roster, device as never, auths as never)
        const isConcerned = by.rights.has(device) || by.removed.has(device) || by.cuts.has(cutName(DOC, device))
        if (!isSame) expect(isConcerned, `seed ${seed}: ${device}`).toBe(true)
        if (!isSame) seen.moved++
        if (!isConcerned) seen.spared++
      }
    }
  }
  // It says something, and it spares most.
  expect(seen.moved).toBeGreaterThan(40)
  expect(seen.spared).toBeGreaterThan(seen.moved)
})

test('what only grows concerns nobody', async () => {
  const { roster } = await tell(3)
  const judged = judgementOf(roster.view()!)
  const by = concerned(JSON.parse(JSON.stringify(judged)), roster.view()!, roster.operation)
  expect([by.rights.size, by.removed.size, by.cuts.size]).toEqual([0, 0, 0])
})
