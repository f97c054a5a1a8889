// The sample town as an organizer hands it out: brought in, cut into turfs, each turf with its people.
import { docId, type DocId, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { recordTurfs } from '@porchlight/shared/canvass/canvass.actions'
import { cutTurfs, turfBase } from '@porchlight/shared/canvass/cut'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart, fillTurf } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import type { Group } from '@porchlight/web/engine/api'

export interface TownTurf {
  readonly scope: Scope
  readonly visits: DocId
  readonly base: VoterBase
}

export async function cutTown(
  group: Group,
  { voters, turfs: count }: { readonly voters: number; readonly turfs: number },
): Promise<readonly TownTurf[]> {
  const base = sampleTown({ voters, importId: 'be7c400000000001' })
  const canvass = docId('canvass', 'organizers')
  for (const part of packBase(base)) must(await group.change(canvassKind, canvass, addBasePart, part))
  const cut = cutTurfs(base, base.doors.length / count)
  const scopes = must(await group.newTurfs(cut.length))
  const turfs: TownTurf[] = []
  for (const [i, { name, doors }] of cut.entries()) {
    const scope = scopes[i]!
    const here = turfBase(base, doors)
    const [part] = packBase(here)
    must(await group.change(turfKind, docId('turf', scope), fillTurf, { name, groupName: 'Elm Neighbors', part: part!, questions: [] }))
    const streets = [...new Set(doors.map(door => door.address.street))]
    const record = { scope, name, doorCount: doors.length, voterCount: here.voters.length, streets }
    must(await group.change(canvassKind, canvass, recordTurfs, { turfs: [record] }))
    turfs.push({ scope, visits: docId('visits', scope), base: here })
  }
  return turfs
}
