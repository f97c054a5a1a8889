import { useLocation } from 'wouter'
import { paths } from '../../app/paths.ts'
import { useChooseGroup } from '../../app/open-group.ts'
import { useGroup, useGroups } from '../../app/services.tsx'
import type { GroupSummary } from '../../engine/api.ts'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { groupWords } from './words.ts'

/** The groups on this phone: open another one, or begin again. */
export default function GroupsScreen() {
  const t = useText(groupWords)
  const groups = useGroups()
  const open = useGroup()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const detail = (group: GroupSummary) =>
    [t[group.role], ...(group.sample ? [t.sample] : []), ...(group.id === open.id ? [t.isOpen] : [])].join(' · ')
  return (
    <Screen
      title={t.groups}
      back={paths.group}
      actions={
        <LinkButton wide icon="plus" href={paths.begin}>
          {t.addGroup}
        </LinkButton>
      }
    >
      <List label={t.groups}>
        {groups.map(group => (
          <Row
            key={group.id}
            title={group.name}
            detail={detail(group)}
            isCurrent={group.id === open.id}
            onPress={() => {
              void choose(group.id)
              navigate(paths.today)
            }}
          />
        ))}
      </List>
    </Screen>
  )
}
