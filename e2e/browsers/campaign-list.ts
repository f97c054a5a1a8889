// The list of the campaign: people with ids of VAN's, where they live on the map, and who voted when.
import { sampleTown } from '@porchlight/shared/canvass/town'
import { type TownFile, vanFile } from '../town.ts'

const VOTERS = 90
const ELECTIONS = ['GENERAL-11/05/2024', 'PRIMARY-03/19/2024', 'GENERAL-11/07/2023', 'GENERAL-11/08/2022']
export type Row = Readonly<Record<string, string>>

export interface CampaignList {
  readonly file: TownFile
  readonly rows: readonly Row[]
  readonly doors: number
  /** Who voted in at least two of the last four elections, and the doors where they live. */
  readonly frequent: { readonly people: number; readonly doors: number }
}

export function campaignList(): CampaignList {
  const town = sampleTown({ voters: VOTERS, seed: 1 })
  const doors = new Map(town.doors.map(door => [door.id, door]))
  const given = vanFile(VOTERS)
  const [head, ...lines] = given.buffer.toString('utf8').trim().split('\r\n')
  const columns = [...head!.split('\t'), 'Latitude', 'Longitude', ...ELECTIONS]
  const voted = town.voters.map((_, i) => ELECTIONS.map((_, nth) => nth < i % 5))
  const cells = lines.map((line, i) => {
    const { lat, lon } = doors.get(town.voters[i]!.door)!.at!
    return [...line.split('\t'), lat.toFixed(6), lon.toFixed(6), ...voted[i]!.map(did => (did ? 'X' : ''))]
  })
  const frequent = town.voters.filter((_, i) => voted[i]!.filter(Boolean).length >= 2)
  return {
    file: { ...given, buffer: Buffer.from([columns, ...cells].map(row => row.join('\t')).join('\r\n') + '\r\n') },
    rows: cells.map(row => Object.fromEntries(row.map((cell, i) => [columns[i]!, cell]))),
    doors: new Set(town.voters.map(voter => voter.door)).size,
    frequent: { people: frequent.length, doors: new Set(frequent.map(voter => voter.door)).size },
  }
}
