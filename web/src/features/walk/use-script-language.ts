import { useState } from 'react'
import type { Person } from '@porchlight/shared/canvass/doors'
import type { Script } from '@porchlight/shared/canvass/types'
import { SCRIPT_LANGUAGE } from '../../app/canvass/script/result-alias.ts'
import { useEngine, useSetting } from '../../app/services.tsx'
import { useLanguage } from '../../i18n/use-text.ts'

/** The script's language at this person: what was chosen here; else theirs, where the list says it and the script has it; else this phone's. */
export function useScriptLanguage(script: Script, person: Person): readonly [string, (code: string) => void] {
  const engine = useEngine()
  const app = useLanguage()
  const [last] = useSetting<string>(SCRIPT_LANGUAGE, '')
  const [chosen, setChosen] = useState<string>()
  const theirs = (person.voter?.language || person.resident?.language || '').toLowerCase()
  const known = (code: string) => code !== script.language && Object.hasOwn(script.others, code)
  const fitting = theirs !== '' && theirs === script.language ? '' : [theirs, last, app].find(known)
  const now = (chosen === undefined || (chosen !== '' && !known(chosen)) ? fitting : chosen) ?? ''
  const choose = (code: string) => {
    setChosen(code)
    void engine.setSetting(SCRIPT_LANGUAGE, code)
  }
  return [now, choose]
}
