import './people.css'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { writePeopleCsv } from '@porchlight/shared/people/people-csv'
import { personById } from '@porchlight/shared/people/people.select'
import type { Person } from '@porchlight/shared/people/types'
import { writeVCards } from '@porchlight/shared/people/vcard'
import { paths } from '../../app/paths.ts'
import { saveBlob, shareFile } from '../../app/save-blob.ts'
import { useGroup } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { appWords } from '../../app/words.ts'
import type { Language } from '../../i18n/language.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { bringWords } from './bring-words.ts'
import { columnWords } from './column-words.ts'
import { foundIn, isEverybody, keptOf } from './use-chosen.ts'
import { usePeople } from './use-people.ts'

type How = 'vcard' | 'csv'

/** People as a file: all, those who are shown in the list, or one. */
export default function SendPeopleScreen() {
  const t = useText(bringWords)
  const { opening } = useText(appWords)
  const format = useFormat()
  const language = useLanguage()
  const { chosen } = keptOf(useGroup())
  const view = usePeople()
  const of = new URLSearchParams(useSearch()).get('of')
  const [who, setWho] = useState<'everybody' | 'shown'>(isEverybody(chosen) ? 'everybody' : 'shown')
  const [how, setHow] = useState<How>('vcard')
  const [saved, setSaved] = useState<{ readonly name: string; readonly count: number }>()
  if (!view)
    return (
      <Screen title={t.outTitle} back={paths.people} status={<WorkStatus />}>
        <Progress words={opening} />
      </Screen>
    )
  const one = of === null ? undefined : personById(view, of)
  const found = foundIn(view, chosen, language)
  const people: readonly Person[] = one ? [one] : who === 'everybody' ? view.people : found
  const file = () => fileOf(people, how, t.fileName, language)
  const isShareable = shareFile.isPossible(fileOf([], how, t.fileName, language))
  const save = () => {
    const made = file()
    saveBlob(made, made.name)
    setSaved({ name: made.name, count: people.length })
  }
  return (
    <Screen
      title={one ? one.name : t.outTitle}
      {...(one ? { over: t.outTitle } : {})}
      back={one ? paths.person(one.id) : paths.people}
      status={<WorkStatus />}
      actions={
        <>
          {isShareable && (
            <Button look="primary" wide icon="share" onPress={() => void shareFile(file())}>
              {t.send}
            </Button>
          )}
          <Button look={isShareable ? 'quiet' : 'primary'} wide icon="file" onPress={save}>
            {t.save}
          </Button>
        </>
      }
    >
      {saved && (
        <Notice tone="go" isAlert>
          {t.saved(saved.name, saved.count, format.number(saved.count))}
        </Notice>
      )}
      {!one && !isEverybody(chosen) && (
        <Choice
          label={t.who}
          value={who}
          onChange={value => setWho(value as 'everybody' | 'shown')}
          options={[
            { value: 'everybody', label: t.everybody, description: format.number(view.people.length) },
            { value: 'shown', label: t.shown, description: format.number(found.length) },
          ]}
        />
      )}
      <Choice
        label={t.how}
        value={how}
        onChange={value => setHow(value as How)}
        options={[
          { value: 'vcard', label: t.vcard, description: t.vcardText },
          { value: 'csv', label: t.csv, description: t.csvText },
        ]}
      />
      <Notice>{t.outText}</Notice>
    </Screen>
  )
}

/** The name says nothing about the group. Version 3.0 is what every phone reads. */
function fileOf(people: readonly Person[], how: How, name: string, language: Language): File {
  const day = new Date().toISOString().slice(0, 10)
  return how === 'vcard'
    ? new File([writeVCards(people, '3.0')], `${name}-${day}.vcf`, { type: 'text/vcard' })
    : new File([writePeopleCsv(people, columnWords[language])], `${name}-${day}.csv`, { type: 'text/csv' })
}
