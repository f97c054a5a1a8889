/**
 * Doors chosen one after the other in walking order (`order`). A touch on one that is not chosen chooses all from the nearest
 * chosen one to it, but for those that `isLeft` says are left out; a touch on one that is chosen takes it out.
 */
export function withStretch(
  order: readonly string[],
  chosen: readonly string[],
  touched: string,
  isLeft: (door: string) => boolean,
): string[] {
  if (chosen.includes(touched)) return chosen.filter(one => one !== touched)
  const at = order.indexOf(touched)
  const places = chosen.map(one => order.indexOf(one)).filter(place => place >= 0)
  const near = places.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? at
  const [from, to] = near < at ? [near, at] : [at, near]
  return order.filter((door, place) => chosen.includes(door) || door === touched || (place >= from && place <= to && !isLeft(door)))
}
