import '../devices.css'
import { Qr } from '../../../app/Qr.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { deviceWords } from '../words.ts'

export interface KeyPaperProps {
  readonly link: string
  /** Four groups of five. */
  readonly code: string
  readonly group: string
  readonly day: string
}

/** What stands on the paper: one sheet of A4 or Letter, to be read without knowing anything. */
export function KeyPaper({ link, code, group, day }: KeyPaperProps) {
  const t = useText(deviceWords)
  return (
    <article className="key-paper">
      <h2>{t.paperTitle}</h2>
      <p>
        {t.paperFor(group)}. {t.paperMade(day)}.
      </p>
      <p>{t.paperHow}</p>
      <Qr text={link} label={t.paperQr} />
      <ul className="key-letters">
        {code.split('-').map((letters, at) => (
          <li key={at}>{letters}</li>
        ))}
      </ul>
      <p>
        {t.paperWhere} <strong>{new URL(link).origin}</strong>
      </p>
      <p>{t.paperKeep}</p>
      <p>{t.paperLost}</p>
    </article>
  )
}
