import { WorkStatus } from '../../app/WorkStatus.tsx'
import { paths } from '../../app/paths.ts'
import { useText } from '../../i18n/use-text.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { BringIn } from './parts/BringIn.tsx'
import { SaveToFile } from './parts/SaveToFile.tsx'
import { groupWords } from './words.ts'

/** The way without a relay: my work as a sealed file, somebody else's brought in. */
export default function FilesScreen() {
  const t = useText(groupWords)
  return (
    <Screen title={t.filesTitle} back={paths.group} status={<WorkStatus />}>
      <p>{t.filesText}</p>
      <Section title={t.saveFile}>
        <SaveToFile />
      </Section>
      <Section title={t.bringFile}>
        <BringIn />
      </Section>
    </Screen>
  )
}
