import type { CutTurf } from '@porchlight/shared/canvass/cut'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { cutWords } from '../cut-messages.ts'

/** What the cut would give, before it is made. */
export function CutPreview({ turfs }: { readonly turfs: readonly CutTurf[] }) {
  const t = useText(cutWords)
  const words = useText(canvassWords)
  const format = useFormat()
  if (turfs.length === 0) return null
  return (
    <div className="turfs-beside">
      <Section title={t.preview}>
        <List label={t.preview}>
          {turfs.map(turf => (
            <Row
              key={turf.name}
              title={turf.name}
              detail={`${words.doors(format.number(turf.doorCount), turf.doorCount)} · ${words.people(format.number(turf.voterCount), turf.voterCount)}`}
            />
          ))}
        </List>
      </Section>
    </div>
  )
}
