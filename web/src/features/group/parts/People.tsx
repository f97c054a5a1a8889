import { docId, isTurf } from '@porchlight/shared/base/ids'
import { peopleKind } from '@porchlight/shared/people/people'
import { personOfMember } from '@porchlight/shared/people/people.select'
import { useDeviceNames } from '../../../app/device-names.ts'
import { paths } from '../../../app/paths.ts'
import { useMe, useRoster, useView } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { useNames, useTurfNames } from '../use-names.ts'
import { groupWords } from '../words.ts'

/** Everybody with a phone in the group, with what they may do and which turfs they have; by the name that the group knows them by. */
export function People() {
  const t = useText(groupWords)
  const format = useFormat()
  const me = useMe()
  const nameOf = useNames()
  const turfName = useTurfNames()
  const named = useDeviceNames()
  const known = useView(peopleKind, docId('people', 'group'))
  const members = useRoster().members.filter(member => !member.removed)
  return (
    <List label={t.people}>
      {members.map(member => {
        const person = known && personOfMember(known, member.id)
        const name = person?.name || nameOf(member.id) || t.unnamed
        // Organizers hold every turf by their role; what is worth saying is what somebody was handed.
        const turfs = member.role === 'canvasser' || member.role === 'member' ? member.scopes.filter(isTurf) : []
        const details = [t[member.role]]
        if (turfs.length > 0) details.push(t.has(format.list(turfs.map(turf => turfName(turf) ?? t.turfUnnamed))))
        // Keys on paper and in backups are no phones.
        const phones = member.deviceIds.filter(device => named(device).use === undefined).length
        if (phones > 1) details.push(t.devices(phones, format.number(phones)))
        const title = member.id === me.member ? t.you(name) : name
        return <Row key={member.id} title={title} detail={details.join(' · ')} href={paths.member(member.id)} />
      })}
    </List>
  )
}
