import { useText } from '../../../i18n/use-text.ts'
import { doorWords } from '../door-messages.ts'
import { doorMoreWords } from '../door-more-words.ts'
import type { Fields, KeptForm } from '../use-kept-form.ts'

/** A form can be left: what is filled in stays. */
export function Kept<T extends Fields>({ form: { isKept } }: { readonly form: KeptForm<T> }) {
  const t = useText(doorWords)
  const more = useText(doorMoreWords)
  return isKept !== undefined && <p className="quiet">{isKept ? more.formKept : t.wait}</p>
}
