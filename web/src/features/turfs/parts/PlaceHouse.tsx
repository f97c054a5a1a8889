import { lazy, Suspense, useMemo, useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { addressLine, streetLine } from '@porchlight/shared/canvass/address'
import { nearDoors, nearestDoors } from '@porchlight/shared/canvass/near-doors'
import type { DoorPlace } from '@porchlight/shared/canvass/pins'
import type { Door } from '@porchlight/shared/canvass/types'
import { canvassWords } from '../../../app/canvass/words.ts'
import { sceneOf } from '../../../app/map/scene.ts'
import { mapWords } from '../../../app/map/words.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { pinWords } from '../pins-words.ts'
import type { House, Placing } from '../use-pins.ts'

const DoorMap = lazy(() => import('../../../app/map/DoorMap.tsx'))
/** Seen around the pin at first. */
const AROUND = 12

export interface PlaceHouseProps {
  readonly house: House
  readonly placing: Placing
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
  /** Without a place: the pin is taken away. */
  readonly onPlace: (at: DoorPlace | undefined) => void
}

/** Where one house is: by one touch between its neighbours, or by a pin on the map. */
export function PlaceHouse({ house, placing, isPending, refusal, onPlace }: PlaceHouseProps) {
  const t = useText(pinWords)
  const words = useText(canvassWords)
  const map = useText(mapWords)
  const format = useFormat()
  const door = house.doors[0]!
  const others = useMemo(() => {
    const own = new Set(house.doors.map(one => one.id))
    return placing.doors.filter(one => one.at && !own.has(one.id))
  }, [placing, house])
  const near = useMemo(() => nearDoors(door, others), [door, others])
  const pinned = placing.pinOf(door)
  const [start] = useState(pinned ?? near?.at)
  const [at, setAt] = useState(start)
  const scene = useMemo(() => sceneOf(others.map(one => ({ door: one, mark: 'untouched' as const }))), [others])
  const around = useMemo(
    () => (start ? [start, ...nearestDoors(start, others, AROUND).map(one => one.at!)].map(placeOf) : []),
    [start, others],
  )
  const nearest = useMemo(() => (at ? nearestDoors(at, others, 1)[0] : undefined), [at, others])
  const guess = near && guessOf(near.by, near.doors, t)
  const take = pinned && (
    <Button isPending={isPending} onPress={() => onPlace(undefined)}>
      {t.take}
    </Button>
  )
  return (
    <Screen
      title={house.name}
      back={paths.pins}
      status={<WorkStatus />}
      actions={
        <Button look="primary" wide isDisabled={!at} isPending={isPending} onPress={() => at && onPlace(at)}>
          {t.save}
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} />
      <p>
        {t.where} {house.doors.length > 1 && t.several(words.doors(format.number(house.doors.length), house.doors.length))}
      </p>
      {guess && near && (
        <Button wide isPending={isPending} onPress={() => onPlace(near.at)}>
          {guess}
        </Button>
      )}
      {at && (
        <Suspense fallback={<p>{map.loading}</p>}>
          <DoorMap scene={scene} pin={{ at: placeOf(at), label: t.pin(house.name), around, onMove: ([lon, lat]) => setAt({ lat, lon }) }} />
        </Suspense>
      )}
      {nearest && <p role="status">{t.nearest(addressLine(nearest.address))}</p>}
      {take}
      <p>{t.since}</p>
    </Screen>
  )
}

const placeOf = ({ lat, lon }: DoorPlace) => [lon, lat] as const

function guessOf(by: string, doors: readonly Door[], t: (typeof pinWords)['en'] | (typeof pinWords)['es']): string | undefined {
  const [low, high] = doors
  if (by === 'building' && low) return t.building(addressLine(low.address))
  return by === 'between' && low && high ? t.between(low.address.number, streetLine(high.address)) : undefined
}
