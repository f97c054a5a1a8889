import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { fillTurf } from '@porchlight/shared/canvass/turf.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { expect, test } from 'vitest'
import { createWorld } from './phones.ts'

test('an organizer hands out a turf; a canvasser opens the link with the organizer switched off, works offline, and it comes together', async () => {
  const world = await createWorld(1)
  const alice = await world.addPhone('alice')
  alice.group = must(await alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' }))
  const group = alice.engine.group(alice.group)
  const [scope] = must(await group.newTurfs(1))
  must(
    await group.change(turfKind, docId('turf', scope!), fillTurf, {
      name: 'Oak 1',
      groupName: 'Oak Street',
      questions: [],
      part: packBase(base())[0]!,
    }),
  )
  const invited = must(await group.invite({ role: 'canvasser', scopes: [scope!], uses: 1 }))
  await world.until(
    () => group.roster().invitations.find(one => one.id === invited.id)!.ready,
    () => `not delivered: ${JSON.stringify(group.status())}`,
  )
  alice.line.faults = { ...alice.line.faults, offline: true }
  alice.line.cut()

  const bob = await world.addPhone('bob')
  const joining = bob.engine.join(must(bob.engine.readInvitation(invited.link)), { myName: 'Bob', relay: '' })
  let joined: Awaited<typeof joining> | undefined
  void joining.then(result => (joined = result))
  await world.until(
    () => joined !== undefined,
    () => 'not joined',
  )
  bob.group = must(joined!)
  const his = bob.engine.group(bob.group)
  await world.until(
    () => his.view(turfKind, docId('turf', scope!))?.base !== undefined,
    () => `no turf: ${JSON.stringify([his.status(), his.me()])}`,
  )
  expect(his.view(turfKind, docId('turf', scope!))!.base!.doors).toHaveLength(1)
  bob.line.faults = { ...bob.line.faults, offline: true }
  bob.line.cut()
  const visit = {
    id: 'aaaaaaaaaaaaaaaa',
    target: { level: 'door', id: 'd0d0d0d0d0d0d0d0' },
    door: 'd0d0d0d0d0d0d0d0',
    result: 'not-home',
    literature: false,
    note: '',
    answers: {},
  } as const
  must(await his.change(visitsKind, docId('visits', scope!), recordVisit, visit))
  expect(his.status().waiting).toBeGreaterThan(0)
  await bob.restart()
  alice.line.faults = { ...alice.line.faults, offline: false }
  bob.line.faults = { ...bob.line.faults, offline: false }
  await world.until(
    () => group.view(visitsKind, docId('visits', scope!))?.visits.length === 1,
    async () =>
      `no visit: ${JSON.stringify([group.status(), bob.engine.group(bob.group).status(), bob.engine.group(bob.group).view(visitsKind, docId('visits', scope!))])}`,
  )
  await world.end()
})

const base = () => ({
  v: 1 as const,
  importId: 'b0b0b0b0b0b0b0b0',
  source: 'sample',
  fileName: 'town.csv',
  importedAt: 0,
  terms: '',
  doors: [
    {
      id: 'd0d0d0d0d0d0d0d0',
      address: { number: '118', street: 'Oak St', unit: '', city: 'Linden', state: 'OH', zip: '43000' },
      precinct: 'A',
    },
  ],
  voters: [],
})
