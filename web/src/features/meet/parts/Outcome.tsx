import { useEffect, useRef, useState } from 'react'
import { ITEM_LIMIT } from '@porchlight/shared/meeting/agenda'
import { editItem } from '@porchlight/shared/meeting/agenda.actions'
import type { AgendaItem } from '@porchlight/shared/meeting/types'
import { useText } from '../../../i18n/use-text.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { agendaWords } from '../agenda-words.ts'
import type { MeetingNow } from '../use-meeting.ts'
import { useHalfTyped } from '../use-half-typed.ts'

const PAUSE_MS = 500

/** What came of an item, kept while it is typed. What somebody else writes is shown as soon as nothing here is half-typed. */
export function Outcome({ now, item }: { readonly now: MeetingNow; readonly item: AgendaItem }) {
  const t = useText(agendaWords)
  const [typed, setTyped] = useState<string>()
  useHalfTyped(typed !== undefined)
  const save = useRef(async () => {})
  useEffect(() => {
    save.current = async () => {
      if (typed === undefined) return
      const isSaved = typed.trim() === item.outcome || (await now.act(editItem, { item: item.id, set: { outcome: typed } }))
      // What was typed since is saved after the next pause.
      if (isSaved) setTyped(latest => (latest === typed ? undefined : latest))
    }
  })
  useEffect(() => {
    if (typed === undefined) return undefined
    const timer = setTimeout(() => void save.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => {
    const keep = () => void save.current()
    document.addEventListener('visibilitychange', keep)
    return () => {
      document.removeEventListener('visibilitychange', keep)
      keep()
    }
  }, [])
  return (
    <TextArea
      label={t.outcome}
      value={typed ?? item.outcome}
      onChange={setTyped}
      onBlur={() => void save.current()}
      maxLength={ITEM_LIMIT.outcome}
      rows={2}
      description={typed === undefined && item.outcome !== '' ? t.kept : ''}
    />
  )
}
