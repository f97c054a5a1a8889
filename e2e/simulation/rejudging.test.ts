import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { workFileEnd, workFileHead, workFileParts } from '@porchlight/shared/wire/work-file'
import { expect, test, vi } from 'vitest'
import { beginScene, groupOf, seen, switchLine } from '../attacks/scene.ts'

/** An organizer has 150: REJUDGE_TURFS=150 takes a minute. */
const TURFS = Number(process.env['REJUDGE_TURFS'] ?? 24)

test(`[P8.2] of ${TURFS} turfs only those are looked at again whose work a removal concerns: none as long as all of it is up to the cut`, async () => {
  const scene = await beginScene(71, TURFS)
  const { world, alice, turfs } = scene
  const [first, second] = turfs.slice(0, 2).map(scope => docId('visits', scope))
  const bob = await scene.join('bob', 'canvasser', turfs.slice(0, 2))
  for (const [doc, id] of [
    [first!, 'b1'],
    [second!, 'b2'],
  ] as const)
    await scene.record(bob, id, doc)
  await scene.settled(bob)
  await scene.until(() => seen(alice, first!) === 'b1' && seen(alice, second!) === 'b2', 'alice has both')
  const hands = await scene.hands(bob)
  const before = hands.session.roster.heads()
  switchLine(bob, false)

  const session = must(await world.patiently(alice.engine.session(alice.group)))
  const read = vi.spyOn(session, 'storedEntries')
  const docsRead = () => new Set(read.mock.calls.map(([channel]) => session.places.at(channel)?.doc))
  must(await world.patiently(groupOf(alice).removeMember(groupOf(bob).me().member, { cause: true })))
  await scene.settled(alice)
  expect([...docsRead()]).toEqual([])

  // What comes after the cut: its own document, and no other.
  const late = await hands.changes(first!, [await hands.visit(first!, 'e3')], { auth: before })
  const entry = await hands.seal(first!, late.signed)
  const parts = [workFileHead({ group: alice.group, made: 0 }), ...workFileParts(session.channelOf(first!)!, [entry]), workFileEnd(1, 1)]
  must(await world.patiently(alice.engine.bringIn(new Blob(parts as never))))
  expect([...docsRead()]).toEqual([first])
  expect([seen(alice, first!), groupOf(alice).status().setAside]).toEqual(['b1', 1])

  // Admitted, the same one again.
  read.mockClear()
  groupOf(alice).aside()
  await world.run(200)
  must(await world.patiently(groupOf(alice).admit(groupOf(alice).aside().items[0]!.id)))
  await scene.settled(alice)
  expect([...docsRead()]).toEqual([first])
  expect(seen(alice, first!)).toBe('b1 e3')
  await world.end()
})
