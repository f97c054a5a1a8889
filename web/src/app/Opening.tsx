import { useText } from '../i18n/use-text.ts'
import { appWords } from './words.ts'

/** While the store opens or a screen is fetched from the phone: usually too short to be read, so the words come late. */
export function Opening() {
  const t = useText(appWords)
  return (
    <main className="opening">
      <p role="status">{t.opening}</p>
    </main>
  )
}
