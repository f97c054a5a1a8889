import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { leaveOut } from '@porchlight/shared/canvass/left-out.actions'
import { newId } from '../../../app/canvass/new-id.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Pick, TextArea } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { qualityWords } from '../quality-words.ts'
import type { Span } from '../span.ts'
import { timesOf } from '../span.ts'
import type { ResultsNow } from '../use-results.ts'

export interface LeaveOutSheetProps {
  readonly now: ResultsNow
  readonly begun: Span
  readonly onClose: () => void
}

/** Leaves one canvasser's visits between two times out, for everybody, with a reason; how many is said before. */
export function LeaveOutSheet({ now, begun, onClose }: LeaveOutSheetProps) {
  const t = useText(qualityWords)
  const format = useFormat()
  const group = useGroup()
  const [id] = useState(newId)
  const [span, setSpan] = useState(begun)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct((times: { readonly from: number; readonly to: number }) => {
    // Whoever also walked with paper is one person.
    const paper = [...now.results.alias].flatMap(([key, member]) => (member === span.who ? [key] : []))
    const args = { id, walkers: [span.who, ...paper.slice(0, 3)], ...times, reason }
    return group.change(canvassKind, docId('canvass', 'organizers'), leaveOut, args)
  })
  const times = timesOf(span)
  const found = times
    ? [...now.results.knocks.values()].flat().filter(one => one.who === span.who && times.from <= one.at && one.at <= times.to).length
    : 0
  const set = (part: keyof Span) => (value: string) => setSpan({ ...span, [part]: value })
  const save = async () => {
    setTried(true)
    if (!times || found === 0 || reason.trim() === '') return
    const saved = await act.run(times)
    if (saved?.ok) onClose()
  }
  return (
    <Sheet
      title={t.sheetTitle}
      isOpen
      onClose={onClose}
      actions={
        <Button look="danger" wide isPending={act.isPending} onPress={() => void save()}>
          {t.act}
        </Button>
      }
    >
      <p>{t.leftOutWhy}</p>
      <RefusalNotice refusal={act.refusal} />
      <Pick
        label={t.canvasser}
        value={span.who}
        onChange={set('who')}
        options={[...now.results.walkers.keys()].map(who => ({ value: who, label: now.nameOf(who) }))}
      />
      <div className="report-filters">
        <Field label={t.day} type="date" value={span.day} onChange={set('day')} />
        <Field label={t.from} type="time" value={span.from} onChange={set('from')} />
        <Field label={t.to} type="time" value={span.to} onChange={set('to')} />
      </div>
      <p className="results-quiet">{t.times}</p>
      <p role="status">{found === 0 ? t.noneFound : t.found(found, format.number(found))}</p>
      <TextArea
        label={t.reason}
        description={t.reasonHint}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={256}
        error={isTried && reason.trim() === '' ? t.reasonNeeded : ''}
      />
    </Sheet>
  )
}
