// [P9] One visit on two phones, with canaries in everything that must stay secret, and then a search through all that
// the relay has, had in memory, logged and was sent, and through the folders of the phones.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Person } from '../people.ts'
import { startProxy } from '../proxy.ts'
import { startRelay } from '../relay.ts'
import { canaries } from './canary.ts'
import { readMemory } from './memory.ts'
import { Search } from './search.ts'
import { FrameReader } from './websocket-frames.ts'
import { secretPerson, secretShift, secretTurf } from './secret-shift.ts'

/** `aside`: a note that only organizers read. */
const SECRETS = ['group', 'organizer', 'canvasser', 'voter', 'street', 'question', 'note', 'resident', 'reason', 'person', 'aside'] as const
export type Secret = (typeof SECRETS)[number]

export interface Blindness {
  readonly secrets: readonly Secret[]
  readonly relay: Search
  readonly phones: Search
  readonly frames: number
}

export async function tellAndSearch(app: string, seed: number): Promise<Blindness> {
  const secret = canaries(seed, SECRETS)
  const all = Object.values(secret)
  const [atRelay, onPhones] = [new Search(all), new Search(all)]
  const relay = await startRelay({ app })
  let frames = 0
  const readers = new Map<string, FrameReader>()
  const proxy = await startProxy({
    target: relay.port,
    tap(connection, direction, bytes) {
      const name = `${direction} ${connection}`
      const reader =
        readers.get(name) ??
        new FrameReader(
          payload => {
            frames++
            atRelay.look(`frame ${name}`, payload)
          },
          head => atRelay.look(`head ${name}`, head, false),
        )
      readers.set(name, reader)
      reader.push(bytes)
    },
  })
  const app2 = { origin: relay.origin }
  const people: Person[] = []
  try {
    const alex = await Person.arrive(secret.organizer.text, app2)
    people.push(alex)
    await alex.begin.startGroup(secret.group.text, { address: `ws://127.0.0.1:${proxy.port}/relay` })
    await secretPerson(alex, secret)
    const turf = await secretTurf(alex, secret)
    const sam = await Person.arrive(secret.canvasser.text, app2)
    people.push(sam)
    await sam.begin.joinByLink(await alex.turfs.handOut(turf))
    await secretShift(sam, turf, secret)
    await alex.results.knocked(turf, 1)
    await alex.delivered()

    readMemory(relay.pid, (place, bytes) => atRelay.look(place, bytes, false))
    for (const me of people) await me.phone.close()
    await relay.stop()
    atRelay.folder(relay.data)
    atRelay.look('logs', Buffer.from(relay.output()), false)
    for (const { phone } of people) searchProfile(onPhones, phone.profile)
  } finally {
    for (const me of people) await me.leave()
    await proxy.close()
    await relay.dispose()
  }
  return { secrets: SECRETS, relay: atRelay, phones: onPhones, frames }
}

/** Everything as it lies there; what the app itself has stored also inflated. */
function searchProfile(search: Search, profile: string): void {
  search.folder(profile, false)
  const stored = join(profile, 'Default/IndexedDB')
  if (!existsSync(stored) || readdirSync(stored).length === 0) throw new Error('the phone has stored nothing')
  search.folder(stored)
}
