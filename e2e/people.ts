// The people of the journeys. They act only by role and accessible name, in English or in Spanish; the names come from
// the app's own word tables, and are listed in docs/HANDLES.md.
import type { Language } from '@porchlight/web/i18n/language'
import { Phone, type PhoneOptions } from './browser.ts'
import { Acting } from './people/acting.ts'
import { Backups } from './people/backups.ts'
import { Begin } from './people/begin.ts'
import { Day } from './people/day.ts'
import { Devices } from './people/devices.ts'
import { Group } from './people/group.ts'
import { Lists } from './people/lists.ts'
import { Locking } from './people/locking.ts'
import { Meetings } from './people/meetings.ts'
import { Paper } from './people/paper.ts'
import { PeopleList } from './people/people-list.ts'
import { listenToScreen } from './people/shown.ts'
import { Notes } from './people/notes.ts'
import { Results } from './people/results.ts'
import { Sayings } from './people/sayings.ts'
import { Turfs } from './people/turfs.ts'
import { Team } from './people/team.ts'
import { Walk } from './people/walk.ts'

export interface PersonOptions extends PhoneOptions {
  /** Where the app comes from. */
  readonly origin: string
  readonly language?: Language
}

export class Person extends Acting {
  readonly backups = new Backups(this)
  readonly begin = new Begin(this)
  readonly devices = new Devices(this)
  readonly group = new Group(this)
  readonly lists = new Lists(this)
  readonly locking = new Locking(this)
  readonly meetings = new Meetings(this)
  readonly paper = new Paper(this)
  readonly people = new PeopleList(this)
  readonly turfs = new Turfs(this)
  readonly walk = new Walk(this)
  readonly team = new Team(this)
  readonly sayings = new Sayings(this)
  readonly day = new Day(this)
  readonly results = new Results(this)
  readonly notes = new Notes(this)

  /** Somebody with a new phone, or with the one whose profile is given. */
  static async arrive(name: string, options: PersonOptions): Promise<Person> {
    const locale = options.language === 'es' ? 'es-US' : 'en-US'
    const shown = new Set<string>()
    const phone = await Phone.start({ locale, onStart: context => listenToScreen(context, shown), ...options })
    return new Person(name, phone, options.origin, options.language ?? 'en', shown)
  }

  leave(): Promise<void> {
    return this.phone.dispose()
  }
}
