import { UpdateNotice } from '../../app/UpdateNotice.tsx'
import { useOpenGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useLock } from '../../app/services.tsx'
import type { Theme } from '../../app/theme.ts'
import { THEMES, setTheme, useTheme } from '../../app/theme.ts'
import type { Language } from '../../i18n/language.ts'
import { LANGUAGES, LANGUAGE_NAMES, setLanguage } from '../../i18n/language.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Facts, List, Row } from '../../ui/List.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { GroupStorage } from './parts/GroupStorage.tsx'
import { RelaySetting } from './parts/RelaySetting.tsx'
import { StorageSetting } from './parts/StorageSetting.tsx'
import { settingsWords } from './words.ts'

/** What belongs to this phone: language, colours, storage, the app itself. */
export default function SettingsScreen() {
  const t = useText(settingsWords)
  const language = useLanguage()
  const theme = useTheme()
  const group = useOpenGroup()
  const themeName: Record<Theme, string> = { system: t.themeSystem, light: t.themeLight, dark: t.themeDark }
  const role = group?.me().role
  const isLocked = useLock().isOn
  return (
    <Screen title={t.title} back={group ? paths.group : paths.begin}>
      <UpdateNotice />
      <Choice
        label={t.language}
        value={language}
        onChange={value => setLanguage(value as Language)}
        options={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
      <Choice
        label={t.theme}
        value={theme}
        onChange={value => setTheme(value as Theme)}
        options={THEMES.map(value => ({ value, label: themeName[value] }))}
      />
      <Section title={t.storage}>
        <StorageSetting />
      </Section>
      {group && (role === 'admin' || role === 'organizer') && (
        <Section title={t.connection}>
          <RelaySetting group={group} />
          <GroupStorage group={group} />
        </Section>
      )}
      <Section title={t.app}>
        <Facts facts={[[t.version, __VERSION__]]} />
        <List label={t.app}>
          <Row lead={<Icon name="plus" />} title={t.install} href={paths.install} />
          <Row lead={<Icon name="lock" />} title={t.lock} detail={isLocked ? t.lockOn : t.lockOff} href={paths.lock} />
          {group && <Row lead={<Icon name="saved" />} title={t.devices} href={paths.devices} />}
          <Row lead={<Icon name="file" />} title={t.backup} href={group ? paths.backup : paths.restore} />
          <Row lead={<Icon name="help" />} title={t.help} href={paths.help} />
        </List>
        <p>{t.license}</p>
        <p>
          <a href="/licenses.txt" target="_blank" rel="noreferrer">
            {t.licenses}
          </a>
        </p>
      </Section>
    </Screen>
  )
}
