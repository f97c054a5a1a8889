import type { TurfScope } from '@porchlight/shared/base/ids'

/**
 * Every place of the app. Paths name no group and nothing that is secret: the server that hands out the app sees them
 * when a page is loaded for the first time. Which group is open is a setting of this phone.
 */
const turfPart = (turf: TurfScope): string => turf.slice('turf/'.length)

export const paths = {
  begin: '/begin',
  start: '/begin/start',
  join: '/begin/join',
  /** This phone is being let in by one that stands beside it; comes back by a printed key. */
  newPhone: '/begin/phone',
  recover: '/begin/recover',
  scan: '/begin/scan',
  sample: '/begin/sample',
  today: '/',
  group: '/group',
  invite: '/group/invite',
  inPerson: '/group/in-person',
  /** My phones in the group that is open. */
  devices: '/devices',
  addDevice: '/devices/add',
  recoveryKey: '/devices/key',
  files: '/group/files',
  /** What came in and does not count. */
  aside: '/group/aside',
  member: (member: string) => `/group/member/${member}`,
  moveGroup: '/group/move',
  groups: '/groups',
  /** Everybody the group knows; one of them; what is known of them, a part at a time; in and out. */
  people: '/people',
  addPerson: '/people/new',
  bringPeople: '/people/bring',
  duplicates: '/people/twice',
  /** `?of=` says who: nothing for everybody. */
  sendPeople: '/people/out',
  person: (person: string) => `/people/${person}`,
  editPerson: (person: string, part?: string) => `/people/${person}/edit${part ? `/${part}` : ''}`,
  settings: '/settings',
  help: '/help',
  install: '/install',
  /** A whole backup: making one, and going on from one. */
  backup: '/backup',
  restore: '/restore',
  /** How this phone is locked. */
  lock: '/lock',
  /** What another app has shared or opened with this one. */
  handed: '/handed',
  /** The icon's own shortcuts: `?to=` says what. */
  open: '/open',

  /** Canvassing: the turfs that I can walk. */
  walk: '/walk',
  turf: (turf: TurfScope) => `/walk/${turfPart(turf)}`,
  door: (turf: TurfScope, door: string) => `/walk/${turfPart(turf)}/${door}`,
  /** A turf on paper: printing it, and entering what was marked on it. */
  sheet: (turf: TurfScope) => `/paper/${turfPart(turf)}`,
  enterSheet: (turf: TurfScope) => `/paper/${turfPart(turf)}/enter`,
  /** Every result of my shift. */
  day: '/day',
  /** An organizer's: lists brought in, turfs, what came back. */
  lists: '/lists',
  bringList: '/lists/bring',
  turfs: '/turfs',
  cut: '/turfs/cut',
  /** Whom turfs are cut for. */
  whom: '/turfs/whom',
  /** Doors without coordinates, and where they are. */
  pins: '/turfs/pins',
  turfBoard: (turf: TurfScope) => `/turfs/${turfPart(turf)}`,
  questions: '/questions',
  back: '/back',
  /** How every door stands, on a map. */
  coverage: '/back/map',
  /** The same in numbers, filtered and printed; what was promised; how sure it is. */
  numbers: '/back/numbers',
  followUp: '/back/promises',
  quality: '/back/quality',

  /** Meetings: what comes and what was; one meeting with its agenda; its notes. */
  meet: '/meet',
  planMeeting: '/meet/new',
  /** Leads to the next one. */
  nextMeeting: '/meet/next',
  decisions: '/meet/decisions',
  tasks: '/meet/actions',
  searchMeetings: '/meet/search',
  meeting: (meeting: string) => `/meet/${meeting}`,
  changeMeeting: (meeting: string) => `/meet/${meeting}/change`,
  /** Agenda or minutes, to be read, sent and printed. */
  paper: (meeting: string, what: string) => `/meet/${meeting}/paper/${what}`,
  notes: (meeting: string) => `/meet/${meeting}/notes`,
} as const

/** The scope that a path's `:turf` stands for. */
export const turfOfPath = (part: string): TurfScope => `turf/${part}`
