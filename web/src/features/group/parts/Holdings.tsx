import { docId, isTurf } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { paths } from '../../../app/paths.ts'
import { useGroup, useMe, useView } from '../../../app/services.tsx'
import type { MemberView } from '../../../engine/api.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { memberWords } from '../member-words.ts'
import { useTurfNames } from '../use-names.ts'

/** What a member's phones have of the group, or had when they were removed: turfs with their doors and voters. */
export function Holdings({ member }: { readonly member: MemberView }) {
  const t = useText(memberWords)
  const format = useFormat()
  const group = useGroup()
  const me = useMe()
  const organizes = ['admin', 'organizer'].includes(me.role)
  const title = member.removed ? t.held : member.id === me.member ? t.holdsMine : t.holds
  const turfName = useTurfNames()
  const cut = useView(canvassKind, docId('canvass', 'organizers'))?.turfs ?? []
  const held = group.heldBy(member.id)
  const turfs = held.filter(isTurf)
  const sizes = (scope: string) => {
    const turf = cut.find(one => one.scope === scope)
    if (!turf) return ''
    return `${t.doors(turf.doorCount, format.number(turf.doorCount))} · ${t.voters(turf.voterCount, format.number(turf.voterCount))}`
  }
  return (
    <Section title={title}>
      {held.includes('organizers') ? <p>{t.holdsAll}</p> : held.includes('group') && <p>{t.holdsGroup}</p>}
      {!held.includes('organizers') &&
        (turfs.length === 0 ? (
          <p>{t.holdsNothing}</p>
        ) : (
          <List label={title}>
            {turfs.map(turf => (
              <Row
                key={turf}
                title={turfName(turf) ?? t.turfUnnamed}
                detail={sizes(turf)}
                {...(organizes ? { href: paths.turfBoard(turf) } : {})}
              />
            ))}
          </List>
        ))}
      {member.removed && <p>{t.heldText}</p>}
    </Section>
  )
}
