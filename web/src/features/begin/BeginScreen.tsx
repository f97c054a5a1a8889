import './begin.css'
import { useEffect, useState } from 'react'
import { paths } from '../../app/paths.ts'
import { useEngine, useGroups } from '../../app/services.tsx'
import { LANGUAGES, LANGUAGE_NAMES, setLanguage } from '../../i18n/language.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { beginWords } from './words.ts'

/** The first thing anybody sees: three ways in, one sentence each. */
export default function BeginScreen() {
  const t = useText(beginWords)
  const language = useLanguage()
  const hasGroups = useGroups().length > 0
  const engine = useEngine()
  const [waits, setWaits] = useState(false)
  useEffect(() => void engine.pairings().then(all => setWaits(all.length > 0)), [engine])
  return (
    <Screen title="Porchlight" {...(hasGroups ? { back: paths.groups } : {})}>
      <div className="begin">
        <img className="begin-lamp" src="/icon.svg" alt="" width="72" height="72" />
        <p className="begin-tagline">{t.tagline}</p>
        <List label={t.choices}>
          {waits && <Row lead={<Icon name="saved" />} title={t.goOn} detail={t.goOnText} href={paths.newPhone} />}
          <Row lead={<Icon name="walk" />} title={t.joinTitle} detail={t.joinText} href={paths.join} />
          <Row lead={<Icon name="group" />} title={t.startTitle} detail={t.startText} href={paths.start} />
          <Row lead={<Icon name="search" />} title={t.sampleTitle} detail={t.sampleText} href={paths.sample} />
        </List>
        <p className="begin-quiet">{t.noAccount}</p>
        <div className="begin-foot" role="group" aria-label={t.language}>
          {LANGUAGES.map(each => (
            <Button key={each} isPressed={each === language} onPress={() => setLanguage(each)}>
              {LANGUAGE_NAMES[each]}
            </Button>
          ))}
        </div>
        <List label={t.help}>
          <Row lead={<Icon name="undo" />} title={t.restore} href={paths.restore} />
          <Row lead={<Icon name="help" />} title={t.help} href={paths.help} />
        </List>
      </div>
    </Screen>
  )
}
