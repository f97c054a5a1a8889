import { useMemo } from 'react'
import { precinctsOf, sidesOf } from '@porchlight/shared/canvass/cut-ways'
import { streetsOf } from '@porchlight/shared/canvass/cut'
import { useAreas } from '../../../app/map/use-map-file.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Check, Checks, Choice } from '../../../ui/Choice.tsx'
import { cutWords } from '../cut-messages.ts'
import type { CutSource } from '../use-cut-source.ts'
import type { Settings, Way } from '../use-cut-settings.ts'
import { WAYS } from '../use-cut-settings.ts'
import { Amount } from './Amount.tsx'

export interface CutWaysProps {
  readonly source: CutSource
  readonly chosen: Settings
}

/** The way to cut, and what it has to be told. */
export function CutWays({ source, chosen: { settings, set } }: CutWaysProps) {
  const t = useText(cutWords)
  const format = useFormat()
  const { left, again, anew } = source
  const areas = useAreas()
  const isPlaced = useMemo(() => left.doors.some(door => door.at), [left])
  const precincts = useMemo(() => precinctsOf(left), [left])
  const isOffered: Readonly<Record<Way, boolean>> = {
    count: left.doors.length > 0,
    balanced: left.doors.length > 0,
    precincts: left.doors.length > 0 && precincts.length > 1,
    areas: isPlaced && areas.length > 0,
    streets: left.doors.length > 0,
    drawn: isPlaced,
    again: again.doors.length > 0,
  }
  const words: Readonly<Record<Way, { readonly label: string; readonly description?: string }>> = {
    count: { label: t.byCount },
    balanced: { label: t.balanced, description: t.balancedMore },
    precincts: { label: t.byPrecinct, description: t.byPrecinctMore },
    areas: { label: t.byAreas, description: t.byPrecinctMore },
    drawn: { label: t.drawn, description: anew.length > 0 ? t.drawnRest : t.drawnMore },
    streets: { label: t.byStreets, description: anew.length > 0 ? t.stopAddRest : t.stopAdd },
    again: { label: t.again, description: t.againDoors(again.doors.length, format.number(again.doors.length)) },
  }
  const size = (
    <Amount
      label={t.each}
      description={t.eachHint}
      value={settings.size}
      onChange={value => set({ size: value })}
      min={5}
      max={300}
      step={5}
    />
  )
  return (
    <>
      <Choice
        label={t.how}
        value={settings.way}
        onChange={value => set({ way: value as Way })}
        options={WAYS.filter(way => isOffered[way]).map(way => ({ value: way, ...words[way] }))}
      />
      {(settings.way === 'count' || settings.way === 'again') && size}
      {settings.way === 'balanced' && (
        <Amount
          label={t.howMany}
          description={t.howManyHint}
          value={settings.count}
          onChange={count => set({ count })}
          min={1}
          max={300}
          step={1}
        />
      )}
      {settings.way === 'precincts' && (
        <>
          <Checks
            label={t.precincts}
            value={settings.precincts}
            onChange={names => set({ precincts: names })}
            options={precincts.map(one => ({
              value: one.name,
              label: one.name || t.noPrecinct,
              description: t.streetDoors(one.doors, format.number(one.doors)),
            }))}
          />
          {size}
        </>
      )}
      {settings.way === 'areas' && (
        <>
          <Checks
            label={t.areas}
            value={settings.areas.map(area => area.name)}
            onChange={names => set({ areas: areas.filter(area => names.includes(area.name)) })}
            options={areas.map(({ name }) => ({ value: name, label: name }))}
          />
          {size}
        </>
      )}
      {settings.way === 'streets' && <Streets source={source} chosen={{ settings, set }} />}
    </>
  )
}

/** Streets of one turf, whole or by their sides. */
function Streets({
  source,
  chosen: { settings, set },
}: {
  readonly source: CutSource
  readonly chosen: Pick<Settings, 'settings' | 'set'>
}) {
  const t = useText(cutWords)
  const format = useFormat()
  const { isBySide } = settings
  const streets = useMemo(() => (isBySide ? [] : streetsOf(source.left)), [source.left, isBySide])
  const sides = useMemo(() => (isBySide ? sidesOf(source.left) : []), [source.left, isBySide])
  const about = (doors: number, place: string) => `${t.streetDoors(doors, format.number(doors))}${place ? ` · ${place}` : ''}`
  return (
    <>
      <Check label={t.bySide} description={t.bySideMore} value={isBySide} onChange={on => set({ isBySide: on })} />
      {isBySide ? (
        <Checks
          label={t.sides}
          value={settings.sides}
          onChange={keys => set({ sides: keys })}
          options={sides.map(one => ({
            value: one.key,
            label: one.side === 'none' ? one.street : `${one.street} · ${t[one.side]}`,
            description: about(one.doors.length, one.place),
          }))}
        />
      ) : (
        <Checks
          label={t.streets}
          value={settings.streets}
          onChange={keys => set({ streets: keys })}
          options={streets.map(one => ({ value: one.key, label: one.street, description: about(one.doors.length, one.place) }))}
        />
      )}
    </>
  )
}
