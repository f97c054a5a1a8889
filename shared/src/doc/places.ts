/** Scopes by what they are for; `turf` is every turf. */
export type Place = 'group' | 'organizers' | 'turf'

export interface Places {
  /** Scopes that have one of this kind (instance `1`) from their beginning. */
  readonly always?: readonly Place[]
  /** Scopes in which any number can be begun; others learn of them from the scope's index. */
  readonly listed?: readonly Place[]
}

/** Where documents of each kind are. Not with the kinds: a phone asks this before it has loaded any but those that it shows. */
export const PLACES: Readonly<Record<string, Places>> = {
  index: { always: ['group', 'organizers', 'turf'] },
  group: { always: ['group'] },
  canvass: { always: ['organizers'] },
  turf: { always: ['turf'] },
  visits: { always: ['turf'], listed: ['turf'] },
  notes: { listed: ['group'] },
  agenda: { listed: ['group'] },
  register: { listed: ['group'] },
  meetings: { listed: ['group'] },
  people: { listed: ['group'] },
  peoplenotes: { listed: ['organizers'] },
  devices: { listed: ['group', 'turf'] },
}
