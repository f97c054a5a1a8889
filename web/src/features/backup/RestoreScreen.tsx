import { useState } from 'react'
import { useLocation } from 'wouter'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { takeHandedOver } from '../../app/handed-over.ts'
import { useChooseGroup, useOpenGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useEngine } from '../../app/services.tsx'
import type { Restored, RestoredGroup } from '../../engine/api.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { forgetRestored, restoreFrom, stopRestoring, useRestoring } from './use-restore.ts'
import { backupWords } from './words.ts'

/** From a file and its passphrase back to one's groups: on a fresh phone, or on one that lacks something. */
export default function RestoreScreen() {
  const t = useText(backupWords)
  const format = useFormat()
  const engine = useEngine()
  const open = useOpenGroup()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const [file, setFile] = useState<File | undefined>(() => takeHandedOver('backup'))
  const [passphrase, setPassphrase] = useState('')
  const { isPending, steps, refusal, done } = useRestoring()

  async function openFirst({ groups }: Restored): Promise<void> {
    const [first] = groups
    forgetRestored()
    if (groups.length > 1 || !first) return navigate(paths.groups)
    await choose(first.group)
    navigate(paths.today)
  }

  const outcome: Record<RestoredGroup['is'], string> = {
    restored: t.restored,
    'here-already': t.hereAlready,
    'somebody-else': t.somebodyElse,
  }
  const button = done ? (
    <Button look="primary" wide onPress={() => void openFirst(done)}>
      {t.open(done.groups.length)}
    </Button>
  ) : (
    file &&
    !isPending && (
      <Button look="primary" wide isDisabled={passphrase === ''} onPress={() => void restoreFrom(engine, file, passphrase)}>
        {t.restore}
      </Button>
    )
  )
  return (
    <Screen title={t.restoreTitle} back={open ? paths.backup : paths.begin} actions={button}>
      {done ? (
        <>
          <Notice tone="go" isAlert>
            {t.madeOn(format.dateTime(done.made))}
          </Notice>
          <List label={t.restoreTitle}>
            {done.groups.map(each => (
              <Row key={each.group} lead={<Icon name="group" />} title={each.name || t.unnamed} detail={outcome[each.is]} />
            ))}
          </List>
          <p>{t.lost}</p>
        </>
      ) : (
        <>
          <p>{t.restoreWhat}</p>
          {file && (
            <p>
              <Icon name="file" /> {t.chosen(file.name, format.bytes(file.size))}
            </p>
          )}
          {isPending ? (
            <Progress words={steps ? t.restoring : t.opening} {...steps} onCancel={stopRestoring} />
          ) : (
            <>
              {/* No `accept`: phones grey out files whose type they do not know. */}
              <FileButton look={file ? 'quiet' : 'primary'} wide onFile={setFile}>
                {file ? t.other : t.choose}
              </FileButton>
              {file && (
                <Field
                  label={t.passphraseOf}
                  value={passphrase}
                  onChange={setPassphrase}
                  autoCapitalize="none"
                  spellCheck={false}
                  maxLength={1000}
                />
              )}
            </>
          )}
          <RefusalNotice refusal={refusal} />
        </>
      )}
    </Screen>
  )
}
