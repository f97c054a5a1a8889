export type PlaceName = 'today' | 'walk' | 'day' | 'meet' | 'group'

/** Which place of the bar what begins so belongs to: it is marked there. */
const PLACES: Readonly<Record<PlaceName, string>> = {
  // With what "Today" leads to: an organizer's table.
  today: '/ /lists /turfs /questions /back',
  walk: '/walk /paper',
  day: '/day',
  meet: '/meet',
  group: '/group /groups /people /devices /lock /backup /restore /settings /install /help',
}

export const placeOf = (location: string): PlaceName | undefined =>
  (Object.keys(PLACES) as PlaceName[]).find(name => PLACES[name].split(' ').includes(`/${location.split('/')[1] ?? ''}`))
