import { BroadcastChannelNetworkAdapter } from '@automerge/automerge-repo-network-broadcastchannel'
import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { readWorkFile } from '@porchlight/shared/wire/work-file'
import { afterAll, expect, test } from 'vitest'
import { createEngine, type TestedEngine } from './engine.ts'
import { nodePhone } from './testing/node-world.ts'

const SECOND = '0000000000000002'
const DOOR = 'd0d0d0d0d0d0d0d0'
const phone = nodePhone('new-docs', seededRandom(7))
const tabs: TestedEngine[] = []

/** The machine may have other work. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 })

async function openTab(): Promise<TestedEngine> {
  const engine = createEngine({
    world: phone.world(),
    dial: () => ({ send: () => undefined, close: () => undefined }),
    app: 'https://porchlight.example/',
    ownRelay: 'none',
    network: async () => [new BroadcastChannelNetworkAdapter({ channelName: 'new-docs/docs' })],
  })
  must(await engine.ready())
  tabs.push(engine)
  return engine
}

afterAll(async () => {
  for (const tab of tabs.toReversed()) await tab.close()
})

test('[P3.6] a document that another tab begins is known in this one, and the leading tab takes it along', async () => {
  const leader = await openTab()
  const id = must(await leader.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: 'none' }))
  const [scope] = must(await leader.group(id).newTurfs(1))
  const other = await openTab()
  const doc = docId('visits', scope!, SECOND)

  expect(must(await other.group(id).createDoc(visitsKind, scope!, SECOND))).toBe(doc)
  const visit = { id: 'a'.repeat(16), target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const }
  must(await other.group(id).change(visitsKind, doc, recordVisit, visit))
  await soon(() => leader.group(id).docs('visits')).toEqual([docId('visits', scope!), doc])
  await soon(() => leader.group(id).view(visitsKind, doc)?.visits.length).toBe(1)

  const session = must(await leader.session(id))
  await soon(() => session.channelOf(doc)?.id).toBeDefined()
  const file = must(await readWorkFile(new Uint8Array(await must(await leader.group(id).saveToFile()).arrayBuffer())))
  const part = file.parts.find(({ channel }) => channel.id === session.channelOf(doc)!.id)
  expect(part?.entries).toHaveLength(1)

  // And the other way round.
  const third = must(await leader.group(id).createDoc(visitsKind, scope!))
  await soon(() => other.group(id).docs('visits')).toContain(third)
})
