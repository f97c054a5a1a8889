import type { ReactNode } from 'react'
import { RESULTS } from '@porchlight/shared/canvass/types'
import { resultWords } from '../../../app/canvass/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { codeWords, sheetWords } from '../words.ts'
import type { Look } from './SheetPages.tsx'

interface SheetPageProps {
  readonly look: Look
  readonly name: string
  readonly captain: string
  readonly contact: string
  readonly version: string
  readonly nth: number
  readonly of: number
  readonly children: ReactNode
}

/** One page: whose turf, which sheet, what the letters mean, and at the foot whom a finder calls. */
export function SheetPage({ look, name, captain, contact, version, nth, of, children }: SheetPageProps) {
  const t = useText(sheetWords)
  const codes = useText(codeWords)
  const results = useText(resultWords)
  const format = useFormat()
  const legend = RESULTS.map(code => `${codes[code]} ${results[code]}`).join(' · ')
  return (
    <article className={`leaf leaf-${look.paper}${look.isLarge ? ' leaf-large' : ''}`}>
      <header className="leaf-head">
        <p className="leaf-name">{name}</p>
        <p className="leaf-version">
          {t.sheet(version)} · {t.page(format.number(nth), format.number(of))}
        </p>
        <p className="leaf-line">{t.knockedBy}</p>
        <p className="leaf-line">{t.date}</p>
        <p className="leaf-legend">
          {legend}. {t.support}.
        </p>
      </header>
      <div className="leaf-body">{children}</div>
      <footer className="leaf-foot">
        <span>{contact.trim() === '' ? t.foundNobody : t.found(contact.trim())}</span>
        {captain !== '' && <span>{t.captain(captain)}</span>}
      </footer>
    </article>
  )
}
