import type { Person } from '../people.ts'
import { ohioFile, withCell } from '../town.ts'
import type { Canary } from './canary.ts'

/** A list with a canary for a name and one for a street, and a question that is one; in one turf, whose name is answered. */
export async function secretTurf(me: Person, secret: Readonly<Record<'voter' | 'street' | 'question', Canary>>): Promise<string> {
  const list = withCell(ohioFile(40), 1, 'LAST_NAME', secret.voter.text)
  await me.lists.importFile(withCell(list, 2, 'RESIDENTIAL_ADDRESS1', `12 ${secret.street.text} ST`))
  await me.turfs.addQuestion({ text: secret.question.text })
  await me.turfs.cut(200)
  const [turf] = await me.turfs.names()
  return turf!
}

/** Somebody the group knows, and what only organizers may read of them. */
export async function secretPerson(me: Person, secret: Readonly<Record<'person' | 'aside', Canary>>): Promise<void> {
  await me.people.add(secret.person.text)
  await me.people.openPerson(secret.person.text)
  await me.people.note(secret.aside.text)
}

/** A shift on a turf, from its list of doors on: what is written down there is canaries. */
export async function secretShift(
  me: Person,
  turf: string,
  secret: Readonly<Record<'note' | 'resident' | 'reason', Canary>>,
): Promise<void> {
  const [first, second, third] = await me.walk.doors()
  await me.walk.openDoor(first!)
  await me.walk.note(secret.note.text)
  await me.walk.record('not-home')
  await me.walk.atDoor(second!)
  await me.walk.addResident(secret.resident.text)
  await me.walk.start(turf)
  await me.walk.openDoor(third!)
  await me.walk.doNotContact('door', secret.reason.text)
  await me.delivered()
}
