import type { Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { expect, test } from 'vitest'
import type { Phone } from './phones.ts'
import { createWorld } from './phones.ts'

test('[A13] a link for another turf adds it to the member who is there already, also after a link was taken back', async () => {
  const world = await createWorld(7)
  const alice = await world.addPhone('alice')
  alice.group = must(await alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' }))
  const group = alice.engine.group(alice.group)
  const scopes = must(await group.newTurfs(3))

  async function linkFor(scope: Scope): Promise<string> {
    const invited = must(await group.invite({ role: 'canvasser', scopes: [scope], uses: 1 }))
    await world.until(
      () => group.roster().invitations.find(one => one.id === invited.id)!.ready,
      () => `not delivered: ${JSON.stringify(group.status())}`,
    )
    return invited.link
  }
  async function join(phone: Phone, link: string): Promise<void> {
    let joined: Awaited<ReturnType<typeof phone.engine.join>> | undefined
    void phone.engine.join(must(phone.engine.readInvitation(link)), { myName: 'Bob', relay: '' }).then(result => (joined = result))
    await world.until(
      () => joined !== undefined,
      () => 'not joined',
    )
    phone.group = must(joined!)
  }

  const first = await linkFor(scopes[0]!)
  await linkFor(scopes[1]!)
  must(await group.revokeInvitation(group.roster().invitations[1]!.id))
  const bob = await world.addPhone('bob')
  await join(bob, first)
  const second = await linkFor(scopes[2]!)
  await join(bob, second)
  expect(bob.engine.group(bob.group!).me().scopes.toSorted()).toEqual(['log', scopes[0], scopes[2]].toSorted())
  await world.end()
})
