import { useSay } from '../../../app/canvass/say.ts'
import { paths } from '../../../app/paths.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { turfWords } from '../messages.ts'
import type { BoardTurf } from '../use-board.ts'

export interface TurfRowsProps {
  readonly turfs: readonly BoardTurf[]
  readonly current: string | undefined
  /** As on the map beside it. */
  readonly isNumbered?: boolean
}

/** One row a turf: name, how far, who has it, last heard. */
export function TurfRows({ turfs, current, isNumbered = false }: TurfRowsProps) {
  const t = useText(turfWords)
  const format = useFormat()
  const say = useSay()
  return (
    <List label={t.listOf}>
      {turfs.map(({ scope, name, record, progress, holders, links, turf }, i) => {
        const done = t.doorsDone(format.number(progress?.attempted ?? 0), format.number(progress?.doors ?? record.doorCount))
        const names = holders.map(holder => holder.name || t.nameless)
        const who = names.length > 0 ? t.with(format.list(names)) : links.length > 0 ? t.linkOut : t.withNobody
        const heard = progress?.lastAt === undefined ? '' : ` · ${t.heard(say.when(progress.lastAt))}`
        const captain = turf?.captain ? ` · ${t.captainOf(turf.captain)}` : ''
        return (
          <Row
            key={scope}
            {...(isNumbered ? { lead: `${format.number(i + 1)}.` } : {})}
            title={name}
            detail={`${done} · ${who}${captain}${heard}`}
            href={paths.turfBoard(scope)}
            isCurrent={scope === current}
          />
        )
      })}
    </List>
  )
}
