import { isTurf } from '@porchlight/shared/base/ids'
import { useMe, useRoster } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { useNames, useTurfNames } from '../use-names.ts'
import { groupWords } from '../words.ts'

/** Everybody, with what they may do and which turfs they have. */
export function People() {
  const t = useText(groupWords)
  const format = useFormat()
  const me = useMe()
  const nameOf = useNames()
  const turfName = useTurfNames()
  const members = useRoster().members.filter(member => !member.removed)
  return (
    <List label={t.people}>
      {members.map(member => {
        const name = nameOf(member.id) || t.unnamed
        // Organizers hold every turf by their role; what is worth saying is what somebody was handed.
        const turfs = member.role === 'canvasser' || member.role === 'member' ? member.scopes.filter(isTurf) : []
        const details = [t[member.role]]
        if (turfs.length > 0) details.push(t.has(format.list(turfs.map(turf => turfName(turf) ?? t.turfUnnamed))))
        if (member.devices > 1) details.push(t.devices(member.devices, format.number(member.devices)))
        return <Row key={member.id} title={member.id === me.member ? t.you(name) : name} detail={details.join(' · ')} />
      })}
    </List>
  )
}
