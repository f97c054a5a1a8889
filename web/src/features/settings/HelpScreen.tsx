import { useOpenGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useText } from '../../i18n/use-text.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { helpWords } from './help-words.ts'

const TOPICS = [
  'where',
  'offline',
  'who',
  'door',
  'two',
  'dnc',
  'people',
  'meet',
  'notes',
  'invite',
  'lost',
  'lock',
  'backup',
  'ios',
  'file',
] as const

/** What people ask first, on the phone itself. */
export default function HelpScreen() {
  const t = useText(helpWords)
  const group = useOpenGroup()
  return (
    <Screen isText title={t.title} back={group ? paths.settings : paths.begin}>
      {TOPICS.map(topic => (
        <Section key={topic} title={t[`${topic}Title`]}>
          <p>{t[topic]}</p>
        </Section>
      ))}
    </Screen>
  )
}
