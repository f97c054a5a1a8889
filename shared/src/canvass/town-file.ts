import { pick, sampleTown, seeded } from './town.ts'
import { OHIO } from './import/layouts/ohio.ts'
import type { VoterBase } from './types.ts'

const ELECTIONS: readonly string[] = Array.from({ length: 24 }, (_, i) => 2000 + i).flatMap(year => [
  `${year % 2 ? 'PRIMARY-05' : 'PRIMARY-03'}/07/${year}`,
  `GENERAL-11/0${2 + (year % 6)}/${year}`,
  ...(year % 5 === 0 ? [`SPECIAL-08/08/${year}`] : []),
])

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`

/** One town of about this many voters is one precinct. */
const PRECINCT_VOTERS = 1000

/**
 * A county file as Ohio publishes them, for tests and benches: 46 columns and one for each election; `rows` voters in precincts of 1,000, header first, in pieces of about a town each; about 470 bytes a row.
 */
export function* generateOhioFile(rows: number, seed = 1): Generator<string> {
  yield line([...OHIO.columns, ...ELECTIONS])
  for (let precinct = 0, done = 0; done < rows; precinct++) {
    const count = Math.min(PRECINCT_VOTERS, rows - done)
    const name = `${pick(seeded(seed + precinct), ['LINDEN', 'MARION', 'DELTA', 'HARBOR'])} ${precinct + 1}-${'ABCD'[precinct % 4]}`
    const zip = String(43000 + (precinct % 900))
    const town = sampleTown({ seed: seed * 7919 + precinct, voters: count, precinct: name, zip })
    yield precinctLines(town, precinct, done, seed)
    done += count
  }
}

function precinctLines(town: VoterBase, precinct: number, before: number, seed: number): string {
  const roll = seeded(seed * 31 + precinct)
  const doors = new Map(town.doors.map(door => [door.id, door.address]))
  let text = ''
  for (const [i, voter] of town.voters.entries()) {
    const address = doors.get(voter.door)!
    const known: Record<string, string> = {
      SOS_VOTERID: `OH${String(10_000_000 + before + i).padStart(10, '0')}`,
      COUNTY_NUMBER: '25',
      COUNTY_ID: String(before + i),
      LAST_NAME: voter.last.toUpperCase(),
      FIRST_NAME: voter.first.toUpperCase(),
      MIDDLE_NAME: voter.middle,
      SUFFIX: voter.suffix,
      DATE_OF_BIRTH: voter.born,
      REGISTRATION_DATE: voter.registered,
      VOTER_STATUS: voter.status === 'active' ? 'ACTIVE' : 'CONFIRMATION',
      RESIDENTIAL_ADDRESS1: (address.number.startsWith('Box')
        ? `${address.street} ${address.number}`
        : `${address.number} ${address.street}`
      ).toUpperCase(),
      RESIDENTIAL_SECONDARY_ADDR: address.unit ? `APT ${address.unit}` : '',
      RESIDENTIAL_CITY: address.city.toUpperCase(),
      RESIDENTIAL_STATE: address.state,
      RESIDENTIAL_ZIP: address.zip,
      CONGRESSIONAL_DISTRICT: '03',
      PRECINCT_NAME: town.voters[0]!.precinct,
      PRECINCT_CODE: `25-P-${precinct + 1}`,
      STATE_SENATE_DISTRICT: '15',
      WARD: `WARD ${1 + (precinct % 12)}`,
    }
    const votes = ELECTIONS.map(() => (roll() < 0.45 ? 'X' : ' '))
    text += line([...OHIO.columns.map(column => known[column] ?? ''), ...votes])
  }
  return text
}
