import { docId, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { fillTurf } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import type { Phone } from './phones.ts'

/** The doors of the simulated Saturdays: a few on each turf. */
export const DOORS = 6
export const doorId = (seed: number, turf: number, door: number): string =>
  `d00${(seed % 4096).toString(16).padStart(3, '0')}${turf.toString(16).padStart(5, '0')}${door.toString(16).padStart(5, '0')}`

export async function cutTurfs(alice: Phone, count: number, seed: number): Promise<readonly Scope[]> {
  const group = alice.engine.group(alice.group)
  const scopes = must(await group.newTurfs(count))
  for (const [turf, scope] of scopes.entries()) {
    const part = packBase(base(seed, turf))[0]!
    must(
      await group.change(turfKind, docId('turf', scope), fillTurf, { name: `Oak ${turf}`, groupName: 'Oak Street', part, questions: [] }),
    )
  }
  return scopes
}

const base = (seed: number, turf: number): VoterBase => ({
  v: 1,
  importId: (seed % 65536).toString(16).padStart(16, 'b'),
  source: 'sample',
  fileName: 'town.csv',
  importedAt: 0,
  terms: '',
  doors: Array.from({ length: DOORS }, (_, i) => ({
    id: doorId(seed, turf, i),
    address: { number: String(100 + 2 * i), street: `Oak ${turf}`, unit: '', city: 'Linden', state: 'OH', zip: '43000' },
    precinct: 'A',
  })),
  voters: [],
})
