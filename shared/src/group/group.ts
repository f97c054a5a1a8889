import { defineKind } from '../doc/kind.ts'
import { namesOf, textAt } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'

/** What every member may know of the group; lives in scope `group`. */
export interface GroupDoc {
  about: Texts
  /** Own names by member id. */
  names: Texts
}

export interface GroupView {
  readonly name: string
  /** By member id. */
  readonly names: Readonly<Record<string, string>>
}

export const GROUP_NAME_LENGTH = 80

export const groupKind = defineKind<GroupDoc, GroupView>({
  name: 'group',
  version: 1,
  writers: ['admin', 'organizer', 'member'],
  initial: frozen('hW9Kg0OuaaMBNgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUNNAFCAlYCcAJ-BWFib3V0BW5hbWVzAgIAAgACAA'),
  read: doc => ({
    name: (textAt(doc.about ?? {}, 'name') ?? '').slice(0, GROUP_NAME_LENGTH),
    names: namesOf(doc.names),
  }),
})
