import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import { useMe } from '../services.tsx'
import { appWords } from '../words.ts'

/** In the header of the walk for those whose bar has no room for My day: everybody but canvassers. */
export function MyDayLink() {
  const t = useText(appWords)
  if (useMe().role === 'canvasser') return null
  return (
    <LinkButton look="plain" icon="day" href={paths.day}>
      {t.day}
    </LinkButton>
  )
}
