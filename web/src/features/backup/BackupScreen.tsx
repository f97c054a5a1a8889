import { useState } from 'react'
import type { GroupId } from '@porchlight/shared/base/ids'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { lastBackup, noteBackup } from '../../app/backups.ts'
import { paths } from '../../app/paths.ts'
import { saveBlob, shareFile } from '../../app/save-blob.ts'
import { useEngine, useGroup, useGroupSummary, useGroups } from '../../app/services.tsx'
import { useLongAct } from '../../app/use-long-act.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Facts, List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { isLongEnough, suggestPassphrase } from './passphrase.ts'
import { backupWords } from './words.ts'

/** Makes one sealed file of everything, and hands it to the phone's own save. */
export default function BackupScreen() {
  const t = useText(backupWords)
  const format = useFormat()
  const engine = useEngine()
  const group = useGroup()
  const name = useGroupSummary()?.name ?? ''
  const groups = useGroups()
  const [all, setAll] = useState('all')
  const [passphrase, setPassphrase] = useState('')
  const [tooShort, setTooShort] = useState(false)
  const [file, setFile] = useState<File>()
  const last = lastBackup(engine, group.id)

  const backUp = useLongAct(async progress => {
    const chosen: readonly GroupId[] = all === 'all' ? groups.map(each => each.id) : [group.id]
    const made = await engine.backUp(chosen, passphrase, progress)
    if (!made.ok) return made
    // The name says nothing about the group: it may lie in a drawer or a cloud for years.
    const named = new File([made.value], `backup-${new Date().toISOString().slice(0, 10)}.porchlight`, { type: 'application/octet-stream' })
    saveBlob(named, named.name)
    setFile(named)
    await noteBackup(engine, chosen)
    return made
  })

  function make(): void {
    setFile(undefined)
    setTooShort(!isLongEnough(passphrase))
    if (isLongEnough(passphrase)) void backUp.run()
  }

  return (
    <Screen
      title={t.title}
      over={name}
      back={paths.settings}
      actions={
        !backUp.isPending && (
          <Button look="primary" wide icon="file" onPress={make}>
            {t.make}
          </Button>
        )
      }
    >
      {file && (
        <Notice
          tone="go"
          title={t.written}
          isAlert
          actions={
            shareFile.isPossible(file) && (
              <Button icon="share" onPress={() => void shareFile(file)}>
                {t.send}
              </Button>
            )
          }
        >
          {t.made(file.name, format.bytes(file.size))}
        </Notice>
      )}
      <p>{t.what}</p>
      <Notice>{t.secret}</Notice>
      {backUp.isPending ? (
        <Progress words={t.making} {...backUp.steps} onCancel={backUp.cancel} />
      ) : (
        <>
          {groups.length > 1 && (
            <Choice
              label={t.which}
              value={all}
              onChange={setAll}
              options={[
                { value: 'all', label: t.whichAll(format.number(groups.length)) },
                { value: 'one', label: t.whichOne(name) },
              ]}
            />
          )}
          <Field
            label={t.passphrase}
            description={t.passphraseHint}
            error={tooShort ? t.passphraseShort : undefined}
            value={passphrase}
            onChange={setPassphrase}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={1000}
          />
          <Button onPress={() => setPassphrase(suggestPassphrase())}>{t.suggest}</Button>
        </>
      )}
      <RefusalNotice refusal={backUp.refusal} />
      <Facts facts={[[t.last, last === undefined ? t.never : format.dateTime(last)]]} />
      <p>{t.device}</p>
      <List label={t.restoreTitle}>
        <Row lead={<Icon name="undo" />} title={t.restoreTitle} href={paths.restore} />
      </List>
    </Screen>
  )
}
