import type { ResultCode, ScriptTexts } from '@porchlight/shared/canvass/types'
import { useSetting } from '../../services.tsx'

/** In which language whoever has this phone says the script; empty: nothing chosen. */
export const SCRIPT_LANGUAGE = 'script-language'

export interface Alias {
  readonly text: string
  readonly language: string
}

/** How the organizers call a result in the language that this phone was last switched to; undefined where only the app's own word stands. */
export function useResultAlias(texts: ScriptTexts | undefined): (code: ResultCode) => Alias | undefined {
  const [chosen] = useSetting<string>(SCRIPT_LANGUAGE, '')
  const isOn = texts?.[`script/on-${chosen}`] === 'yes'
  const words = texts?.[`script/results${isOn ? `-${chosen}` : ''}`]
  return code => {
    const text = words === undefined ? '' : wordsFor(words, code)
    return text ? { text, language: isOn ? chosen : (texts?.['script/language'] ?? '') } : undefined
  }
}

/** What stands in a document may be anything. */
function wordsFor(json: string, code: ResultCode): string {
  try {
    const said = (JSON.parse(json) as Record<string, unknown> | null)?.[code]
    return typeof said === 'string' ? said.slice(0, 120) : ''
  } catch {
    return ''
  }
}
