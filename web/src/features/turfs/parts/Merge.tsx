import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Door } from '@porchlight/shared/canvass/types'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checks } from '../../../ui/Choice.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { turfWords } from '../messages.ts'
import { turfPaths } from '../turf-paths.ts'
import type { Board, BoardTurf } from '../use-board.ts'

/** Chooses the turfs that are to be one; how they are cut is chosen where all turfs are cut. */
export function Merge({ board, turf }: { readonly board: Board; readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<readonly string[]>()
  const others = useMemo(() => nearestFirst(board.turfs, turf), [board.turfs, turf])
  const go = () =>
    chosen &&
    chosen.length > 0 &&
    navigate(turfPaths.anew([turf.scope, ...others.filter(one => chosen.includes(one.scope)).map(one => one.scope)]))
  return (
    <>
      <Button onPress={() => setChosen([])}>{t.merge}</Button>
      <Sheet
        title={t.mergeTitle(turf.name)}
        isOpen={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        actions={
          others.length > 0 && (
            <Button look="primary" wide isDisabled={!chosen?.length} onPress={go}>
              {t.mergeGo}
            </Button>
          )
        }
      >
        {others.length === 0 ? (
          <p>{t.mergeNone}</p>
        ) : (
          <Checks
            label={t.mergeWith}
            description={t.mergeText}
            value={chosen ?? []}
            onChange={setChosen}
            options={others.map(one => ({
              value: one.scope,
              label: one.name,
              description: words.doors(format.number(one.record.doorCount), one.record.doorCount),
            }))}
          />
        )}
      </Sheet>
    </>
  )
}

/** By the nearest two doors; without coordinates those with a street in common, then the others as they stand. */
function nearestFirst(turfs: readonly BoardTurf[], from: BoardTurf): readonly BoardTurf[] {
  const streets = new Set(from.record.streets)
  const here = placesOf(from)
  return turfs
    .filter(one => one.scope !== from.scope)
    .map(one => ({ one, far: nearest(here, placesOf(one)), shares: one.record.streets.some(street => streets.has(street)) }))
    .toSorted((a, b) => a.far - b.far || Number(b.shares) - Number(a.shares))
    .map(({ one }) => one)
}

type Place = NonNullable<Door['at']>
const placesOf = ({ turf }: BoardTurf): readonly Place[] => (turf?.base?.doors ?? []).flatMap(door => door.at ?? [])

/** In degrees, squared, with those of longitude as long as they are there; good enough to compare. */
function nearest(some: readonly Place[], others: readonly Place[]): number {
  let least = Number.MAX_VALUE
  for (const a of some) {
    const shrink = Math.cos((a.lat * Math.PI) / 180)
    for (const b of others) least = Math.min(least, (a.lat - b.lat) ** 2 + ((a.lon - b.lon) * shrink) ** 2)
  }
  return least
}
