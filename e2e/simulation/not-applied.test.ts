import * as A from '@automerge/automerge/slim'
import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { json } from '@porchlight/shared/doc/flat'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import type { VisitsDoc } from '@porchlight/shared/canvass/visits'
import { newActor, signBatch } from '@porchlight/shared/wire/batch'
import { sealEntry } from '@porchlight/shared/wire/entry'
import { packChanges } from '@porchlight/shared/wire/payload'
import { outgoingWrite } from '@porchlight/web/engine/outgoing'
import { expect, test } from 'vitest'
import { createWorld } from './phones.ts'

const DOOR = 'd0d0d0d0d0d0d0d0'

test('[P8.5] a batch that keeps every rule and that Automerge does not take is set aside; what its author writes later counts', async () => {
  const world = await createWorld(31)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const group = alice.engine.group(alice.group)
  const [scope] = must(await world.patiently(group.newTurfs(1)))
  const invited = must(await world.patiently(group.invite({ role: 'canvasser', scopes: [scope!], uses: 1 })))
  await world.until(
    () => group.roster().invitations[0]!.ready,
    () => 'not delivered',
  )
  const mallory = await world.addPhone('mallory')
  const joining = mallory.engine.join(must(mallory.engine.readInvitation(invited.link)), { myName: 'Mallory', relay: '' })
  mallory.group = must(await world.patiently(joining))
  const doc = docId('visits', scope!)
  await world.until(
    () => Object.values(group.view(visitsKind, doc)?.names ?? {}).includes('Mallory'),
    () => 'her name has not come',
  )
  const session = must(await world.patiently(mallory.engine.session(mallory.group)))
  const visit = (id: string) =>
    json({
      id,
      target: { level: 'door', id: DOOR },
      door: DOOR,
      result: 'not-home',
      literature: false,
      note: '',
      answers: {},
      at: 1000,
      by: session.me()!.id,
      device: session.keys.id,
    })
  const changeBy = (actor: string, id: string) =>
    A.getLastLocalChange(
      A.change(A.load<VisitsDoc>(visitsKind.initial, { actor }), { time: 0 }, draft => void (draft.visits[`${DOOR}/${id}`] = visit(id))),
    )!
  const [one, two] = [await newActor(session.keys.id, doc, world.random), await newActor(session.keys.id, doc, world.random)]
  // The same number of the same actor twice: Automerge throws.
  const changes = [changeBy(one, 'aaaaaaaaaaaaaaaa'), changeBy(one, 'bbbbbbbbbbbbbbbb'), changeBy(two, 'cccccccccccccccc')]
  await world.patiently(
    (async () => {
      let end = (await session.ownEnd(doc))!
      for (const change of changes) {
        const header = { kind: 'changes', group: session.group, doc, seq: end.seq + 1, prev: end.id, auth: session.authFor(doc) } as const
        const batch = await signBatch(session.keys, header, await packChanges([change]))
        const channel = session.channelOf(doc)!
        const entry = must(await sealEntry(must(session.sealingKey(scope!)), channel.id, doc, batch.signed))
        must(await session.store.commit([outgoingWrite(session.group, channel.id, entry, 0)]))
        end = { seq: batch.seq, id: batch.id }
      }
    })(),
  )
  // The queue is sent with the next line.
  await mallory.restart()
  await world.until(
    () => group.view(visitsKind, doc)?.visits.length === 2 && group.status().upToDate,
    () => `seen: ${JSON.stringify(group.view(visitsKind, doc)?.visits.map(({ id }) => id))} ${JSON.stringify(group.status())}`,
  )
  expect(group.view(visitsKind, doc)!.visits.map(({ id }) => id)).toEqual(['aaaaaaaaaaaaaaaa', 'cccccccccccccccc'])
  expect(await alice.engine.setAside(alice.group)).toEqual([{ doc, why: 'malformed', device: session.keys.id }])
  expect(await alice.engine.held(alice.group)).toEqual([])
  await world.end()
})
