import './meet.css'
import './paper.css'
import { useState } from 'react'
import { calendarFileName } from '@porchlight/shared/calendar/ics'
import type { NoteBlock } from '@porchlight/shared/meeting/note-blocks'
import { toMarkdown, toPlainText } from '@porchlight/shared/meeting/note-text'
import { paths } from '../../app/paths.ts'
import { saveBlob } from '../../app/save-blob.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useOnPaper } from '../../ui/use-on-paper.ts'
import { listWords } from './list-words.ts'
import { paperWords } from './paper-words.ts'
import { NotHere } from './parts/NotHere.tsx'
import { PaperBlocks } from './parts/PaperBlocks.tsx'
import { useMeeting, type MeetingNow } from './use-meeting.ts'
import { usePaper } from './use-paper.ts'

/** Agenda or minutes as they go out: what is seen is what is printed. */
export default function PaperScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { now, isOpening } = useMeeting(params['meeting']!)
  if (!now) return <NotHere isOpening={isOpening} />
  return <Opened now={now} what={params['what'] === 'minutes' ? 'minutes' : 'agenda'} />
}

function Opened({ now, what }: { readonly now: MeetingNow; readonly what: 'agenda' | 'minutes' }) {
  const t = useText(paperWords)
  const list = useText(listWords)
  useOnPaper()
  const blocks = usePaper(now, what)
  return (
    <Screen
      title={t[what]}
      over={now.meeting.title}
      back={paths.meeting(now.meeting.id)}
      status={<WorkStatus />}
      actions={blocks && <Ways now={now} what={what} blocks={blocks} />}
      isText
    >
      {blocks ? (
        <section className="sheet-of-paper" aria-label={t.paper}>
          <PaperBlocks blocks={blocks} top={2} />
        </section>
      ) : (
        <p role="status">{list.searching}</p>
      )}
    </Screen>
  )
}

interface WaysProps {
  readonly now: MeetingNow
  readonly what: 'agenda' | 'minutes'
  readonly blocks: readonly NoteBlock[]
}

function Ways({ now: { meeting, who }, what, blocks }: WaysProps) {
  const t = useText(paperWords)
  const [done, setDone] = useState('')
  const [byHand, setByHand] = useState(false)
  const title = `${t[what]}: ${meeting.title}`
  const text = () => toPlainText(blocks, who.name)
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    )
    setByHand(!isCopied)
    setDone(isCopied ? t.copied : t.byHand)
  }
  // Turned down is no failure; a phone that cannot share after all still copies.
  const share = () =>
    void navigator.share({ title, text: text() }).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) void copy()
    })
  const save = () => {
    const name = calendarFileName(`${t[what]} ${meeting.title} ${meeting.date}`).replace(/\.ics$/, '.md')
    saveBlob(new Blob([toMarkdown(blocks, who.name)], { type: 'text/markdown' }), name)
  }
  return (
    <>
      {byHand && <TextArea label={t.byHandField} value={text()} onChange={() => undefined} rows={4} />}
      <p role="status" className="paper-done">
        {done}
      </p>
      <div className="paper-ways">
        {typeof navigator.share === 'function' && (
          <Button icon="share" onPress={share}>
            {t.share}
          </Button>
        )}
        <Button icon="copy" onPress={() => void copy()}>
          {t.copy}
        </Button>
        <Button icon="file" onPress={save}>
          {t.markdown}
        </Button>
        <Button icon="print" onPress={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </>
  )
}
