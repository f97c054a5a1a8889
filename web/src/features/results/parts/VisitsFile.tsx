import { useState } from 'react'
import { isoLocal, visitsCsv } from '@porchlight/shared/canvass/export'
import { isAhead } from '../../../app/canvass/say.ts'
import { canvassWords, resultWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { columnWords, resultsWords } from '../messages.ts'
import type { Returns } from '../use-returns.ts'

/** The visits as a table file, saved or sent on. Made when it is asked for, from what is here then. */
export function VisitsFile({ returns }: { readonly returns: Returns }) {
  const t = useText(resultsWords)
  const columns = useText(columnWords)
  const results = useText(resultWords)
  const { dayUnknown } = useText(canvassWords)
  const [made, setMade] = useState('')
  const make = (): File => {
    const text = visitsCsv(returns.turfs, returns.questions, { columns, results, yes: t.yes }, at =>
      isAhead(at, Date.now()) ? dayUnknown : isoLocal(at),
    )
    const day = new Date().toISOString().slice(0, 10)
    return new File([text], `${t.fileName}-${day}.csv`, { type: 'text/csv' })
  }
  const save = () => {
    const file = make()
    const url = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = url
    link.download = file.name
    link.click()
    // The browser has taken it by the next task.
    setTimeout(() => URL.revokeObjectURL(url), 0)
    setMade(file.name)
  }
  const share = () => {
    const file = make()
    void navigator.share({ files: [file] }).then(
      () => setMade(file.name),
      () => undefined,
    )
  }
  const canShare = 'canShare' in navigator && navigator.canShare({ files: [new File([''], 'a.csv', { type: 'text/csv' })] })
  return (
    <Section title={t.csv}>
      <p className="results-quiet">{t.csvLead}</p>
      <div className="file-acts">
        <Button icon="file" onPress={save}>
          {t.download}
        </Button>
        {canShare && (
          <Button icon="share" onPress={share}>
            {t.share}
          </Button>
        )}
      </div>
      <p role="status">{made && t.made(made)}</p>
    </Section>
  )
}
