import type { DoorAddition, TakenBack } from './additions.ts'
import type { LeftOut } from './left-out.ts'
import type { SavedList } from './saved-lists.ts'
import type { Sayings } from './sayings.ts'

/**
 * The words of canvassing as plain data: what stands inside the documents and what screens and files work with.
 * Everything here is structured-cloneable JSON. Times are milliseconds since 1970; ids are 16 hex digits unless said.
 */

/** The eight results of a door or a person (FIELD.md section 1). */
export const RESULTS = [
  'canvassed',
  'not-home',
  'refused',
  'moved',
  'deceased',
  'inaccessible',
  'language-barrier',
  'address-not-found',
] as const
export type ResultCode = (typeof RESULTS)[number]

/** What a result is said of. A building is every door at one street and number. */
export type Level = 'person' | 'door' | 'building'
export const LEVEL: Record<ResultCode, Level> = {
  canvassed: 'person',
  refused: 'person',
  moved: 'person',
  deceased: 'person',
  'language-barrier': 'person',
  'not-home': 'door',
  'address-not-found': 'door',
  inaccessible: 'building',
}

/** One address, as people say it. */
export interface Address {
  /** House number as written: `118`, `12 1/2`, `3A`; empty where the file has none (rural routes). */
  readonly number: string
  /** Street with directions and type: `N Oak St`. */
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly state: string
  readonly zip: string
}

/** A person of a voter file (or a new resident), joined to a door by `door`. */
export interface Voter {
  /** hash(source, voter id): the same person in a later file of the same source has the same id. */
  readonly id: string
  readonly door: string
  readonly first: string
  readonly middle: string
  readonly last: string
  readonly suffix: string
  /** The source's own id (`SOS_VOTERID`, `Voter File VANID`), for files out. */
  readonly sourceId: string
  /** `YYYY-MM-DD`, or `YYYY`, or empty. */
  readonly born: string
  readonly sex: string
  /** Language code (`es`) where the file tells, else empty. */
  readonly language: string
  readonly phone: string
  /** As in the file; shown only where the group wants it. */
  readonly party: string
  /** `active`, `inactive`, `preregistered` or empty. */
  readonly status: string
  readonly registered: string
  readonly precinct: string
  /** Exempt from public records (Florida, North Carolina): stays with organizers, never goes into a turf. */
  readonly confidential?: true
  /** In which elections this person voted, where the file tells: places in the base's `elections`, rising. Stays with organizers. */
  readonly voted?: readonly number[]
  /** Columns that Porchlight has no name for, kept as they came. */
  readonly more: Readonly<Record<string, string>>
}

/** One door of a list: an address with or without people. */
export interface Door {
  /** hash of the normalised address: the same door in a later file has the same id. */
  readonly id: string
  readonly address: Address
  /** WGS84 degrees, where known. */
  readonly at?: { readonly lat: number; readonly lon: number }
  readonly precinct: string
}

/** A voter base: what one import gave, or a turf's part of it. Written once. */
export interface VoterBase {
  readonly v: 1
  readonly importId: string
  /** Layout or mapping the file was read by: one of import/layouts (`oh-swvf`, …), `mapped`, `sample`. */
  readonly source: string
  readonly fileName: string
  readonly importedAt: number
  /** The file's terms of use as the organizer stated them, may be empty. */
  readonly terms: string
  /** The doors stand in the order in which they are best walked (route.ts). */
  readonly routed?: true
  /** `YYYY-MM-DD general`, newest first, where the file tells who voted. */
  readonly elections?: readonly string[]
  /** The import of which this is a newer copy: it stands in that one's place. */
  readonly updates?: string
  readonly doors: readonly Door[]
  readonly voters: readonly Voter[]
}

/** A question that the organizer writes for the door; at most ten of them. */
export interface Question {
  readonly id: string
  readonly order: number
  readonly text: string
  readonly kind: 'choice' | 'text' | 'scale'
  readonly choices: readonly string[]
  /** Asked only after one of these answers to an earlier question; none named: after any answer. */
  readonly after?: { readonly question: string; readonly answers: readonly string[] }
  /** The same in other languages, by code; the choices in the order of `choices`. What is recorded is the first language's choice. */
  readonly texts?: Readonly<Record<string, { readonly text: string; readonly choices: readonly string[] }>>
}

/** What is said around the questions, and how the results are called. */
export interface ScriptText {
  readonly opening: string
  readonly closing: string
  readonly results: Readonly<Partial<Record<ResultCode, string>>>
}

export interface Script extends ScriptText {
  /** Code of the language that all this and the questions are written in first; empty: not said. */
  readonly language: string
  /** By code, at most twelve. */
  readonly others: Readonly<Record<string, ScriptText>>
}

/** The script as it stands in a document, by key; `readScript` makes a Script of it. */
export type ScriptTexts = Readonly<Record<string, string>>

/** Whom a visit, or a do-not-contact, is about. `id` is a voter's, resident's or door's id, or a building's key. */
export interface Target {
  readonly level: Level
  readonly id: string
}

/**
 * One visit, written once. A correction is a new visit that names the one it `replaces`; an undo is one with
 * `undone: true`. Without a result it is a note, literature or answers only.
 */
export interface Visit extends Sayings {
  readonly id: string
  readonly target: Target
  /** The door it was made at. */
  readonly door: string
  readonly result?: ResultCode
  readonly literature: boolean
  readonly note: string
  /** By question id. */
  readonly answers: Readonly<Record<string, string>>
  readonly at: number
  readonly by: string
  /** The device that wrote it. */
  readonly device: string
  readonly replaces?: string
  readonly undone?: boolean
}

/** Somebody met at the door whom the list does not have. */
export interface Resident {
  readonly id: string
  readonly door: string
  readonly name: string
  readonly age: string
  readonly language: string
  readonly phone: string
  readonly note: string
  /** The listed person whose place this one takes, if so. */
  readonly formerly?: string
  readonly addedAt: number
  readonly by: string
  /** The device that wrote it; of an older app nobody knows. */
  readonly device?: string
}

/** A request not to be contacted. Add-wins; only an organizer's signed lifting with a reason ends it. */
export interface DoNotContact {
  readonly id: string
  readonly target: Target
  readonly at: number
  readonly by: string
  readonly reason: string
}

export interface DoNotContactLifting {
  readonly id: string
  /** The requests that it ends. */
  readonly ends: readonly string[]
  readonly at: number
  readonly by: string
  readonly reason: string
}

/** The `turf` document as screens see it: what organizers write. */
export interface TurfView {
  readonly name: string
  readonly groupName: string
  /** The newest base. */
  readonly base: VoterBase | undefined
  /** Older bases, newest first: people who are missing from the newest are named from the last that has them. */
  readonly earlier: readonly VoterBase[]
  readonly questions: readonly Question[]
  readonly script: ScriptTexts
  readonly doNotContact: readonly DoNotContact[]
  readonly liftings: readonly DoNotContactLifting[]
  /** Whom people of this turf turn to, as an organizer has named them. */
  readonly captain?: string
  /** Scopes of the turfs that follow this one: it was cut anew. */
  readonly next?: readonly string[]
}

/** The `visits` document as screens see it: what canvassers write. */
export interface VisitsView {
  readonly visits: readonly Visit[]
  readonly residents: readonly Resident[]
  /** Doors that the list did not have. */
  readonly doors: readonly Door[]
  readonly doNotContact: readonly DoNotContact[]
  /** Own names of the canvassers, by member id. */
  readonly names: Readonly<Record<string, string>>
  /** Who added the doors; none of those that an older app has added, nor in a view that it has kept. */
  readonly additions?: readonly DoorAddition[]
  /** What was added by mistake; none in most turfs. */
  readonly takenBack?: readonly TakenBack[]
  /** Of a turf's view as a whole: residents and doors that are left out of it, since they were taken back. */
  readonly mistakes?: Readonly<Pick<VisitsView, 'residents' | 'doors'>>
}

/** The `canvass` document (organizers only): lists brought in, turfs cut, who was handed what. */
export interface CanvassView {
  /** Newest first; older copies of the same list are not among them. */
  readonly bases: readonly VoterBase[]
  /** By import in force: the imports in whose place it stands. */
  readonly olderCopies?: Readonly<Record<string, readonly string[]>>
  readonly turfs: readonly TurfRecord[]
  readonly handouts: readonly Handout[]
  readonly questions: readonly Question[]
  readonly script: ScriptTexts
  /** Removed ones, for the answers that were given to them. */
  readonly formerQuestions: readonly Question[]
  readonly mappings: readonly SavedMapping[]
  /** None in a view that an older app has kept. */
  readonly lists?: readonly SavedList[]
  /** Visits that results leave out; none in a view that an older app has kept. */
  readonly leftOut?: readonly LeftOut[]
  /** Places given to doors by hand, as they stand in the document; `readPins` reads them. None in a view that an older app has kept. */
  readonly pins?: Readonly<Record<string, string>>
}

export interface TurfRecord {
  /** `turf/<16 hex>` */
  readonly scope: string
  readonly name: string
  readonly doorCount: number
  readonly voterCount: number
  readonly streets: readonly string[]
  readonly madeAt: number
  /** No longer in use (cut again, cleared). */
  readonly retired: boolean
}

export interface Handout {
  readonly id: string
  readonly turf: string
  /** Invitation id. */
  readonly invitation: string
  /** Whom the organizer means it for, as typed. */
  readonly to: string
  readonly at: number
  readonly takenBack: boolean
}

export interface SavedMapping {
  readonly id: string
  /** hash over the header line, so that the same kind of file finds it again. */
  readonly header: string
  readonly columns: Readonly<Record<string, string>>
  readonly at: number
}
