import { isTurf } from '@porchlight/shared/base/ids'
import type { HandedBack } from '../engine/api-members.ts'
import { useFormat, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Feedback.tsx'
import { handedBackWords } from './handed-back-words.ts'
import { useEngine, useGroups, useHandedBack } from './services.tsx'

const NAMED = 3

/** Says what was wiped from this phone, since the group has taken it back, until somebody has read it. */
export default function HandedBackNotice() {
  const t = useText(handedBackWords)
  const engine = useEngine()
  const groups = useGroups()
  const format = useFormat()
  const all = useHandedBack()
  const titleOf = (some: readonly HandedBack[]): string => {
    const names = some.map(one => one.name).filter(Boolean)
    if (some.length === 1) return t.one(names[0] ?? '')
    const named = names.slice(0, NAMED)
    const rest = some.length - named.length
    return t.several(format.list([...named, ...(rest > 0 ? [t.more(rest, format.number(rest))] : [])]))
  }
  return [...new Set(all.map(one => one.group))].map(group => {
    const some = all.filter(one => one.group === group)
    const isRole = !some.every(one => isTurf(one.scope))
    const name = groups.find(one => one.id === group)?.name ?? ''
    const title = isRole ? t.role(name) : titleOf(some)
    return (
      <aside key={group} className="newer-notice" aria-label={`${t.about}: ${title}`}>
        <Notice tone="porch" title={title} actions={<Button onPress={() => void engine.dismissHandedBack(group)}>{t.read}</Button>}>
          {isRole ? t.roleDelivered : t.delivered}
        </Notice>
      </aside>
    )
  })
}
