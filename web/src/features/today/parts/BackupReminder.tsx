import { useNow } from '../../../app/canvass/use-now.ts'
import { lastBackup } from '../../../app/backups.ts'
import { paths } from '../../../app/paths.ts'
import { useEngine, useGroup, useGroupSummary, useMe, useRoster, useSetting } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { todayWords } from '../words.ts'

const A_WEEK = 7 * 24 * 60 * 60 * 1000

/** Until there is a first backup or a second phone: this phone alone is this member. */
export function BackupReminder() {
  const t = useText(todayWords)
  const engine = useEngine()
  const group = useGroup()
  const { member } = useMe()
  const roster = useRoster()
  const isSample = useGroupSummary()?.sample ?? true
  const now = useNow()
  const [later, setLater] = useSetting(`backup-later.${group.id}`, 0)
  const devices = roster.members.find(each => each.id === member)?.devices
  if (isSample || devices !== 1 || lastBackup(engine, group.id) !== undefined || now < later) return null
  return (
    <Notice
      title={t.backup}
      actions={
        <>
          <LinkButton href={paths.addDevice}>{t.secondPhone}</LinkButton>
          <LinkButton href={paths.recoveryKey}>{t.recoveryKey}</LinkButton>
          <LinkButton href={paths.backup}>{t.backupGo}</LinkButton>
          <Button look="plain" onPress={() => void setLater(now + A_WEEK)}>
            {t.later}
          </Button>
        </>
      }
    >
      {t.backupText}
    </Notice>
  )
}
