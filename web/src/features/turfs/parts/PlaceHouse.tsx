import { useMemo, useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { addressLine, streetLine } from '@porchlight/shared/canvass/address'
import { nearDoors, nearestDoors } from '@porchlight/shared/canvass/near-doors'
import type { DoorPlace } from '@porchlight/shared/canvass/pins'
import type { Door } from '@porchlight/shared/canvass/types'
import { canvassWords } from '../../../app/canvass/words.ts'
import { LaterMap } from '../../../app/map/LaterMap.tsx'
import type { Box } from '../../../app/map/camera.ts'
import { sceneOf } from '../../../app/map/scene.ts'
import { useGround } from '../../../app/map/use-ground.ts'
import { useAreas } from '../../../app/map/use-map-file.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { pinWords } from '../pins-words.ts'
import type { House, Placing } from '../use-pins.ts'
import { PlaceNumbers } from './PlaceNumbers.tsx'

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
  const format = useFormat()
  const door = house.doors[0]!
  const others = useMemo(() => {
    const own = new Set(house.doors.map(one => one.id))
    return placing.doors.filter(one => one.at && !own.has(one.id))
  }, [placing, house])
  const near = useMemo(() => nearDoors(door, others), [door, others])
  const pinned = placing.pinOf(door)
  const [start] = useState(pinned ?? (near?.by === 'town' ? undefined : near?.at))
  // Whose place nothing here tells begins in the middle of what there is to see, and is not saved there.
  const [said, setSaid] = useState(start)
  const ground = useGround()
  const areas = useAreas()
  const at = said ?? near?.at ?? (ground && middleOf(ground))
  /** By numbers: the map goes there. */
  const [typed, setTyped] = useState<DoorPlace>()
  const scene = useMemo(
    () =>
      sceneOf(
        others.map(one => ({ door: one, mark: 'untouched' as const })),
        [],
        areas,
      ),
    [others, areas],
  )
  const around = useMemo(() => {
    const begin = typed ?? start ?? near?.at
    if (begin) return [begin, ...nearestDoors(begin, others, AROUND).map(one => one.at!)].map(placeOf)
    return ground ? cornersOf(ground) : []
  }, [typed, start, near, others, ground])
  const nearest = useMemo(() => (at ? nearestDoors(at, others, 1)[0] : undefined), [at, others])
  const guess = near && guessOf(near.by, near.doors, t)
  const take = pinned && (
    <Button isPending={isPending} onPress={() => onPlace(undefined)}>
      {t.take}
    </Button>
  )
  // Above the map where it may be what begins it, so that nothing moves under the finger.
  const numbers = (
    <PlaceNumbers
      onPlace={place => {
        setSaid(place)
        setTyped(place)
      }}
    />
  )
  return (
    <Screen
      title={house.name}
      back={paths.pins}
      status={<WorkStatus />}
      actions={
        <Button look="primary" wide isDisabled={!said} isPending={isPending} onPress={() => said && onPlace(said)}>
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
      {!said && <p>{near || ground ? t.begin : t.noGround}</p>}
      {!start && numbers}
      {at && (
        <LaterMap
          key={typed ? `${typed.lat} ${typed.lon}` : ''}
          scene={scene}
          pin={{ at: placeOf(at), label: t.pin(house.name), around, onMove: ([lon, lat]) => setSaid({ lat, lon }) }}
        />
      )}
      {start && numbers}
      {nearest && <p role="status">{t.nearest(addressLine(nearest.address))}</p>}
      {take}
      <p>{t.since}</p>
    </Screen>
  )
}

const middleOf = ({ west, south, east, north }: Box): DoorPlace => ({ lat: (south + north) / 2, lon: (west + east) / 2 })
const cornersOf = ({ west, south, east, north }: Box) => [[west, south] as const, [east, north] as const]
const placeOf = ({ lat, lon }: DoorPlace) => [lon, lat] as const

function guessOf(by: string, doors: readonly Door[], t: (typeof pinWords)['en'] | (typeof pinWords)['es']): string | undefined {
  const [low, high] = doors
  if (by === 'building' && low) return t.building(addressLine(low.address))
  return by === 'between' && low && high ? t.between(low.address.number, streetLine(high.address)) : undefined
}
