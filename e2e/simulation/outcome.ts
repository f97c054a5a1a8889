import { isDeepStrictEqual } from 'node:util'
import type { DocId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { unlisted } from './new-docs.ts'
import type { Phone, World } from './phones.ts'

/** What a phone has said to be saved. */
export interface Acknowledged {
  readonly doc: DocId
  readonly what: 'visit' | 'resident' | 'request'
  readonly id: string
}

export function isQuiet(phone: Phone): boolean {
  const status = phone.engine.group(phone.group).status()
  return status.waiting === 0 && status.upToDate && status.waitingFor === 0
}

/** Why a phone has not come to rest; its name when it has. */
export async function stateOf(phone: Phone, alice: Phone): Promise<unknown> {
  if (isQuiet(phone)) return phone.name
  const session = await phone.engine.session(phone.group)
  const his = session.ok ? session.value : undefined
  const hers = must(await alice.engine.session(alice.group))
  const epochs = [...(his?.state()?.epochs.values() ?? [])].filter(one => !his!.ring.byEpoch(one.id))
  const mine = Buffer.from(his!.keys.x.public).toString('hex')
  const log = his?.channelOf('log')
  return [
    phone.name,
    phone.engine.group(phone.group).status(),
    await phone.engine.held(phone.group),
    await phone.engine.lagging(phone.group),
    await phone.engine.setAside(phone.group),
    {
      ops: his?.roster.ops().length,
      hers: hers.roster.ops().length,
      missing: his?.roster.missing(),
      refused: his?.roster.refused(),
      me: his?.me()?.role,
      turfs: [...(his?.me()?.turfs.keys() ?? [])],
      log: log?.id,
    },
    epochs.map(one => [
      one.scope,
      one.id.slice(0, 6),
      one.holders.has(mine),
      one.recipients.has(mine),
      hers.ring.byEpoch(one.id) !== undefined,
    ]),
  ]
}

/** What is not the same on two phones, or acknowledged and not there; undefined when all is well. */
export async function differences(world: World, alice: Phone, ledger: readonly Acknowledged[]): Promise<string | undefined> {
  const alices = alice.engine.group(alice.group)
  for (const { doc, what, id } of ledger) {
    const view = alices.view(visitsKind, doc)
    const list = what === 'visit' ? view?.visits : what === 'resident' ? view?.residents : view?.doNotContact
    if (!list?.some(one => one.id === id))
      return `${what} ${id} of ${doc} was acknowledged and is lost; those who have it: ${world.phones
        .filter(phone => JSON.stringify(phone.engine.group(phone.group).view(visitsKind, doc) ?? '').includes(id))
        .map(phone => phone.name)
        .join()}; set aside by alice: ${JSON.stringify(await alice.engine.setAside(alice.group))}`
  }
  for (const phone of world.phones) {
    const group = phone.engine.group(phone.group)
    if (group.status().setAside > 0) return `${phone.name} has set aside ${group.status().setAside}`
    const unknown = await unlisted(phone, alice)
    if (unknown) return unknown
    for (const kind of ['index', 'group', 'turf', 'visits']) {
      for (const doc of group.docs(kind)) {
        const [here, there] = await Promise.all([phone.engine.heads(phone.group, doc), alice.engine.heads(alice.group, doc)])
        if (here.join() !== there.join()) return `${phone.name} and alice differ in ${doc}: ${here.length} and ${there.length} heads`
      }
    }
    for (const doc of group.docs('visits')) {
      const [here, there] = [group.view(visitsKind, doc), alices.view(visitsKind, doc)]
      // One that was begun and not written into is opened only where it was begun.
      if (here && there && !isDeepStrictEqual(here, there))
        return `${phone.name} and alice see ${doc} differently: ${JSON.stringify(here)} ${JSON.stringify(there)}`
    }
  }
  return undefined
}
