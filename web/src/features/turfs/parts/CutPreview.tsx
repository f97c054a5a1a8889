import type { TimedTurf } from '@porchlight/shared/canvass/cut-ways'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { cutWords } from '../cut-messages.ts'
import { useSaySeconds } from '../say-seconds.ts'

/** What the cut would give, before it is made. The numbers are those on the map. */
export function CutPreview({ turfs }: { readonly turfs: readonly TimedTurf[] }) {
  const t = useText(cutWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const say = useSaySeconds()
  if (turfs.length === 0) return null
  return (
    <div className="turfs-beside">
      <Section title={t.preview}>
        <List label={t.preview}>
          {turfs.map((turf, i) => (
            <Row
              key={turf.name}
              lead={`${format.number(i + 1)}.`}
              title={turf.name}
              detail={[
                words.doors(format.number(turf.doorCount), turf.doorCount),
                words.people(format.number(turf.voterCount), turf.voterCount),
                t.about(say(turf.seconds)),
              ].join(' · ')}
            />
          ))}
        </List>
      </Section>
    </div>
  )
}
