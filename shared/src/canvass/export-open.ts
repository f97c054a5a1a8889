import { streetLine } from './address.ts'
import { walkerName } from './credit.ts'
import { turfState } from './doors.ts'
import type { TurfVisits } from './export.ts'
import { hasResponses, saidCells } from './export-sayings.ts'
import type { Address, Question, Visit, Voter } from './types.ts'

/** What came back in two open formats, for other tools. Both are JSON text. */

interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [lon: number, lat: number] } | null
  readonly properties: Readonly<Record<string, string | number | boolean>>
}

/** The doors with how each stands: GeoJSON, RFC 7946 (WGS 84; longitude first). A door without a place has no geometry. */
export function doorsGeoJson(turfs: readonly TurfVisits[]): string {
  const features = turfs.flatMap(({ name, turf, visits }) =>
    [...turfState(turf, visits).doors.values()].map((view): Feature => ({
      type: 'Feature',
      id: view.door.id,
      geometry: view.door.at ? { type: 'Point', coordinates: [view.door.at.lon, view.door.at.lat] } : null,
      properties: {
        turf: name,
        address: streetLine(view.door.address),
        unit: view.door.address.unit,
        city: view.door.address.city,
        zip: view.door.address.zip,
        state: view.state,
        people: view.people.length,
        // One of the whole building counts where it was made.
        visits: view.history.filter(visit => visit.door === view.door.id).length,
        twoResults: view.disagree,
        warnings: view.warnings.length,
        openPromises: view.promises.length,
        ...(view.history[0] ? { lastVisit: new Date(view.history[0].at).toISOString() } : {}),
      },
    })),
  )
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/**
 * People, visits and questions with the names of OSDI 1.2 (opensupporter.org): one object of three lists. A person's
 * `identifiers` are `<source>:<voter id>`, of somebody met at the door `porchlight:<id>`; a visit to a door or a building
 * names nobody and has the address.
 */
export function osdiJson(turfs: readonly TurfVisits[], questions: readonly Question[]): string {
  return JSON.stringify({
    people: turfs.flatMap(peopleOf),
    canvasses: turfs.flatMap(one => canvassesOf(one, questions)),
    questions: questions.map(questionOf),
  })
}

const when = (ms: number): string => new Date(ms).toISOString()
const voterId = (source: string, voter: Voter): string => (voter.sourceId ? `${source}:${voter.sourceId}` : `porchlight:${voter.id}`)

const postal = (address: Address, at?: { lat: number; lon: number }) => ({
  primary: true,
  address_lines: [streetLine(address), ...(address.unit ? [address.unit] : [])],
  locality: address.city,
  region: address.state,
  postal_code: address.zip,
  country: 'US',
  ...(at ? { location: { latitude: at.lat, longitude: at.lon } } : {}),
})

function peopleOf({ name, turf, visits }: TurfVisits) {
  const source = turf.base?.source ?? 'porchlight'
  return [...turfState(turf, visits).doors.values()].flatMap(({ door, people }) =>
    people.map(({ id, voter, resident, doNotContact, said }) => {
      const language = voter?.language ?? resident?.language
      const phone = voter?.phone ?? resident?.phone
      return {
        identifiers: [voter ? voterId(source, voter) : `porchlight:${id}`],
        given_name: voter?.first ?? resident?.name ?? '',
        family_name: voter?.last ?? '',
        additional_name: voter?.middle ?? '',
        honorific_suffix: voter?.suffix ?? '',
        languages_spoken: language ? [language] : [],
        postal_addresses: [postal(door.address, door.at)],
        phone_numbers: phone ? [{ number: phone, do_not_call: doNotContact !== undefined }] : [],
        custom_fields: {
          turf: name,
          do_not_contact: doNotContact !== undefined,
          ...(resident ? { met_at_the_door: true } : {}),
          ...(said?.support ? { support: said.support.latest.support } : {}),
          ...(said && said.tags.length > 0 ? { tags: said.tags } : {}),
        },
      }
    }),
  )
}

function canvassesOf({ turf, visits }: TurfVisits, questions: readonly Question[]) {
  const { chains, doors } = turfState(turf, visits)
  const source = turf.base?.source ?? 'porchlight'
  const voters = new Map(turf.base?.voters.map(voter => [voter.id, voter]))
  const personOf = (visit: Visit): string | undefined => {
    if (visit.target.level !== 'person') return undefined
    const voter = voters.get(visit.target.id)
    return voter ? voterId(source, voter) : `porchlight:${visit.target.id}`
  }
  return chains.flatMap(({ first, current }) => {
    if (!current) return []
    const door = doors.get(current.door)?.door
    const answers = questions.flatMap(question => {
      const answer = current.answers[question.id] ?? ''
      return answer === '' ? [] : [{ question: `porchlight:${question.id}`, responses: [answer] }]
    })
    return [
      {
        identifiers: [`porchlight:${first.id}`],
        action_date: when(first.at),
        contact_type: 'walk',
        input_type: 'porchlight',
        success: current.result === 'canvassed' || (!current.result && hasResponses(current)),
        status_code: current.result ?? '',
        level: current.target.level,
        person: personOf(current),
        address: door && postal(door.address, door.at),
        canvasser: walkerName(first, visits.names),
        comment: current.note,
        answers,
        custom_fields: Object.fromEntries(Object.entries(saidCells(current)).filter(([, said]) => said !== '')),
      },
    ]
  })
}

const questionOf = ({ id, text, kind, choices }: Question) => ({
  identifiers: [`porchlight:${id}`],
  title: text,
  question_type: kind === 'text' ? 'Paragraph' : 'SingleChoice',
  responses: choices.map((choice, i) => ({ key: String(i + 1), name: choice, title: choice })),
})
