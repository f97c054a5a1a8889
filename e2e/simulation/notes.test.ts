import { splice } from '@automerge/automerge/slim'
import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { groupKind } from '@porchlight/shared/group/group'
import { NOTES_PATH, notesKind } from '@porchlight/shared/meeting/notes'
import { expect, test } from 'vitest'
import { createWorld, type Phone } from './phones.ts'

const doc = docId('notes', 'group', '0123456789abcdef')

test('two members type into one note, one of them without a line for a while: both see all of it, and it is delivered', async () => {
  const world = await createWorld(12)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const group = alice.engine.group(alice.group)
  const invited = must(await world.patiently(group.invite({ role: 'member', scopes: [], uses: 1 })))
  await world.until(
    () => group.roster().invitations[0]!.ready,
    () => 'no invitation',
  )
  const ben = await world.addPhone('ben')
  ben.group = must(await world.patiently(ben.engine.join(must(ben.engine.readInvitation(invited.link)), { myName: 'Ben', relay: '' })))
  await world.until(
    () => ben.engine.group(ben.group).docs('group').length > 0,
    () => 'ben has no group',
  )
  // The key of the group came after he had joined, and so could he say his name only then.
  const names = () => Object.values(group.view(groupKind, docId('group', 'group'))?.names ?? {})
  await world.until(
    () => names().includes('Ben'),
    () => `alice knows ${names().join()}`,
  )
  const textOf = async (phone: Phone) => must(await world.patiently(phone.engine.group(phone.group).text(notesKind, doc)))
  const [hers, his] = [await textOf(alice), await textOf(ben)]
  const type = (text: typeof hers, letters: string) => text.change(one => splice(one, [...NOTES_PATH], one.text.length, 0, letters))

  for (const letter of 'Bring chairs. ') {
    type(hers, letter)
    await world.run(100)
  }
  await world.until(
    () => his.doc().text === 'Bring chairs. ',
    () => `ben sees ${his.doc().text}: ${JSON.stringify([group.status(), ben.engine.group(ben.group).status()])}`,
  )
  ben.line.faults = { ...ben.line.faults, offline: true }
  ben.line.cut()
  type(his, 'And tables. ')
  type(hers, 'Ask Maria. ')
  await world.run(3_000)
  ben.line.faults = { ...ben.line.faults, offline: false }
  ben.engine.group(ben.group).retryNow()
  await world.until(
    () => his.doc().text === hers.doc().text && world.phones.every(one => one.engine.group(one.group).status().waiting === 0),
    () => JSON.stringify([hers.doc().text, his.doc().text, group.status(), ben.engine.group(ben.group).status()]),
  )
  expect(hers.doc().text.length).toBe('Bring chairs. And tables. Ask Maria. '.length)
  expect((await his.versions()).map(one => one.by)).toContain(alice.engine.group(alice.group).me().member)
  await world.end()
})
