import { canvassWords } from '../../../app/canvass/words.ts'
import { paths } from '../../../app/paths.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Fold, Section } from '../../../ui/Screen.tsx'
import { pinWords } from '../pins-words.ts'
import type { House, Placing } from '../use-pins.ts'

/** A county without coordinates would be rows without end; whoever has placed these sees the next. */
const MOST = 200

/** The houses that are not on the map, street by street, and those that are by pin. */
export function UnplacedDoors({ placing: { doors, unplaced, streets, pinned } }: { readonly placing: Placing }) {
  const t = useText(pinWords)
  const format = useFormat()
  const shown: (typeof streets)[number][] = []
  let room = MOST
  for (const { name, houses } of streets) {
    if (room > 0) shown.push({ name, houses: houses.slice(0, room) })
    room -= houses.length
  }
  return (
    <>
      {unplaced === 0 ? (
        <Empty icon="check" action={<LinkButton href={paths.coverage}>{t.toMap}</LinkButton>}>
          {t.allPlaced}
        </Empty>
      ) : (
        <>
          <p role="status">{t.count(unplaced, format.number(unplaced))}</p>
          <p>{unplaced === doors.length ? t.noMap : t.lead}</p>
          <div>
            <LinkButton icon="file" href={paths.lists}>
              {t.toLists}
            </LinkButton>
          </div>
        </>
      )}
      {shown.map(({ name, houses }) => (
        <Section key={houses[0]!.id} title={name || t.noStreet}>
          <Houses label={name || t.noStreet} houses={houses} />
        </Section>
      ))}
      {room < 0 && <p>{t.more(-room, format.number(-room))}</p>}
      {pinned.length > 0 && (
        <Fold title={`${t.byPin} (${format.number(pinned.length)})`}>
          <Houses label={t.byPin} houses={pinned} />
        </Fold>
      )}
    </>
  )
}

function Houses({ label, houses }: { readonly label: string; readonly houses: readonly House[] }) {
  const words = useText(canvassWords)
  const format = useFormat()
  return (
    <List label={label}>
      {houses.map(({ id, name, doors }) => (
        <Row
          key={id}
          href={`${paths.pins}?at=${id}`}
          title={name}
          {...(doors.length > 1 ? { detail: words.doors(format.number(doors.length), doors.length) } : {})}
        />
      ))}
    </List>
  )
}
