import type { ReactNode } from 'react'
import { callLink, mailLink, mapLink, textLink } from '@porchlight/shared/people/links'
import type { Person } from '@porchlight/shared/people/types'
import { addressLine } from '@porchlight/shared/people/values'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { sayWords } from '../say-words.ts'
import { peopleWords } from '../words.ts'

/** Numbers and addresses, each with what the phone can do with it. Nothing goes through us. */
export function Reach({ person }: { readonly person: Person }) {
  const t = useText(peopleWords)
  const say = useText(sayWords)
  const { phones, emails, address } = person
  if (phones.length === 0 && emails.length === 0 && !address) return null
  return (
    <Section title={t.reach}>
      <div>
        {phones.map(({ number, kind }) => (
          <Line key={number} value={number} kind={say[kind]}>
            <LinkButton look="result" href={callLink(number)}>
              {t.call}
            </LinkButton>
            <LinkButton look="result" href={textLink(number)}>
              {t.text}
            </LinkButton>
          </Line>
        ))}
        {emails.map(({ address: mail, kind }) => (
          <Line key={mail} value={mail} kind={say[kind]}>
            <LinkButton look="result" href={mailLink([mail])}>
              {t.mail}
            </LinkButton>
          </Line>
        ))}
        {address && (
          <Line value={addressLine(address)} kind={say.address}>
            {/* Where it is a page of the web it opens beside the app, not instead of it. */}
            <a className="button button-result" href={mapLink(address, systemHere())} target="_blank" rel="noreferrer">
              <span>{t.map}</span>
            </a>
          </Line>
        )}
      </div>
    </Section>
  )
}

const Line = ({ value, kind, children }: { readonly value: string; readonly kind: string; readonly children: ReactNode }) => (
  <div className="reach" role="group" aria-label={value}>
    <span className="reach-words">
      <span className="reach-value">{value}</span>
      <span className="reach-kind">{kind}</span>
    </span>
    <span className="reach-acts">{children}</span>
  </div>
)

function systemHere(): 'ios' | 'android' | 'other' {
  const { userAgent, maxTouchPoints } = navigator
  // An iPad says that it is a Mac, and no Mac has a touch screen.
  if (/iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios'
  return /Android/.test(userAgent) ? 'android' : 'other'
}
