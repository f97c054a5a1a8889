import { utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { createChunks } from '../chunks.ts'
import { nodePhone } from './node-world.ts'
import { GROUP, NOTES } from './notes.ts'
import { makeSlow } from './slow-disk.ts'
import { openTab } from './tab.ts'

/** When one kind of durable write was answered, and how durable its transactions were asked to be. */
export interface Answered {
  readonly what: string
  /** Before the completion event of a transaction of it had been told. */
  readonly early: boolean
  readonly durabilities: readonly (string | undefined)[]
}

/** Whatever could still be answered without the disk has been, after so many turns of the loop and of the threads that seal. */
const TURNS = 50
async function turn(): Promise<void> {
  await crypto.subtle.digest('SHA-256', new Uint8Array(1))
  await new Promise(resolve => setImmediate(resolve))
}
let phones = 0

/** Makes every kind of durable write of the engine on a disk that tells nothing until it is let. */
export async function lookAtSaving(): Promise<Answered[]> {
  const phone = nodePhone(`saying-${phones++}`, seededRandom(phones))
  const disk = makeSlow(phone.disk)
  const tab = await openTab(phone)
  const far = await openTab(nodePhone(`saying-far-${phones}`, seededRandom(phones + 1)))
  const { adapter } = createChunks(tab)
  // The start-up canary is on its way; what follows comes after it.
  must(await tab.store.commit([]))
  const answered: Answered[] = [{ what: 'opening', early: false, durabilities: [...disk.durabilities] }]

  async function look(what: string, act: () => Promise<unknown>): Promise<void> {
    const before = disk.durabilities.length
    const complete = disk.hold()
    let said = false
    const saying = act().then(() => (said = true))
    await Promise.race([complete, saying])
    for (let i = 0; i < TURNS; i++) await turn()
    const early = said
    disk.release()
    await saying
    answered.push({ what, early, durabilities: disk.durabilities.slice(before) })
  }

  await look('own change', async () => must(await tab.write('mine', 'one')))
  must(await far.write('theirs', 'two', 7))
  const changes = await far.cut()
  await look('others’ changes', async () => must(await tab.docs.receive(GROUP, NOTES, changes, [])))
  const unsent = await tab.store.unsent(GROUP)
  await look('a batch', async () =>
    must(
      await tab.store.commit([
        { to: 'cut', rows: unsent.map(({ row }) => row) },
        { to: 'value', name: 'end', value: utf8('1') },
        { to: 'outgoing', group: GROUP, channel: 'c', bytes: utf8('o') },
      ]),
    ),
  )
  const outgoing = await tab.store.outgoing(GROUP)
  await look('sent, and an entry', async () =>
    must(
      await tab.store.commit([
        { to: 'sent', rows: outgoing.map(({ row }) => row) },
        { to: 'entry', channel: 'c', bytes: utf8('e') },
      ]),
    ),
  )
  await look('a channel read anew', async () => must(await tab.store.commit([{ to: 'entry-gone', channel: 'c' }])))
  await look('compaction', () => tab.compact())
  await look('bad bytes set aside', async () => tab.setAside('chunks', (await tab.rows())[0]!.row!))
  await look('Repo’s own value', () => adapter.save(['repo', 'key'], utf8('v')))
  await look('Repo’s own value gone', () => adapter.remove(['repo', 'key']))
  await look('a group forgotten', async () => must(await tab.store.forget(GROUP, ['c'], ['end'], [NOTES])))
  await Promise.all([tab.end(), far.end()])
  return answered
}
