import type { TurfScope } from '@porchlight/shared/base/ids'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import { paperLinkWords } from './paper-words.ts'

/** A turf for those who walk without a phone: on paper, and back from it. */
export default function PaperLinks({ scope }: { readonly scope: TurfScope }) {
  const t = useText(paperLinkWords)
  return (
    <>
      <LinkButton icon="print" href={paths.sheet(scope)}>
        {t.print}
      </LinkButton>
      <LinkButton icon="camera" href={paths.enterSheet(scope)}>
        {t.enter}
      </LinkButton>
    </>
  )
}
