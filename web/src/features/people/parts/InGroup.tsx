import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { linkMember } from '@porchlight/shared/people/people.actions'
import { personOfMember } from '@porchlight/shared/people/people.select'
import type { PeopleView, Person } from '@porchlight/shared/people/types'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useMe, useRoster, useView } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useOrganizes, usePeopleChange } from '../use-people.ts'
import { peopleWords } from '../words.ts'

/** Which member of the group this person is: said by oneself, or of others by an organizer. */
export function InGroup({ view, person }: { readonly view: PeopleView; readonly person: Person }) {
  const t = useText(peopleWords)
  const me = useMe()
  const organizes = useOrganizes()
  const { members } = useRoster()
  const names = useView(groupKind, docId('group', 'group'))?.names
  const { change, refusal } = usePeopleChange()
  const [isChoosing, setChoosing] = useState(false)
  const nameOf = (member: string) => (member === me.member ? me.name : names?.[member]) || t.unnamed
  const isMe = person.members.includes(me.member)
  const others = person.members.filter(member => member !== me.member)
  const free = members.filter(one => !one.removed && !personOfMember(view, one.id))
  const link = (member: string, to: string | undefined) => change(linkMember, { member, person: to })
  return (
    <Section title={t.inGroup}>
      <RefusalNotice refusal={refusal} />
      {isMe && (
        <>
          <p>{t.youAreThis}</p>
          <Button onPress={() => void link(me.member, undefined)}>{t.notMe}</Button>
        </>
      )}
      {others.map(member => (
        <div key={member} className="stack">
          <p>{t.isMember(nameOf(member))}</p>
          {organizes && <Button onPress={() => void link(member, undefined)}>{t.unlink(nameOf(member))}</Button>}
        </div>
      ))}
      {person.members.length === 0 && (
        <>
          <p>{t.noMember}</p>
          <div className="pair">
            {!personOfMember(view, me.member) && <Button onPress={() => void link(me.member, person.id)}>{t.thisIsMe}</Button>}
            {organizes && <Button onPress={() => setChoosing(true)}>{t.linkMember}</Button>}
          </div>
        </>
      )}
      {isChoosing && (
        <Sheet title={t.whichMember} isOpen onClose={() => setChoosing(false)}>
          {free.length === 0 ? (
            <p>{t.nobodyLeft}</p>
          ) : (
            <Choice
              label={t.whichMember}
              options={free.map(one => ({ value: one.id, label: nameOf(one.id) }))}
              value=""
              onChange={member => void link(member, person.id).then(saved => saved && setChoosing(false))}
            />
          )}
        </Sheet>
      )}
    </Section>
  )
}
