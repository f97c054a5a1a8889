import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { expect, test } from 'vitest'
import { createWorld } from './phones.ts'

test('a cast reaches the others who follow the document, is kept by nobody, and nobody outside its scope can read it', async () => {
  const world = await createWorld(11)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const group = alice.engine.group(alice.group)
  const [turf] = must(await world.patiently(group.newTurfs(1)))
  const join = async (name: string, role: 'member' | 'canvasser') => {
    const phone = await world.addPhone(name)
    const invited = must(await world.patiently(group.invite({ role, scopes: role === 'canvasser' ? [turf!] : [], uses: 1 })))
    await world.until(
      () => group.roster().invitations.find(one => one.id === invited.id)!.ready,
      () => 'no invitation',
    )
    phone.group = must(
      await world.patiently(phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })),
    )
    return phone
  }
  const [ben, cem] = [await join('ben', 'member'), await join('cem', 'canvasser')]
  const doc = docId('group', 'group')
  const isSettled = () => world.phones.every(one => one.engine.group(one.group).status().upToDate)
  await world.until(
    () => isSettled() && ben.engine.group(ben.group).docs('group').length > 0,
    () => 'not settled',
  )
  await world.run(10_000)

  const heard: Record<string, unknown[]> = { alice: [], ben: [], cem: [] }
  for (const phone of world.phones) phone.engine.group(phone.group).onCast(doc, what => heard[phone.name]!.push(what))
  ben.engine.group(ben.group).cast(doc, { from: '0102030405060708', at: 3 })
  await world.run(1_000)
  expect(heard).toEqual({ alice: [{ from: '0102030405060708', at: 3 }], ben: [], cem: [] })

  alice.line.cut()
  alice.engine.group(alice.group).cast(doc, 'lost')
  await world.run(60_000)
  expect(heard['ben']).toEqual([])
  expect(cem.engine.group(cem.group).docs('group')).toEqual([])
  await world.end()
})
