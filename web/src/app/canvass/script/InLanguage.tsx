import type { ReactNode } from 'react'
import { directionOf } from '@porchlight/shared/canvass/script'

/** Words of a script: a screen reader says them in their language, and they run in its direction. */
export const InLanguage = ({ language, children }: { readonly language: string; readonly children: ReactNode }) => (
  <span className="in-language" {...(language ? { lang: language } : {})} dir={directionOf(language)}>
    {children}
  </span>
)
