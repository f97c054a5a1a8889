import { useMemo } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { peopleKind } from '@porchlight/shared/people/people'
import { nameOf, personOfMember, whoIs } from '@porchlight/shared/people/people.select'
import type { PeopleView } from '@porchlight/shared/people/types'
import { useMe, useRoster, useView } from '../services.tsx'

export interface Named {
  /** A person's id, or a member's who is linked to none. */
  readonly who: string
  readonly name: string
}

export interface Who {
  readonly me: string
  /** By everything that I may be called: ids of mine, and my names. */
  readonly mine: readonly string[]
  /** The one id of whoever this is. */
  is(who: string): string
  /** Their name; empty for somebody unknown; a name as written stays as it is. */
  name(who: string): string
  /** Everybody the group knows, by name. */
  readonly everybody: readonly Named[]
}

const NOBODY: PeopleView = { people: [], removed: [], merges: [], apart: [] }

/** Who is who: the people of the list and the members of the group, each once. */
export function useWho(): Who {
  const { member, name: myName } = useMe()
  const { members } = useRoster()
  const people = useView(peopleKind, docId('people', 'group')) ?? NOBODY
  const names = useView(groupKind, docId('group', 'group'))?.names
  return useMemo(() => {
    const is = whoIs(people)
    const name = nameOf(people, { ...names, [member]: myName })
    const meAsPerson = personOfMember(people, member)
    const withoutPerson = members
      .filter(one => !one.removed && one.role !== 'canvasser' && !personOfMember(people, one.id))
      .map(one => ({ who: one.id as string, name: name(one.id) }))
    const me = { who: member as string, name: myName }
    // Before the roster is here I am known all the same.
    const isKnown = meAsPerson !== undefined || withoutPerson.some(one => one.who === member)
    const all = [...people.people.map(one => ({ who: one.id, name: one.name })), ...withoutPerson, ...(isKnown ? [] : [me])]
    return {
      me: is(member),
      mine: [member, myName, ...(meAsPerson ? [...meAsPerson.records, ...meAsPerson.members, meAsPerson.name] : [])],
      is,
      name,
      everybody: all.filter(one => one.name !== '').toSorted((a, b) => a.name.localeCompare(b.name)),
    }
  }, [people, names, members, member, myName])
}
