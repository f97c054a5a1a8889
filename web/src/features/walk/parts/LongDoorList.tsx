import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import type { WalkBlock } from '@porchlight/shared/canvass/walk'
import { useText } from '../../../i18n/use-text.ts'
import { walkWords } from '../messages.ts'
import type { DoorListProps } from './DoorList.tsx'
import { BlockHead } from './BlockHead.tsx'
import { DoorRow } from './DoorRow.tsx'

type Item = { readonly key: string; readonly block: WalkBlock; readonly door?: DoorView; readonly place?: number }

/** Hundreds of doors: draws those in sight. Measured rows, so that large text fits. */
export default function LongDoorList({ walk, current, scroller }: DoorListProps) {
  const t = useText(walkWords)
  const items = useMemo(() => itemsOf(walk.blocks), [walk.blocks])
  // Its answers are read in this render only, nothing memoised depends on them.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => 72,
    getItemKey: index => items[index]!.key,
    overscan: 8,
  })
  const start = useRef(current)
  useEffect(() => {
    const index = items.findIndex(item => item.door?.door.id === start.current)
    if (scroller && index > 0) virtual.scrollToIndex(index, { align: 'center' })
    // Only when the list opens: afterwards it keeps its place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scroller])
  return (
    <div role="list" aria-label={t.doorsOf(walk.turf.name)} className="long-list" style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const { block, door, place } = items[index]!
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="long-item"
            style={{ translate: `0 ${start}px` }}
            {...(door ? { role: 'listitem', 'aria-setsize': walk.total, 'aria-posinset': place } : { role: 'presentation' })}
          >
            {door ? (
              <DoorRow scope={walk.scope} door={door} isCurrent={door.door.id === current} taken={walk.taken.get(door.door.id)} />
            ) : (
              <BlockHead block={block} />
            )}
          </div>
        )
      })}
    </div>
  )
}

function itemsOf(blocks: readonly WalkBlock[]): Item[] {
  let place = 0
  return blocks.flatMap((block): Item[] => [
    { key: block.key, block },
    ...block.doors.map(door => ({ key: door.door.id, block, door, place: ++place })),
  ])
}
